import { deadlinesOf } from '@red-steward/domain/cases/clocks'
import type { Instant } from '@red-steward/domain/time'
import { sql } from 'kysely'
import { clockColumns, factColumns } from './facts.ts'
import { freshPolicy } from './policy.ts'
import { gridOf } from './reach.ts'
import { type CaseForChange, clockValues, type Writing } from './store.ts'

/**
 * Computes the deadlines of every open case anew, by the policy as this transaction sees it. Answers how many moved and the
 * latest of all deadlines. What the clock has said stays said.
 */
export async function recompute(context: Writing): Promise<{ recomputed: number; latest: Instant | undefined }> {
  const { tx, actor, trail } = context
  const policy = await freshPolicy(tx, actor.communityId)
  const { rows } = await sql<CaseForChange>`
    select k.id, k.case_no as "caseNo", ${gridOf('k')} as "gridId", k.version, k.step_by as "stepBy", ${factColumns}, ${clockColumns}
    from cases k where k.community_id = ${actor.communityId} and k.is_open order by k.id for update of k`.execute(tx)
  let latest: Instant | undefined
  const moved: object[] = []
  for (const one of rows) {
    const deadlines = deadlinesOf(one, policy)
    const { stepBy, disposeBy, returnBy, respondBy } = deadlines
    for (const at of [stepBy, disposeBy, respondBy]) if (at && (!latest || at > latest)) latest = at
    if (stepBy === one.stepBy && disposeBy === one.disposeBy && returnBy === one.returnBy) continue
    moved.push({ id: one.id, ...clockValues(one, deadlines) })
    trail.fact('case', one.id, 'disposeBy', one.disposeBy, disposeBy)
    trail.changed('case', one.id, one.gridId)
  }
  if (moved.length > 0) {
    await sql`
      update cases k set respond_by = m.respond_by, dispose_by = m.dispose_by, return_by = m.return_by, step_by = m.step_by,
        next_clock_at = m.next_clock_at, version = k.version + 1
      from jsonb_to_recordset(${JSON.stringify(moved)}::jsonb) as m(id uuid, respond_by timestamptz, dispose_by timestamptz,
        return_by timestamptz, step_by timestamptz, next_clock_at timestamptz)
      where k.community_id = ${actor.communityId} and k.id = m.id`.execute(tx)
  }
  return { recomputed: moved.length, latest }
}
