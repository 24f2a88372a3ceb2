// What must be known around new members before they may be registered: door or household, guardians, id numbers.
import type { Actor } from '@red-steward/domain/identity/actor'
import type { Id } from '@red-steward/domain/ids'
import { type RawBuilder, sql } from 'kysely'
import { notFound, refuseWith } from '../kernel/refused.ts'
import type { CheckedMember } from './enrol-rows.ts'
import type { HouseholdForChange } from './households.ts'
import { type Door, inReach, personInReach } from './reach.ts'
import type { Writing } from './revise.ts'
import { hex } from './secrets.ts'

export interface Found {
  doors?: Door[]
  household?: HouseholdForChange | null
  guardians?: Id[]
  known?: { id: Id; mark: string; reachable: boolean }[]
}

export interface Asked {
  /** Columns of the select list, named as in Found; empty when there is nothing to ask. */
  parts: RawBuilder<unknown>[]
  /** Whether guardians outside the members are named: their rows must be there before anything is written. */
  hasGuardians: boolean
  /** Refuses a guardian out of reach and a number that is in the register. */
  judge(found: Found): void
}

/** What to ask about these members; `numbersChecked`: the caller has already decided about known id numbers. */
export function askAbout({ actor, vault }: Writing, members: readonly CheckedMember[], numbersChecked: boolean): Asked {
  const own = new Set(members.map((member) => member.id))
  const named = members.flatMap(({ id, guardians }) =>
    guardians.flatMap((guardian) => ('personId' in guardian ? [{ child: id, guardian: guardian.personId }] : [])),
  )
  if (named.some(({ child, guardian }) => child === guardian)) refuseWith('guardian-of-oneself')
  const guardians = [...new Set(named.map(({ guardian }) => guardian))].filter((id) => !own.has(id))
  const marks = numbersChecked ? new Map<string, Id>() : marksOf(vault, members)
  const parts: RawBuilder<unknown>[] = []
  if (guardians.length > 0) {
    parts.push(sql`(select coalesce(jsonb_agg(p.id), '[]') from persons p
      where p.community_id = ${actor.communityId} and p.id = any(${guardians}::uuid[]) and ${personInReach(actor)}) as guardians`)
  }
  if (marks.size > 0) {
    const bytes = [...marks.keys()].map((mark) => hex(Buffer.from(mark, 'hex')))
    parts.push(sql`(select coalesce(jsonb_agg(jsonb_build_object('id', p.id, 'mark', encode(p.id_number_mark, 'hex'),
        'reachable', ${personInReach(actor)})), '[]')
      from persons p where p.community_id = ${actor.communityId} and p.merged_into is null
        and p.id_number_mark = any(${bytes}::bytea[])) as known`)
  }
  return {
    parts,
    hasGuardians: guardians.length > 0,
    judge(found) {
      if ((found.guardians ?? []).length < guardians.length) notFound()
      const known = found.known?.[0]
      if (!known) return
      const detail = { personId: marks.get(known.mark), ...(known.reachable ? { registeredAs: known.id } : {}) }
      refuseWith('id-number-already-registered', detail)
    },
  }
}

function marksOf(vault: Writing['vault'], members: readonly CheckedMember[]): Map<string, Id> {
  const marks = new Map<string, Id>()
  for (const { id, facts } of members) {
    if (facts.idNumber === null) continue
    const mark = vault.fingerprint('id-number', facts.idNumber).toString('hex')
    if (marks.has(mark)) refuseWith('id-number-already-registered', { personId: id })
    marks.set(mark, id)
  }
  return marks
}

export async function answersTo({ tx }: Writing, parts: readonly RawBuilder<unknown>[]): Promise<Found> {
  if (parts.length === 0) return {}
  const { rows } = await sql<Found>`select ${sql.join(parts)}`.execute(tx)
  return rows[0] ?? {}
}

/** Doors within reach, as the column `doors`. */
export function askDoors(actor: Actor, dwellingIds: readonly Id[]): RawBuilder<unknown> {
  return sql`(select coalesce(jsonb_agg(jsonb_build_object('id', dwelling_id, 'buildingId', building_id, 'gridId', grid_id,
    'use', use, 'retired', retired)), '[]') from (${doorsFor(actor, dwellingIds)}) here) as doors`
}

/** Doors within reach, as rows: dwelling_id, building_id, grid_id, use, retired. */
export function doorsFor(actor: Actor, dwellingIds: readonly Id[]): RawBuilder<unknown> {
  return sql`select d.id as dwelling_id, d.building_id, b.grid_id, d.use, d.retired_at is not null as retired
    from dwellings d join buildings b on b.community_id = d.community_id and b.id = d.building_id
    where d.community_id = ${actor.communityId} and d.id = any(${[...new Set(dwellingIds)]}::uuid[]) and ${inReach(actor)}`
}

/** A household within reach, locked, as one row with its open members; that these are still the same, unique indexes see to. */
export function householdFor(actor: Actor, id: Id): RawBuilder<unknown> {
  return sql`select h.id, h.dwelling_id, d.building_id, b.grid_id, jsonb_build_object('id', h.id, 'dwellingId', h.dwelling_id,
      'buildingId', d.building_id, 'gridId', b.grid_id, 'use', d.use, 'headPersonId', h.head_person_id, 'openedOn', h.opened_on,
      'closedOn', h.closed_on, 'version', h.version, 'fieldVersions', h.field_versions,
      'members', coalesce((select jsonb_agg(jsonb_build_object('residenceId', r.id, 'personId', r.person_id,
        'relation', r.relation, 'kind', r.kind, 'fromDay', r.from_day))
        from residences r where r.community_id = h.community_id and r.household_id = h.id and r.to_day is null), '[]')) as household
    from households h
    join dwellings d on d.community_id = h.community_id and d.id = h.dwelling_id
    join buildings b on b.community_id = d.community_id and b.id = d.building_id
    where h.community_id = ${actor.communityId} and h.id = ${id} and ${inReach(actor)} for update of h`
}
