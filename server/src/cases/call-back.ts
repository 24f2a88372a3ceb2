import { callBack as shape } from '@red-steward/domain/cases/after-closing'
import { mayCallBack } from '@red-steward/domain/cases/call-backs-due'
import { type CallBackAnswer, needsSupervision, settles } from '@red-steward/domain/cases/callback'
import { happened, mayKeepText } from '@red-steward/domain/cases/rules'
import type { Instant } from '@red-steward/domain/time'
import { command } from '../kernel/command.ts'
import { ensure } from '../kernel/refused.ts'
import { getCallBackForChange, settleCallBack } from './call-backs.ts'
import { caseActor } from './facts.ts'
import { addHop, type CaseForChange, changeCase, type Writing } from './store.ts'

export const callBack = command(shape, async (context, { callBackId, answer, text, happenedAt }) => {
  const { tx, actor, now, commandId } = context
  const { back, one } = await getCallBackForChange(context, callBackId)
  const at = happened(happenedAt, now)
  ensure(mayCallBack(one, back, await caseActor(tx, actor, now), at))
  ensure(mayKeepText(text))
  await tx
    .insertInto('case_call_back_attempts')
    .values({
      community_id: actor.communityId,
      id: commandId,
      call_back_id: callBackId,
      reached: answer !== null,
      text,
      by_id: actor.id,
      happened_at: at,
      entered_at: now,
    })
    .execute()
  const settled = settles(back.attempts, answer)
  if (settled) await settleCallBack(context, back, { answer, text, source: 'DESK' })
  if (answer) await tellCase(context, one, answer, text, at)
  else await changeCase(context, one)
  return { settled, needsSupervision: answer !== null && needsSupervision(answer) }
})

/** A good answer is the evaluation of step seven; a bad one leaves the case closed until somebody looks at it again. */
async function tellCase(context: Writing, one: CaseForChange, answer: CallBackAnswer, text: string, at: Instant) {
  const evaluated = one.state === 'CLOSED' && !needsSupervision(answer)
  await changeCase(context, one, evaluated ? { state: 'EVALUATED' } : {})
  await addHop(context, one.id, { action: 'CALLED_BACK', ...(evaluated ? { toState: 'EVALUATED' } : {}), text, at })
}
