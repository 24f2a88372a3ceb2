import { reopenCase as shape } from '@red-steward/domain/cases/after-closing'
import { afterNotGood, mayReopen } from '@red-steward/domain/cases/callback'
import { happened, mayKeepText } from '@red-steward/domain/cases/rules'
import type { Id } from '@red-steward/domain/ids'
import type { Instant } from '@red-steward/domain/time'
import { command } from '../kernel/command.ts'
import { ensure, notFound } from '../kernel/refused.ts'
import { getFollowedForChange } from './followed.ts'
import {
  addHop,
  type CaseChanges,
  type CaseForChange,
  getCaseForChange,
  moveCase,
  unpause,
  type Writing,
} from './store.ts'

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

/** Back to the hands it was in, for rework; when they have had it twice, up to the street. The clock runs on. */
export async function openAgain(
  context: Writing,
  one: CaseForChange,
  { text, residentText = '', at }: { text: string; residentText?: string; at: Instant },
): Promise<void> {
  const climbs = afterNotGood(one.reworks) === 'ESCALATE' && !one.confidential
  await unpause(context, one, at)
  await moveCase(context, one, {
    changes: climbs ? upFrom(at) : backFrom(one),
    at,
    hop: { action: 'REOPENED', text, residentText },
  })
  await clearResult(context, one.id)
  if (climbs) await addHop(context, one.id, { action: 'ESCALATED', at })
}

const nobody = { handler_id: null, handler_unit_id: null, handler_role: null, dispatched_at: null } as const

function upFrom(at: Instant): CaseChanges {
  return { ...nobody, state: 'ACCEPTED', closed_at: null, at_street: true, before_street: true, escalated_at: at }
}

/** Whoever answered for it has it again where nobody was named. */
function backFrom({ handlerId, handlerUnitId, handlerRole, responsibleId, reworks }: CaseForChange): CaseChanges {
  const isNamed = handlerId !== null || handlerUnitId !== null || handlerRole !== null
  return {
    state: 'REWORK',
    closed_at: null,
    reworks: reworks + 1,
    ...(isNamed ? {} : { handler_id: responsibleId }),
  }
}

/** What was said of the end stands in the hops. */
async function clearResult({ tx, actor }: Writing, caseId: Id): Promise<void> {
  await tx
    .updateTable('cases')
    .set({ result: null, result_text: '', resident_says: null, handled_at: null, handled_by: null })
    .where('community_id', '=', actor.communityId)
    .where('id', '=', caseId)
    .execute()
}
