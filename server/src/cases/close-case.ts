import {
  closeCase as closeShape,
  reworkCase as reworkShape,
  verifyCase as verifyShape,
} from '@red-steward/domain/cases/desk-commands'
import { mayKeepText } from '@red-steward/domain/cases/rules'
import { command } from '../kernel/command.ts'
import { ensure } from '../kernel/refused.ts'
import { getCaseFor } from './allowed.ts'
import { moveCase, unpause } from './store.ts'

export const verifyCase = command(verifyShape, async (context, { caseId, text, residentText }) => {
  const one = await getCaseFor(context, 'verify', caseId)
  ensure(mayKeepText(text, residentText))
  const hop = { action: 'VERIFIED' as const, text, residentText }
  await moveCase(context, one, { changes: { state: 'VERIFYING' }, at: context.now, hop })
})

/** The clock stays stopped at the moment the work was done; reopening lets it run again. */
export const closeCase = command(closeShape, async (context, input) => {
  const { caseId, result, resultText, residentSays, residentText } = input
  const one = await getCaseFor(context, 'close', caseId)
  ensure(mayKeepText(resultText, residentText))
  const changes = {
    state: 'CLOSED' as const,
    closed_at: context.now,
    result,
    result_text: resultText,
    resident_says: residentSays,
  }
  const hop = { action: 'CLOSED' as const, text: resultText, residentText }
  await moveCase(context, one, { changes, at: context.now, hop })
})

export const reworkCase = command(reworkShape, async (context, { caseId, text, residentText }) => {
  const one = await getCaseFor(context, 'rework', caseId)
  ensure(mayKeepText(text, residentText))
  await unpause(context, one, context.now)
  const changes = { state: 'REWORK' as const, reworks: one.reworks + 1 }
  await moveCase(context, one, { changes, at: context.now, hop: { action: 'REWORK', text, residentText } })
})
