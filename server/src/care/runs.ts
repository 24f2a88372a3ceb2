// No-answer flows: opened, stepped, closed.
import { runBegunBy } from '@red-steward/domain/care/after-visit'
import { nextStep } from '@red-steward/domain/care/flow'
import { listRuns as listShape, type RunRow, type StepResult } from '@red-steward/domain/care/no-answer'
import type { FlowStep, Tier } from '@red-steward/domain/care/rules'
import type { Actor } from '@red-steward/domain/identity/actor'
import { type Id, newId } from '@red-steward/domain/ids'
import type { Address } from '@red-steward/domain/places/address'
import type { Instant } from '@red-steward/domain/time'
import { sql } from 'kysely'
import type { Context } from '../kernel/command.ts'
import type { Tx } from '../kernel/db.ts'
import { query } from '../kernel/query.ts'
import { notFound, refuseWith } from '../kernel/refused.ts'
import { doorTables, inReach } from '../registry/index.ts'
import { addressColumns, addressOf } from '../visits/index.ts'
import { readFlow } from './rules.ts'

export interface RunForChange {
  id: Id
  personId: Id
  dwellingId: Id
  householdId: Id | null
  gridId: Id | null
  tier: Tier
  startedAt: Instant
  closedAt: Instant | null
  steps: { step: FlowStep; doneAt: Instant; result: StepResult }[]
}

/** The steps of run `r` as JSON, in the order they were taken. */
export const stepsJson = sql`coalesce((select jsonb_agg(jsonb_build_object('step', s.step, 'result', s.result,
    'doneAt', to_char(s.done_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) order by s.done_at, s.id)
  from no_answer_steps s where s.community_id = r.community_id and s.run_id = r.id), '[]')`

/** A run at a door within reach, locked. */
export async function getRunForChange(tx: Tx, actor: Actor, id: Id): Promise<RunForChange> {
  const { rows } = await sql<RunForChange>`
    select r.id, kept_person(r.person_id) as "personId", r.dwelling_id as "dwellingId", r.household_id as "householdId", b.grid_id as "gridId",
      r.tier, r.started_at as "startedAt", r.closed_at as "closedAt", ${stepsJson} as steps
    from no_answer_runs r
    join dwellings d on d.community_id = r.community_id and d.id = r.dwelling_id
    join buildings b on b.community_id = d.community_id and b.id = d.building_id
    where r.community_id = ${actor.communityId} and r.id = ${id} and ${inReach(actor)} for update of r`.execute(tx)
  return rows[0] ?? notFound()
}

/**
 * The run a step is logged in. A phone that began the flow by itself names the visit: where a colleague's flow was first,
 * the step is one of that; where none is open any more, the flow is over.
 */
export async function getRunToStep(
  tx: Tx,
  actor: Actor,
  { runId, begun }: { runId: Id; begun?: { visitId: Id; personId: Id } | undefined },
): Promise<RunForChange> {
  if (!begun) return getRunForChange(tx, actor, runId)
  const { rows } = await sql<{ id: Id | null }>`
    select (select r.id from no_answer_runs r
      where r.community_id = v.community_id and r.person_id in (select records_of(${begun.personId}))
      order by r.id = ${runId} desc, r.closed_at is null desc, r.started_at desc limit 1) as id
    from visits v where v.community_id = ${actor.communityId} and v.id = ${begun.visitId} and v.entered_by = ${actor.id}`.execute(
    tx,
  )
  const [visit] = rows
  if (!visit) return notFound()
  return getRunForChange(tx, actor, visit.id ?? refuseWith('run-closed'))
}

export interface OpenRun {
  id: Id
  personId: Id
  startedAt: Instant
  startedByVisit: Id | null
  gridId: Id | null
  steps: FlowStep[]
}

/** The open runs of these persons and of records merged with them, locked. */
export async function openRunsOf({ tx, actor }: Context, personIds: readonly Id[]): Promise<OpenRun[]> {
  const { rows } = await sql<OpenRun>`
    select r.id, kept_person(r.person_id) as "personId", r.started_at as "startedAt", r.started_by_visit as "startedByVisit", b.grid_id as "gridId",
      array(select step from no_answer_steps s where s.community_id = r.community_id and s.run_id = r.id) as steps
    from no_answer_runs r
    join dwellings d on d.community_id = r.community_id and d.id = r.dwelling_id
    join buildings b on b.community_id = d.community_id and b.id = d.building_id
    where r.community_id = ${actor.communityId} and r.closed_at is null
      and r.person_id in (select records_of(asked) from unnest(${[...personIds]}::uuid[]) asked)
    for update of r`.execute(tx)
  return rows
}

