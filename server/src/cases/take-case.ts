import { takeCase as shape } from '@red-steward/domain/cases/handling-commands'
import { happened } from '@red-steward/domain/cases/rules'
import { command } from '../kernel/command.ts'
import { ensureAction } from './allowed.ts'
import { getCaseForChange, takeInHand } from './store.ts'

export const takeCase = command(shape, async (context, { caseId, happenedAt }) => {
  const one = await getCaseForChange(context, caseId)
  const at = happened(happenedAt, context.now)
  await ensureAction(context, 'take', one, at)
  await takeInHand(context, one, at)
})
