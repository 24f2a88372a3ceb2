import { mayKeepText } from '@red-steward/domain/cases/rules'
import { escalateCase as escalateShape, handBackCase as handBackShape } from '@red-steward/domain/cases/street-commands'
import { command } from '../kernel/command.ts'
import { ensure } from '../kernel/refused.ts'
import { getCaseFor } from './allowed.ts'
import { type CaseChanges, moveCase, unpause } from './store.ts'

const givenToNobody = {
  state: 'ACCEPTED',
  handler_id: null,
  handler_unit_id: null,
  handler_role: null,
  dispatched_at: null,
} as const satisfies CaseChanges

/** The street gives it to somebody or hands it back; what stood waiting to be verified is not done after all. */
export const escalateCase = command(escalateShape, async (context, { caseId, text, residentText }) => {
  const one = await getCaseFor(context, 'escalate', caseId)
  ensure(mayKeepText(text, residentText))
  if (one.state === 'HANDLED' || one.state === 'VERIFYING') await unpause(context, one, context.now)
  const changes = { ...givenToNobody, at_street: true, before_street: true, escalated_at: context.now }
  await moveCase(context, one, { changes, at: context.now, hop: { action: 'ESCALATED', text, residentText } })
})

export const handBackCase = command(handBackShape, async (context, { caseId, text, residentText }) => {
  const one = await getCaseFor(context, 'hand-back', caseId)
  ensure(mayKeepText(text, residentText))
  const changes = { ...givenToNobody, at_street: false }
  await moveCase(context, one, { changes, at: context.now, hop: { action: 'HANDED_BACK', text, residentText } })
})
