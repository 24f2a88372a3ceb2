import { addNote as shape } from '@red-steward/domain/cases/commands'
import { happened, mayKeepText } from '@red-steward/domain/cases/rules'
import type { Actor } from '@red-steward/domain/identity/actor'
import { command } from '../kernel/command.ts'
import { ensure } from '../kernel/refused.ts'
import { ensureAction } from './allowed.ts'
import { addHop, type CaseForChange, changeCase, getCaseForChange, takeInHand } from './store.ts'

export const addNote = command(shape, async (context, { caseId, text, happenedAt }) => {
  const one = await getCaseForChange(context, caseId)
  const at = happened(happenedAt, context.now)
  await ensureAction(context, 'add-note', one, at)
  ensure(mayKeepText(text))
  if (worksAtDoors(context.actor, one)) await takeInHand(context, one, at)
  await addHop(context, caseId, { action: 'NOTE', text, at })
  await changeCase(context, one)
})

/** What the desk writes down is not yet work on it; a confidential case has nobody else. */
function worksAtDoors({ role }: Actor, { confidential }: CaseForChange): boolean {
  return confidential || role === 'steward' || role === 'grid-lead' || role === 'property-steward'
}
