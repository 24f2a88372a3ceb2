import { addNote as shape } from '@red-steward/domain/cases/commands'
import { happened, mayHandle, mayKeepText } from '@red-steward/domain/cases/rules'
import { command } from '../kernel/command.ts'
import { ensure } from '../kernel/refused.ts'
import { addHop, changeCase, getCaseForChange, takeInHand } from './store.ts'

export const addNote = command(shape, async (context, { caseId, text, happenedAt }) => {
  const one = await getCaseForChange(context, caseId)
  const at = happened(happenedAt, context.now)
  ensure(mayHandle(context.actor, one, at))
  ensure(mayKeepText(text))
  await takeInHand(context, one, at)
  await addHop(context, caseId, { action: 'NOTE', text, at })
  await changeCase(context, one)
})
