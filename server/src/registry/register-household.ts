import type { Actor } from '@red-steward/domain/identity/actor'
import type { Id } from '@red-steward/domain/ids'
import { mayRegisterHousehold, mayRegisterPerson } from '@red-steward/domain/registry/household-rules'
import type { NewMember } from '@red-steward/domain/registry/person'
import { registerHousehold as shape } from '@red-steward/domain/registry/registering'
import { dayOf } from '@red-steward/domain/time'
import { sql } from 'kysely'
import type { z } from 'zod'
import { command } from '../kernel/command.ts'
import type { Tx } from '../kernel/db.ts'
import { ensure, notFound, refuseWith } from '../kernel/refused.ts'
import { type CheckedMember, enrol } from './enrol.ts'
import type { HouseholdForChange } from './households.ts'
import { type Door, inReach, personInReach } from './reach.ts'
import type { Writing } from './revise.ts'
import { hex } from './secrets.ts'

export type NewHousehold = z.infer<typeof shape.input>

export const registerHousehold = command(shape, async (context, input) => {
  await registerHouseholds(context, [input])
})

/**
 * Registers many households at once, for imports and the demo: two statements in all, about a thousand persons at a
 * time is best. `numbersChecked`: the caller has already decided about id numbers that are in the register.
 * Refuses what the single command refuses.
 */
export async function registerHouseholds(
  context: Writing,
  households: readonly NewHousehold[],
  { numbersChecked = false } = {},
): Promise<void> {
  const today = dayOf(context.now)
  const checked = households.map((household) => {
    ensure(mayRegisterHousehold(household.members, household.openedOn, today))
    return household.members.map((member) => checkMember(member, today))
  })
  const surroundings = await surroundingsOf(
    context,
    { dwellingIds: households.map((household) => household.dwellingId) },
    checked.flat(),
    numbersChecked,
  )
  const homes = households.map((household, at) => {
    const door = surroundings.doors.get(household.dwellingId) ?? notFound()
    if (door.retired) refuseWith('dwelling-retired')
    const { id, openedOn, note, use, means } = household
    return { id, door, opened: { openedOn, note, use, means }, members: checked[at]! }
  })
  await enrol(context, homes)
}

export function checkMember(member: NewMember, today: string): CheckedMember {
  const may = mayRegisterPerson(member, today)
  ensure(may)
  const { id, relation, kind, fromDay, guardians } = member
  return {
    id,
    relation,
    kind,
    fromDay,
    guardians,
    facts: (may as Extract<typeof may, { allowed: true }>).checked.facts,
  }
}

export interface Surroundings {
  doors: Map<Id, Door>
  household: HouseholdForChange | undefined
}

/** Doors, household, guardians and known id numbers around new members, in one round trip; refuses what does not fit. */
export async function surroundingsOf(
  { tx, actor, vault }: Writing,
  at: { dwellingIds?: readonly Id[]; householdId?: Id },
  members: readonly CheckedMember[],
  numbersChecked: boolean,
): Promise<Surroundings> {
  const own = new Set(members.map((member) => member.id))
  const guardians = members.flatMap(({ id, guardians }) =>
    guardians.flatMap((guardian) => ('personId' in guardian ? [{ child: id, guardian: guardian.personId }] : [])),
  )
  if (guardians.some(({ child, guardian }) => child === guardian)) refuseWith('guardian-of-oneself')
  const asked = [...new Set(guardians.map(({ guardian }) => guardian))].filter((id) => !own.has(id))
  const marks = new Map<string, Id>()
  if (!numbersChecked) {
    for (const { id, facts } of members) {
      if (facts.idNumber === null) continue
      const mark = vault.fingerprint('id-number', facts.idNumber).toString('hex')
      if (marks.has(mark)) refuseWith('id-number-already-registered', { personId: id })
      marks.set(mark, id)
    }
  }
  const found = await lookAround(tx, actor, at, asked, [...marks.keys()])
  if (found.guardians.length < asked.length) notFound()
  const known = found.known[0]
  if (known) {
    const detail = { personId: marks.get(known.mark), ...(known.reachable ? { registeredAs: known.id } : {}) }
    refuseWith('id-number-already-registered', detail)
  }
  return { doors: new Map(found.doors.map((door) => [door.id, door])), household: found.household }
}

interface Around {
  doors: Door[]
  household?: HouseholdForChange
  guardians: Id[]
  known: { id: Id; mark: string; reachable: boolean }[]
}

/** Asks only for what there is to ask. The household is locked; that its members are still the same, constraints see to. */
async function lookAround(
  tx: Tx,
  actor: Actor,
  { dwellingIds = [], householdId }: { dwellingIds?: readonly Id[]; householdId?: Id },
  guardians: Id[],
  marks: string[],
): Promise<Around> {
  const parts = []
  if (dwellingIds.length > 0) {
    parts.push(sql`(select coalesce(jsonb_agg(jsonb_build_object('id', d.id, 'buildingId', d.building_id, 'gridId', b.grid_id,
        'use', d.use, 'retired', d.retired_at is not null)), '[]')
      from dwellings d join buildings b on b.community_id = d.community_id and b.id = d.building_id
      where d.community_id = ${actor.communityId} and d.id = any(${[...new Set(dwellingIds)]}::uuid[]) and ${inReach(actor)}) as doors`)
  }
  if (householdId) parts.push(sql`(${householdToJoin(actor, householdId)}) as household`)
  if (guardians.length > 0) {
    parts.push(sql`(select coalesce(jsonb_agg(p.id), '[]') from persons p
      where p.community_id = ${actor.communityId} and p.id = any(${guardians}::uuid[]) and ${personInReach(actor)}) as guardians`)
  }
  if (marks.length > 0) {
    parts.push(sql`(select coalesce(jsonb_agg(jsonb_build_object('id', p.id, 'mark', encode(p.id_number_mark, 'hex'),
        'reachable', ${personInReach(actor)})), '[]')
      from persons p where p.community_id = ${actor.communityId} and p.merged_into is null
        and p.id_number_mark = any(${marks.map((mark) => hex(Buffer.from(mark, 'hex')))}::bytea[])) as known`)
  }
  const { rows } = await sql<Partial<Around>>`select ${sql.join(parts)}`.execute(tx)
  return { doors: [], guardians: [], known: [], ...rows[0] }
}

const householdToJoin = (actor: Actor, id: Id) => sql`
  select jsonb_build_object('id', h.id, 'dwellingId', h.dwelling_id, 'buildingId', d.building_id, 'gridId', b.grid_id, 'use', d.use,
    'headPersonId', h.head_person_id, 'openedOn', h.opened_on, 'closedOn', h.closed_on, 'version', h.version,
    'fieldVersions', h.field_versions, 'members', coalesce((select jsonb_agg(jsonb_build_object('residenceId', r.id,
      'personId', r.person_id, 'relation', r.relation, 'kind', r.kind, 'fromDay', r.from_day))
      from residences r where r.community_id = h.community_id and r.household_id = h.id and r.to_day is null), '[]'))
  from households h
  join dwellings d on d.community_id = h.community_id and d.id = h.dwelling_id
  join buildings b on b.community_id = d.community_id and b.id = d.building_id
  where h.community_id = ${actor.communityId} and h.id = ${id} and ${inReach(actor)} for update of h`
