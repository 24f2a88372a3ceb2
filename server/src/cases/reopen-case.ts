import { reopenCase as shape } from '@red-steward/domain/cases/after-closing'
import { afterNotGood, mayReopen } from '@red-steward/domain/cases/callback'
import { happened, mayKeepText } from '@red-steward/domain/cases/rules'
import type { Id } from '@red-steward/domain/ids'
import type { Instant } from '@red-steward/domain/time'
import { sql } from 'kysely'
import { command } from '../kernel/command.ts'
import { ensure, notFound } from '../kernel/refused.ts'
import { getFollowedForChange } from './followed.ts'
import { addHop, type CaseForChange, changeCase, getCaseForChange, type Writing } from './store.ts'

export const reopenCase = command(shape, async (context, { caseId, followerId, text, happenedAt }) => {
  const { actor, now } = context
  if (actor.role === 'resident' && !followerId) notFound()
  const one = followerId
    ? await getFollowedForChange(context, caseId, followerId)
    : await getCaseForChange(context, caseId)
  const at = happened(happenedAt, now)
  ensure(mayReopen(one, at))
  ensure(mayKeepText(text))
  await openAgain(context, one, { text, at })
})

/** Back to the hands it was in, for rework; when they have had it twice, up to the street. */
export async function openAgain(
  context: Writing,
  one: CaseForChange,
  { text, at }: { text: string; at: Instant },
): Promise<void> {
  const climbs = afterNotGood(await reworksOf(context, one.id)) === 'ESCALATE' && !one.confidential
  await clearEnd(context, one.id, climbs, at)
  await changeCase(context, one, { state: climbs ? 'ACCEPTED' : 'REWORK' })
  await addHop(context, one.id, { action: 'REOPENED', toState: climbs ? 'ACCEPTED' : 'REWORK', text, at })
  if (climbs) await addHop(context, one.id, { action: 'ESCALATED', text: '', at })
}

async function reworksOf({ tx, actor }: Writing, caseId: Id): Promise<number> {
  const row = await tx
    .selectFrom('cases')
    .select('reworks')
    .where('community_id', '=', actor.communityId)
    .where('id', '=', caseId)
    .executeTakeFirstOrThrow()
  return row.reworks
}

/** Nothing of the end stays; what it was stands in the hops. Whoever answered for it answers for it again. */
async function clearEnd({ tx, actor }: Writing, caseId: Id, climbs: boolean, at: Instant): Promise<void> {
  const up = climbs
    ? sql`at_street = true, before_street = true, escalated_at = ${at}, handler_id = null, handler_unit_id = null, handler_role = null`
    : sql`reworks = reworks + 1, handler_id = case when handler_id is null and handler_unit_id is null and handler_role is null
        then responsible_id else handler_id end`
  await sql`
    update cases set state = ${climbs ? 'ACCEPTED' : 'REWORK'}, closed_at = null, result = null, result_text = '', resident_says = null,
      handled_at = null, handled_by = null, ${up}
    where community_id = ${actor.communityId} and id = ${caseId}`.execute(tx)
}
