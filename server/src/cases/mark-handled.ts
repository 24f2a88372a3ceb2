import { isHandler } from '@red-steward/domain/cases/action-checks'
import { markHandled as shape } from '@red-steward/domain/cases/handling-commands'
import { happened, mayKeepText } from '@red-steward/domain/cases/rules'
import type { Instant } from '@red-steward/domain/time'
import { command } from '../kernel/command.ts'
import { ensure } from '../kernel/refused.ts'
import { ensureAction } from './allowed.ts'
import { caseActor } from './facts.ts'
import { type CaseChanges, type CaseForChange, getCaseForChange, moveCase, pause, type Writing } from './store.ts'

export const markHandled = command(shape, async (context, { caseId, text, residentText, happenedAt }) => {
  const one = await getCaseForChange(context, caseId)
  const at = happened(happenedAt, context.now)
  await ensureAction(context, 'mark-handled', one, at)
  ensure(mayKeepText(text, residentText))
  await finishWork(context, one, { text, residentText, at })
})

/** Done, says its handler; the clock of disposal stands still until somebody looks at it. */
export async function finishWork(
  context: Writing,
  one: CaseForChange,
  more: { changes?: CaseChanges; text: string; residentText?: string; at: Instant },
): Promise<void> {
  const { text, residentText = '' } = more
  const at = more.at < one.stepSince ? one.stepSince : more.at
  // Who writes down what a unit said by telephone did not do the work, and may look at it.
  const isMine = isHandler(one, await caseActor(context.tx, context.actor, context.now))
  const handledBy = isMine ? context.actor.id : null
  await pause(context, one, 'DONE', at)
  const changes: CaseChanges = { ...more.changes, state: 'HANDLED', handled_at: at, handled_by: handledBy }
  if (isMine) changes.handler_id = one.handlerId ?? context.actor.id
  await moveCase(context, one, { changes, at, hop: { action: 'HANDLED', text, residentText } })
}
