// The places of a community as search needs them for every keystroke, their names read aloud once. Part of the roll.
import type { Actor } from '@red-steward/domain/identity/actor'
import type { Id } from '@red-steward/domain/ids'
import type { NamedCompound } from '@red-steward/domain/places/directory'
import type { Tx } from '../kernel/db.ts'
import { readDirectory } from '../places/index.ts'
import { nameReader } from './pinyin.ts'

type Building = Awaited<ReturnType<typeof readDirectory>>['buildings'][number]

export interface KnownPlaces {
  compounds: NamedCompound[]
  buildings: Building[]
  buildingOf: ReadonlyMap<Id, Building>
  compoundOf: ReadonlyMap<Id, string>
  /** Buildings whose compound or own name begins like this, or contains it, in characters, pinyin or initials. */
  named(text: string): Id[]
}

export async function readPlaces(tx: Tx, communityId: Id): Promise<KnownPlaces> {
  const everywhere: Actor = { id: communityId, name: '', role: 'secretary', communityId, grids: 'all' }
  const { compounds, buildings } = await readDirectory(tx, everywhere)
  const reader = await nameReader()
  const spellings = (name: string) => {
    const { syllables, initials } = reader.read(name)
    return [name.toLowerCase(), syllables.join(''), initials]
  }
  const namesakes = new Map<string, Id[]>()
  const goesBy = (name: string, ids: Id[]) => {
    for (const spelling of spellings(name)) namesakes.set(spelling, [...(namesakes.get(spelling) ?? []), ...ids])
  }
  for (const { id, name, aliases } of compounds) {
    const own = buildings.filter((building) => building.compoundId === id).map((building) => building.id)
    for (const called of [name, ...aliases]) goesBy(called, own)
  }
  for (const { id, name, aliases } of buildings)
    for (const called of [name ?? '', ...aliases].filter(Boolean)) goesBy(called, [id])
  const known = [...namesakes]
  return {
    compounds,
    buildings,
    buildingOf: new Map(buildings.map((building) => [building.id, building])),
    compoundOf: new Map(compounds.map((compound) => [compound.id, compound.name])),
    named(text) {
      const typed = text
        .normalize('NFKC')
        .toLowerCase()
        .replace(/[\s']+/g, '')
      if (typed.length < 2) return []
      const isWritten = /\p{Script=Han}/u.test(typed)
      const begin = known.filter(([spelling]) => spelling.startsWith(typed))
      const hold = isWritten ? known.filter(([spelling]) => spelling.includes(typed)) : []
      return [...new Set([...begin, ...hold].flatMap(([, ids]) => ids))].slice(0, 50)
    },
  }
}
