import { returnCase as returnShape, transferCase as transferShape } from '@red-steward/domain/cases/handling-commands'
import { mayKeepText } from '@red-steward/domain/cases/rules'
import { isAllowed } from '@red-steward/domain/identity/permissions'
import { command } from '../kernel/command.ts'
import { ensure, refuseWith } from '../kernel/refused.ts'
import { getCaseFor } from './allowed.ts'
import { rolesHeld } from './handlers.ts'
import { type CaseChanges, moveCase } from './store.ts'

/** It waits for whoever dispatches it, who at the third time names its handler. */
export const returnCase = command(returnShape, async (context, { caseId, reason, text }) => {
  const one = await getCaseFor(context, 'return', caseId)
  ensure(mayKeepText(text))
  const changes: CaseChanges = {
    state: 'ACCEPTED',
    returns: one.returns + 1,
    handler_id: null,
    handler_unit_id: null,
    handler_role: null,
    dispatched_at: null,
  }
  await moveCase(context, one, { changes, at: context.now, hop: { action: 'RETURNED', text, detail: { reason } } })
})

/** Who answers for it changes; who handles it does not. */
export const transferCase = command(transferShape, async (context, { caseId, toPersonId, text, residentText }) => {
  const { tx, actor, now } = context
  const one = await getCaseFor(context, 'transfer', caseId)
  ensure(mayKeepText(text, residentText))
  const held = await rolesHeld(tx, actor.communityId, toPersonId, now)
  if (!held?.roles.some((role) => isAllowed({ role }, 'cases.work'))) return refuseWith('handler-without-post')
  if (toPersonId === one.responsibleId) refuseWith('transfer-to-the-same')
  const handler = { personId: toPersonId, unitId: null, role: null, name: held.name }
  const hop = { action: 'TRANSFERRED' as const, text, residentText, detail: { handler } }
  await moveCase(context, one, { changes: { responsible_id: toPersonId }, at: now, hop })
})
