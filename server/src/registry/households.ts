// Reading households and persons for a change: locked first, then read, so that what is read is what is changed.
import type { Actor } from '@red-steward/domain/identity/actor'
import type { Id } from '@red-steward/domain/ids'
import type { ResidenceKind } from '@red-steward/domain/registry/codes'
import type { Day } from '@red-steward/domain/time'
import { sql } from 'kysely'
import type { Tx } from '../kernel/db.ts'
import { notFound } from '../kernel/refused.ts'
import { inReach, personInReach } from './reach.ts'

export interface Member {
  residenceId: Id
  personId: Id
  relation: string
  kind: ResidenceKind
  fromDay: Day | null
  fieldVersions: Record<string, number>
}

export interface HouseholdForChange {
  id: Id
  dwellingId: Id
  buildingId: Id
  gridId: Id | null
  use: string
  headPersonId: Id | null
  openedOn: Day | null
  closedOn: Day | null
  version: number
  fieldVersions: Record<string, number>
  doorFieldVersions: Record<string, number>
  /** Open residences only. */
  members: Member[]
}

/** A household within reach with its open members, locked until the end of the transaction. */
export async function getHouseholdForChange(tx: Tx, actor: Actor, id: Id): Promise<HouseholdForChange> {
  const locked = await sql<Omit<HouseholdForChange, 'members'>>`
    select h.id, h.dwelling_id as "dwellingId", d.building_id as "buildingId", b.grid_id as "gridId", d.use,
      h.head_person_id as "headPersonId", h.opened_on as "openedOn", h.closed_on as "closedOn", h.version,
      h.field_versions as "fieldVersions", d.field_versions as "doorFieldVersions"
    from households h
    join dwellings d on d.community_id = h.community_id and d.id = h.dwelling_id
    join buildings b on b.community_id = d.community_id and b.id = d.building_id
    where h.community_id = ${actor.communityId} and h.id = ${id} and ${inReach(actor)} for update of h`.execute(tx)
  const household = locked.rows[0] ?? notFound()
  const members = await sql<Member>`
    select id as "residenceId", person_id as "personId", relation, kind, from_day as "fromDay",
      field_versions as "fieldVersions"
    from residences where community_id = ${actor.communityId} and household_id = ${id} and to_day is null`.execute(tx)
  return { ...household, members: members.rows }
}

export interface PersonForChange {
  id: Id
  name: string
  birthDate: Day | null
  diedOn: Day | null
  mergedInto: Id | null
  version: number
  fieldVersions: Record<string, number>
  sex: '0' | '1' | '2' | '9'
  documentKind: string
  readingOverride: string | null
  languageNeed: string | null
  note: string
  idNumberSealed: Buffer | null
  phoneSealed: Buffer | null
  /** Open residences, with the grid they lie in. */
  homes: {
    residenceId: Id
    householdId: Id
    dwellingId: Id
    gridId: Id | null
    kind: ResidenceKind
    fromDay: Day | null
  }[]
}

/** A person within reach with the homes that are open, locked until the end of the transaction. */
export async function getPersonForChange(tx: Tx, actor: Actor, id: Id): Promise<PersonForChange> {
  const locked = await sql<Omit<PersonForChange, 'homes'>>`
    select p.id, p.name, p.birth_date as "birthDate", p.died_on as "diedOn", p.merged_into as "mergedInto", p.version,
      p.field_versions as "fieldVersions", p.sex, p.document_kind as "documentKind", p.reading_override as "readingOverride",
      p.language_need as "languageNeed", p.note, p.id_number_sealed as "idNumberSealed", p.phone_sealed as "phoneSealed"
    from persons p where p.community_id = ${actor.communityId} and p.id = ${id} and ${personInReach(actor)} for update of p`.execute(
    tx,
  )
  const person = locked.rows[0] ?? notFound()
  const homes = await sql<PersonForChange['homes'][number]>`
    select r.id as "residenceId", r.household_id as "householdId", r.dwelling_id as "dwellingId", b.grid_id as "gridId", r.kind,
      r.from_day as "fromDay"
    from residences r
    join dwellings d on d.community_id = r.community_id and d.id = r.dwelling_id
    join buildings b on b.community_id = d.community_id and b.id = d.building_id
    where r.community_id = ${actor.communityId} and r.person_id = ${id} and r.to_day is null`.execute(tx)
  return { ...person, homes: homes.rows }
}
