// Homes begin and end; what a household is left with when somebody goes.
import { type Id, newId } from '@red-steward/domain/ids'
import type { ResidenceEnd } from '@red-steward/domain/registry/codes'
import { HEAD } from '@red-steward/domain/registry/relations'
import type { Day } from '@red-steward/domain/time'
import { sql } from 'kysely'
import type { HouseholdForChange, Member } from './households.ts'
import { type Revision, revise, type Writing } from './revise.ts'
import { CREATED } from './subjects.ts'

export interface NewResidence {
  personId: Id
  householdId: Id
  dwellingId: Id
  relation: string
  kind: string
  fromDay: Day | null
}

export async function openResidences(context: Writing, residences: readonly NewResidence[]): Promise<void> {
  const { tx, actor, trail } = context
  const rows = residences.map((residence) => ({ id: newId(), ...residence }))
  await tx
    .insertInto('residences')
    .values(
      rows.map((row) => ({
        community_id: actor.communityId,
        id: row.id,
        person_id: row.personId,
        household_id: row.householdId,
        dwelling_id: row.dwellingId,
        relation: row.relation,
        kind: row.kind,
        from_day: row.fromDay,
      })),
    )
    .execute()
  for (const { id } of rows) trail.fact('residence', id, CREATED, null, true)
}

export async function closeResidences(
  context: Writing,
  residenceIds: readonly Id[],
  toDay: Day,
  endReason: ResidenceEnd,
  destination = '',
): Promise<void> {
  const to = { toDay, endReason, ...(destination ? { destination } : {}) }
  await revise(
    context,
    'residence',
    residenceIds.map((id) => ({ id, to })),
  )
}

/** After members have gone: a household without anybody closes, one whose head went waits for another head. */
export async function settleHousehold(
  context: Writing,
  household: Pick<HouseholdForChange, 'id' | 'openedOn' | 'headPersonId' | 'members'>,
  gone: readonly Id[],
  day: Day,
): Promise<void> {
  const left = household.members.filter((member) => !gone.includes(member.personId))
  const headGone = household.headPersonId !== null && gone.includes(household.headPersonId)
  const closedOn = household.openedOn && household.openedOn > day ? household.openedOn : day
  if (left.length === 0) await revise(context, 'household', [{ id: household.id, to: { closedOn } }])
  else if (headGone) await revise(context, 'household', [{ id: household.id, to: { headPersonId: null } }])
}

/** Many homes end at once, for an import: residences close, and each household they leave is settled. */
export async function leaveHomes(context: Writing, residenceIds: readonly Id[], day: Day): Promise<void> {
  if (residenceIds.length === 0) return
  await closeResidences(context, residenceIds, day, 'MOVED_WITHIN')
  const { rows } = await sql<{ id: Id; openedOn: Day | null; empty: boolean; headless: boolean }>`
    select h.id, h.opened_on as "openedOn",
      not exists (select 1 from residences r where r.community_id = h.community_id and r.household_id = h.id and r.to_day is null) as empty,
      not exists (select 1 from residences r where r.community_id = h.community_id and r.household_id = h.id and r.to_day is null
        and r.person_id = h.head_person_id) as headless
    from households h where h.community_id = ${context.actor.communityId} and h.closed_on is null and h.id in (
      select household_id from residences where community_id = ${context.actor.communityId} and id = any(${residenceIds}::uuid[]))
  `.execute(context.tx)
  const settled = rows.flatMap(({ id, openedOn, empty, headless }): Revision[] => {
    if (empty) return [{ id, to: { closedOn: openedOn && openedOn > day ? openedOn : day } }]
    return headless ? [{ id, to: { headPersonId: null } }] : []
  })
  await revise(context, 'household', settled)
}

/** Ends what these persons are entitled to, because they left the community or died. */
export async function endEligibilities(
  context: Writing,
  personIds: readonly Id[],
  day: Day,
  endReason: 'MOVED_OUT' | 'DIED',
) {
  const { tx, actor } = context
  const { rows } = await sql<{ id: Id; startsOn: Day }>`
    select e.id, e.starts_on as "startsOn" from eligibilities e
    where e.community_id = ${actor.communityId} and e.person_id = any(${personIds}::uuid[]) and e.ended_on is null
      and (${endReason} = 'DIED' or not exists (select 1 from residences r where r.community_id = e.community_id
        and r.person_id = e.person_id and r.to_day is null))`.execute(tx)
  const endings = rows.map(({ id, startsOn }) => ({ id, to: { endedOn: startsOn > day ? startsOn : day, endReason } }))
  await revise(context, 'eligibility', endings)
}

/** Tells followers of the feed that a household and persons changed; who has left a grid is forgotten there. */
export function announce(
  { trail }: Writing,
  {
    households,
    persons,
    grid,
    leftGrid,
  }: { households: readonly Id[]; persons: readonly Id[]; grid: Id | null; leftGrid?: Id | null },
) {
  for (const id of households) trail.changed('household', id, grid)
  for (const id of persons) trail.changed('person', id, grid)
  if (leftGrid === undefined || leftGrid === grid) return
  for (const id of households) trail.changed('household', id, leftGrid, 'forget')
  for (const id of persons) trail.changed('person', id, leftGrid, 'forget')
}

/** Tells followers of the feed that facts of a person changed: in every grid they live in, or none any more. */
export function announceAtHomes({ trail }: Writing, personId: Id, homes: readonly { gridId: Id | null }[]) {
  const grids = new Set(homes.length > 0 ? homes.map((home) => home.gridId) : [null])
  for (const gridId of grids) trail.changed('person', personId, gridId)
}

export const residenceIdsOf = (members: readonly Member[], personIds: readonly Id[]) =>
  members.filter((member) => personIds.includes(member.personId)).map((member) => member.residenceId)

export const isHead = (relation: string) => relation === HEAD
