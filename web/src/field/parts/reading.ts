// What the screens read out of the phone's documents: addresses, who lives where, when somebody last looked in.
import type { Id } from '@red-steward/domain/ids'
import { formatAddress, formatBuilding } from '@red-steward/domain/places/address'
import type { BuildingDocument, DwellingDocument } from '@red-steward/domain/places/documents'
import type { HouseholdDocument, PersonDocument, ResidenceDocument } from '@red-steward/domain/registry/documents'
import { HEAD } from '@red-steward/domain/registry/relations'
import type { VisitDocument } from '@red-steward/domain/visits/documents'
import { isContact } from '@red-steward/domain/visits/reach'
import type { Replica } from '../offline/device.ts'

export const getBuilding = (replica: Replica, id: Id) => replica.get<BuildingDocument>('building', id)
export const getDwelling = (replica: Replica, id: Id) => replica.get<DwellingDocument>('dwelling', id)
export const getPerson = (replica: Replica, id: Id) => replica.get<PersonDocument>('person', id)

export function buildingName(building: BuildingDocument): string {
  return building.name ?? formatBuilding(building.phase, building.number)
}

export interface DoorAddress {
  /** `…一期8号楼1单元401`. */
  full: string
  /** `8号楼1单元401`, without the compound. */
  short: string
}

export function addressOf(replica: Replica, dwellingId: Id): DoorAddress {
  const door = getDwelling(replica, dwellingId)
  const building = door?.buildingId ? getBuilding(replica, door.buildingId) : undefined
  if (!door || !building) return { full: '', short: '' }
  const unit = building.units.find(({ id }) => id === door.unitId)?.number ?? null
  const place = { phase: building.phase, building: building.number, unit, room: door.room }
  return { full: formatAddress({ ...place, compound: building.compound }), short: formatAddress(place) }
}

/** Open households behind a door, the longest registered first. */
export function householdsAt(replica: Replica, dwellingId: Id): HouseholdDocument[] {
  return replica
    .of<HouseholdDocument>('household', 'dwellingId', dwellingId)
    .filter(({ closedOn }) => closedOn === null)
    .toSorted((one, other) => (one.id < other.id ? -1 : 1))
}

export interface Member {
  person: PersonDocument
  residence: ResidenceDocument
}

/** Who belongs to a household now: the head first, then by relation. */
export function membersOf(replica: Replica, householdId: Id): Member[] {
  return replica
    .of<ResidenceDocument>('residence', 'householdId', householdId)
    .filter(({ toDay }) => toDay === null)
    .flatMap((residence) => {
      const person = getPerson(replica, residence.personId)
      return person ? [{ person, residence }] : []
    })
    .toSorted(byRelation)
}

function byRelation(one: Member, other: Member) {
  const rank = ({ residence }: Member) => (residence.relation === HEAD ? '' : residence.relation)
  return rank(one) < rank(other) ? -1 : rank(one) > rank(other) ? 1 : one.person.id < other.person.id ? -1 : 1
}

/** Where a person really lives now; of two open residences the one that is not registered only. */
export function homeOf(replica: Replica, personId: Id): ResidenceDocument | undefined {
  const open = replica.of<ResidenceDocument>('residence', 'personId', personId).filter(({ toDay }) => toDay === null)
  return open.find(({ residenceKind }) => residenceKind !== 'REGISTERED_ONLY') ?? open[0]
}

/** Visits at a door, the latest first. */
export function visitsAt(replica: Replica, dwellingId: Id): VisitDocument[] {
  return replica
    .of<VisitDocument>('visit', 'dwellingId', dwellingId)
    .toSorted((one, other) => (one.visitedAt < other.visitedAt ? 1 : -1))
}

/** When somebody of this door was last spoken to, or its register confirmed; null when nobody ever was. */
export function lastContactAt(replica: Replica, door: DwellingDocument): string | null {
  let last = door.confirmedAt as string | null
  const later = (at: string | null) => {
    if (at !== null && (last === null || at > last)) last = at
  }
  for (const household of replica.of<HouseholdDocument>('household', 'dwellingId', door.id)) {
    if (household.closedOn === null) later(household.confirmedAt)
  }
  for (const visit of replica.of<VisitDocument>('visit', 'dwellingId', door.id)) {
    if (isContact(visit.result)) later(visit.visitedAt)
  }
  return last
}

export type ContactAge = 'fresh' | 'ageing' | 'old' | 'never'

/** Within 90 days, within a year, longer ago. The same bounds as the desk's freshness. */
export function ageOfContact(lastAt: string | null, now: string): ContactAge {
  if (lastAt === null) return 'never'
  const days = (Date.parse(now) - Date.parse(lastAt)) / 86_400_000
  return days <= 90 ? 'fresh' : days <= 365 ? 'ageing' : 'old'
}