export async function startRun(
  { tx, actor, trail }: Context,
  run: {
    personId: Id
    dwellingId: Id
    householdId: Id | null
    gridId: Id | null
    tier: Tier
    startedAt: Instant
    visitId: Id
  },
): Promise<Id> {
  // The phone begins the same flow before it has a signal. A visit corrected back to "nobody answered" begins another one.
  const begun = runBegunBy(run.visitId, run.personId)
  // Two people may call in vain at the same moment: the second waits here, and joins the flow of the first.
  const { rows } = await sql<{ id: Id }>`
    insert into no_answer_runs (community_id, id, person_id, dwelling_id, household_id, tier, started_at, started_by_visit)
    values (${actor.communityId}, case when exists (select from no_answer_runs
        where community_id = ${actor.communityId} and id = ${begun}) then ${newId()}::uuid else ${begun}::uuid end,
      ${run.personId}, ${run.dwellingId}, ${run.householdId}, ${run.tier}, ${run.startedAt}, ${run.visitId})
    on conflict (community_id, person_id) where closed_at is null do nothing returning id`.execute(tx)
  if (!rows[0]) return openRunOf(tx, actor, run.personId)
  const { id } = rows[0]
  trail.fact('run', id, '*created*', null, true)
  trail.changed('run', id, run.gridId)
  return id
}

async function openRunOf(tx: Tx, actor: Actor, personId: Id): Promise<Id> {
  const { rows } = await sql<{ id: Id }>`select id from no_answer_runs
    where community_id = ${actor.communityId} and person_id = ${personId} and closed_at is null`.execute(tx)
  return rows[0]?.id ?? refuseWith('busy-try-again')
}

export async function addStep(
  { tx, actor, trail }: Context,
  run: { id: Id; gridId: Id | null },
  step: { id: Id; step: FlowStep; result: StepResult; doneAt: Instant; note: string },
): Promise<void> {
  await tx
    .insertInto('no_answer_steps')
    .values({
      community_id: actor.communityId,
      id: step.id,
      run_id: run.id,
      step: step.step,
      result: step.result,
      done_at: step.doneAt,
      done_by: actor.id,
      note: step.note,
    })
    .execute()
  await sql`update no_answer_runs set version = version + 1 where community_id = ${actor.communityId} and id = ${run.id}`.execute(
    tx,
  )
  trail.changed('run', run.id, run.gridId)
}

export async function endRun(
  { tx, actor, now, trail }: Context,
  run: { id: Id; gridId: Id | null },
  as: 'REACHED' | 'HANDED_ON' | 'MISTAKE',
  note = '',
): Promise<void> {
  await sql`update no_answer_runs set closed_at = ${now}, closed_by = ${actor.id}, closed_as = ${as}, closed_note = ${note},
      version = version + 1
    where community_id = ${actor.communityId} and id = ${run.id}`.execute(tx)
  trail.fact('run', run.id, 'closed', null, as)
  trail.changed('run', run.id, run.gridId)
}

interface Row extends Address, Omit<RunRow, 'next' | 'closed' | 'address'> {
  closedAt: Instant | null
  closedAs: 'REACHED' | 'HANDED_ON' | 'MISTAKE' | null
  closedBy: string | null
}

export const listRuns = query(listShape, async ({ tx, actor }, { personId }) => {
  const flow = await readFlow(tx, actor)
  const { rows } = await sql<Row>`
    select r.id, r.version, p.id as "personId", p.name as "personName", r.dwelling_id as "dwellingId",
      r.household_id as "householdId", ${addressColumns}, r.tier, r.started_at as "startedAt", r.closed_at as "closedAt",
      r.closed_as as "closedAs", closer.display_name as "closedBy",
      coalesce((select jsonb_agg(jsonb_build_object('step', s.step, 'result', s.result, 'by', a.display_name, 'note', s.note,
          'doneAt', to_char(s.done_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) order by s.done_at, s.id)
        from no_answer_steps s join accounts a on a.id = s.done_by
        where s.community_id = r.community_id and s.run_id = r.id), '[]') as steps
    from ${doorTables} join no_answer_runs r on r.community_id = d.community_id and r.dwelling_id = d.id
    join persons p on p.community_id = r.community_id and p.id = kept_person(r.person_id)
    left join accounts closer on closer.id = r.closed_by
    where r.community_id = ${actor.communityId} and ${inReach(actor)}
      and ${personId ? sql`r.person_id in (select records_of(${personId}))` : sql`r.closed_at is null`}
    order by r.started_at desc, r.id limit 200`.execute(tx)
  const runs = rows.map((row): RunRow => {
    const { compound: _c, phase: _p, building: _b, unit: _u, room: _r, closedAt, closedAs, closedBy, ...run } = row
    const closed = closedAt && closedAs ? { at: closedAt, as: closedAs, by: closedBy ?? '' } : null
    return { ...run, address: addressOf(row), next: closed ? null : nextStep(run, flow), closed }
  })
  return { runs: runs.sort((one, other) => dueAt(one) - dueAt(other)) }
})

const dueAt = ({ next }: RunRow) => (next ? Date.parse(next.dueAt) : Number.POSITIVE_INFINITY)
