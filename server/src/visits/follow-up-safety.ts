import { dayOf } from '@red-steward/domain/time'
import { mayFollowUp } from '@red-steward/domain/visits/rules'
import { followUpSafety as shape } from '@red-steward/domain/visits/visit'
import { sql } from 'kysely'
import { command } from '../kernel/command.ts'
import { ensure, notFound } from '../kernel/refused.ts'
import { inReach } from '../registry/index.ts'
import { ensureText } from './store.ts'

export const followUpSafety = command(shape, async ({ tx, actor, now, trail }, { findingId, outcome, note }) => {
  ensureText('note', note, true)
  const { rows } = await sql<{
    gridId: string | null
    ok: boolean
    settledAt: string | null
    followUpOn: string | null
  }>`
    select b.grid_id as "gridId", f.ok, f.settled_at as "settledAt", f.follow_up_on as "followUpOn" from safety_findings f
    join dwellings d on d.community_id = f.community_id and d.id = f.dwelling_id
    join buildings b on b.community_id = d.community_id and b.id = d.building_id
    where f.community_id = ${actor.communityId} and f.id = ${findingId} and ${inReach(actor)} for update of f`.execute(
    tx,
  )
  const finding = rows[0] ?? notFound()
  const followUpOn = outcome.kind === 'LOOK_AGAIN' ? outcome.followUpOn : null
  ensure(mayFollowUp(finding, followUpOn, dayOf(now)))
  const settled = outcome.kind === 'LOOK_AGAIN' ? null : now
  await sql`update safety_findings set follow_up_on = coalesce(${followUpOn}::date, follow_up_on), settled_at = ${settled}::timestamptz,
      settled_by = ${settled && actor.id}::uuid, settled_as = ${settled && outcome.kind}::text, note = ${note}, version = version + 1
    where community_id = ${actor.communityId} and id = ${findingId}`.execute(tx)
  trail.fact('safety', findingId, 'followUpOn', finding.followUpOn, followUpOn ?? outcome.kind)
  trail.changed('safety', findingId, finding.gridId)
})
