/** The places of one community as plain data, so that a phone, a screen and the server read doors alike. */
export interface PlacesDirectory {
  compounds: readonly NamedCompound[]
  buildings: readonly NumberedBuilding[]
  /** The doors of a building; may be limited to those the reader has at hand. */
  doorsOf(buildingId: string): readonly Door[]
}

export interface NamedCompound {
  id: string
  name: string
  aliases: readonly string[]
}

export interface NumberedBuilding {
  id: string
  compoundId: string
  phase: number | null
  number: string
  name: string | null
  aliases: readonly string[]
  units: readonly NumberedUnit[]
}

export interface NumberedUnit {
  id: string
  number: string
  aliases?: readonly string[]
}

/** The unit that bears the number, else the one that is also called so. */
export function unitCalled<Unit extends NumberedUnit>(units: readonly Unit[], called: string): Unit | undefined {
  return units.find(({ number }) => number === called) ?? units.find(({ aliases }) => aliases?.includes(called))
}

export interface Door {
  id: string
  unitId: string | null
  floor: number
  room: string
}

/** A name found in a text: whose it is (two compounds may share an alias), and where it stands. */
export interface NameFound {
  ids: readonly string[]
  start: number
  end: number
}

/**
 * All names that occur in the text, longest first. Spaces inside a name do not matter, and `…小区` may be left off.
 * The text must have gone through `normaliseDoorText`.
 */
export function findNames(text: string, places: readonly NamedPlace[]): NameFound[] {
  const found = new Map<string, { ids: Set<string>; start: number; end: number }>()
  for (const place of places) {
    for (const name of namesOf(place)) {
      const at = positionOf(text, name)
      if (!at) continue
      const key = `${at.start}:${at.end}`
      const entry = found.get(key) ?? { ids: new Set(), ...at }
      entry.ids.add(place.id)
      found.set(key, entry)
    }
  }
  return [...found.values()]
    .map(({ ids, start, end }) => ({ ids: [...ids], start, end }))
    .sort((a, b) => b.end - b.start - (a.end - a.start) || a.start - b.start)
}

export interface NamedPlace {
  id: string
  name: string | null
  aliases: readonly string[]
}

function namesOf(place: NamedPlace): string[] {
  const names = [place.name ?? '', ...place.aliases].map(foldName).filter((name) => name !== '')
  const shortened = names.map((name) => name.replace(/小区$/, '')).filter((name) => name.length >= 2)
  return [...new Set([...names, ...shortened])]
}

/** Places whose name or alias contains this piece of at least two signs: `华府` for a compound known as `…江华府`. */
export function findByPiece<Place extends NamedPlace>(piece: string, places: readonly Place[]): Place[] {
  const folded = foldName(piece)
  return folded.length < 2 ? [] : places.filter((place) => namesOf(place).some((name) => name.includes(folded)))
}

/** The name, or one of the aliases, is just this; `…小区` may be left off. */
export function isCalled(place: NamedPlace, text: string): boolean {
  return namesOf(place).includes(foldName(text)) || namesOf(place).includes(foldName(text).replace(/小区$/, ''))
}

function foldName(name: string): string {
  return name.normalize('NFKC').replace(/\s+/g, '').toUpperCase()
}

// Names hold no spaces after folding; the text may, so compare sign by sign and skip spaces.
function positionOf(text: string, name: string): { start: number; end: number } | undefined {
  for (let start = text.indexOf(name[0]!); start !== -1; start = text.indexOf(name[0]!, start + 1)) {
    let at = start
    let matched = 0
    while (at < text.length && matched < name.length) {
      if (text[at] === name[matched]) matched += 1
      else if (text[at] !== ' ') break
      at += 1
    }
    if (matched === name.length) return { start, end: at }
  }
  return undefined
}
