import type { Actor } from '@red-steward/domain/identity/actor'
import type { Id } from '@red-steward/domain/ids'
import { confirmBy } from '@red-steward/domain/mediation/clocks'
import type { Due } from '@red-steward/domain/mediation/queries'
import { type Day, dayOf, type Instant } from '@red-steward/domain/time'
import { sql } from 'kysely'
import type { Tx } from '../kernel/db.ts'
import type { DisputeRow } from './facts.ts'

/** Of each dispute what is due by when, the soonest first. Sessions and follow-ups are known to its mediators alone. */
export async function duesOf(
  tx: Tx,
  actor: Actor,
  now: Instant,
  disputes: readonly DisputeRow[],
): Promise<Map<Id, Due[]>> {
  const ids = disputes.map(({ id }) => id)
  const { rows } = await sql<Due & { disputeId: Id }>`
    select f.dispute_id as "disputeId", 'FOLLOW_UP' as kind, min(f.due_on)::text as day from dispute_follow_ups f
    where f.community_id = ${actor.communityId} and f.dispute_id = any(${ids}::uuid[]) and f.done_on is null group by 1
    union all
    select s.dispute_id, 'SESSION', min(lower(s.during) at time zone 'Asia/Shanghai')::date::text from mediation_sessions s
    where s.community_id = ${actor.communityId} and s.dispute_id = any(${ids}::uuid[]) and s.cancelled_at is null
      and upper(s.during) > ${now} and is_in_charge(s.dispute_id) group by 1`.execute(tx)
  const today = dayOf(now)
  return new Map(
    disputes.map((dispute) => {
      const found = rows.filter(({ disputeId }) => disputeId === dispute.id)
      const dues = [...clocksOf(dispute, today), ...found.filter((due) => isStillDue(due, dispute))]
      return [dispute.id, dues.map(({ kind, day }) => ({ kind, day })).sort((a, b) => (a.day < b.day ? -1 : 1))]
    }),
  )
}

const isStillDue = ({ kind }: Due, { state }: DisputeRow) =>
  kind === 'SESSION' ? state !== 'ARCHIVED' : ['PERFORMING', 'PERFORMED', 'BREACHED'].includes(state)

function clocksOf(dispute: DisputeRow, today: Day): Due[] {
  const { state, acceptBy, dueOn, effectOn, agreement, confirmation } = dispute
  if (state === 'APPLIED') return [{ kind: 'ACCEPT', day: acceptBy }]
  if (state === 'ACCEPTED' || state === 'MEDIATING' || state === 'AGREED_WRITTEN') {
    return [{ kind: 'MONTH', day: dueOn! }]
  }
  const binds = state === 'PERFORMING' || state === 'PERFORMED' || state === 'BREACHED'
  if (!binds || effectOn === null || agreement?.form !== 'WRITTEN' || confirmation !== null) return []
  const last = confirmBy(effectOn)
  return today <= last ? [{ kind: 'COURT', day: last }] : []
}
