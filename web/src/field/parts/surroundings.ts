// What the reader of lines, and the search, know of this phone: its doors and its people.
import type { PersonCard } from '@red-steward/domain/notebook/people'
import type { PlacesDirectory } from '@red-steward/domain/places/directory'
import type { BuildingDocument, DwellingDocument } from '@red-steward/domain/places/documents'
import type { PersonDocument, ResidenceDocument } from '@red-steward/domain/registry/documents'
import type { Replica } from '../offline/device.ts'

export function directoryOf(replica: Replica): PlacesDirectory {
  const buildings = replica.all<BuildingDocument>('building')
  const compounds = new Map(
    buildings.map(({ compoundId, compound, compoundAliases }) => [
      compoundId,
      { id: compoundId, name: compound, aliases: compoundAliases },
    ]),
  )
  return {
    compounds: [...compounds.values()],
    buildings,
    doorsOf: (buildingId) => replica.of<DwellingDocument>('dwelling', 'buildingId', buildingId),
  }
}

/** Everybody on this phone, each with the door where they live now. */
export function peopleOf(replica: Replica): PersonCard[] {
  const doors = new Map<string, string>()
  for (const { personId, dwellingId, toDay } of replica.all<ResidenceDocument>('residence')) {
    if (toDay === null) doors.set(personId, dwellingId)
  }
  const seen = new Set<string>()
  return replica.all<PersonDocument>('person').flatMap(({ id, name, pinyin, initials, diedOn }) => {
    if (seen.has(id) || diedOn !== null) return []
    seen.add(id)
    return [{ id, name, pinyin, initials, dwellingId: doors.get(id) ?? null }]
  })
}
