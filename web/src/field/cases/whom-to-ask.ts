import type { CallBackDocument, CaseDocument } from '@red-steward/domain/cases/documents'
import type { PersonDocument } from '@red-steward/domain/registry/documents'
import type { Replica } from '../offline/device.ts'
import { peopleAt } from '../parts/neighbours.ts'
import { addressOf, getPerson } from '../parts/reading.ts'

/** Who told of it, as far as this phone holds them; where nobody gave a name, who lives at the door, with a phone first. */
export function whomToAsk(replica: Replica, { personId, dwellingId }: CallBackDocument): readonly PersonDocument[] {
  if (personId) return [getPerson(replica, personId)].filter((person) => person !== undefined)
  return dwellingId ? peopleAt(replica, dwellingId).slice(0, 3) : []
}

/** The door, or the place in words. */
export function placeOf(replica: Replica, { dwellingId, place }: CaseDocument): string {
  return (dwellingId && addressOf(replica, dwellingId).short) || place
}
