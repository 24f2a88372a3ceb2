import { tickStep as tickShape, untickStep as untickShape } from '@red-steward/domain/cases/commands'
import { happened, mayTickStep } from '@red-steward/domain/cases/rules'
import type { Id } from '@red-steward/domain/ids'
import type { Instant } from '@red-steward/domain/time'
import { command } from '../kernel/command.ts'
import { ensure } from '../kernel/refused.ts'
import { ensureAction } from './allowed.ts'
import { changeCase, getCaseForChange, takeInHand, type Writing } from './store.ts'

interface Tick {
  caseId: Id
  step: string
  happenedAt?: Instant | undefined
}

export const tickStep = command(tickShape, (context, input) => setStep(context, input, true))
export const untickStep = command(untickShape, (context, input) => setStep(context, input, false))

async function setStep(context: Writing, { caseId, step, happenedAt }: Tick, done: boolean): Promise<void> {
  const { tx, actor, now, commandId } = context
  const one = await getCaseForChange(context, caseId)
  const at = happened(happenedAt, now)
  await ensureAction(context, done ? 'tick-step' : 'untick-step', one, at)
  ensure(mayTickStep(one.leaf, step))
  await tx
    .insertInto('case_ticks')
    .values({
      community_id: actor.communityId,
      id: commandId,
      case_id: caseId,
      step,
      done,
      by_id: actor.id,
      happened_at: at,
      entered_at: now,
    })
    .execute()
  if (done) await takeInHand(context, one, at)
  await changeCase(context, one)
}
