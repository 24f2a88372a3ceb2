import {
  designateHandler as designateShape,
  dispatchCase as dispatchShape,
  type HandlerChoice,
} from '@red-steward/domain/cases/handling-commands'
import type { HandlerName } from '@red-steward/domain/cases/hop-detail'
import { mayKeepText } from '@red-steward/domain/cases/rules'
import { isAllowed } from '@red-steward/domain/identity/permissions'
import type { Id } from '@red-steward/domain/ids'
import { command } from '../kernel/command.ts'
import { ensure, refuseWith } from '../kernel/refused.ts'
import { accept } from './accept-case.ts'
import { getCaseFor } from './allowed.ts'
import { beginBatch, keepPlace, placeOf } from './batches.ts'
import { rolesHeld } from './handlers.ts'
import { type CaseChanges, type CaseForChange, moveCase, type Writing } from './store.ts'

export const dispatchCase = command(dispatchShape, async (context, { caseId, to, text, residentText, batchId }) => {
  const one = await getCaseFor(context, 'dispatch', caseId)
  ensure(mayKeepText(text, residentText))
  if (batchId) await beginBatch(context, batchId)
  await give(context, one, await handlerOf(context, to), { text, residentText, ...(batchId ? { batchId } : {}) })
})

export const designateHandler = command(designateShape, async (context, { caseId, to, text, residentText }) => {
  const one = await getCaseFor(context, 'designate', caseId)
  ensure(mayKeepText(text, residentText))
  await give(context, one, await handlerOf(context, to), { text, residentText, isDesignated: true })
})

interface Giving {
  text: string
  residentText: string
  isDesignated?: boolean
  batchId?: Id
}

/** A report not accepted yet is accepted with it; of a batch, where it was is kept. */
export async function give(
  context: Writing,
  one: CaseForChange,
  handler: HandlerName,
  { text, residentText, isDesignated = false, batchId }: Giving,
): Promise<void> {
  const before = placeOf(one)
  if (one.state === 'REPORTED') await accept(context, one)
  const at = context.now
  const changes: CaseChanges = {
    state: 'DISPATCHED',
    handler_id: handler.personId,
    handler_unit_id: handler.unitId,
    handler_role: handler.role,
    dispatched_at: at,
    ...(isDesignated ? { designated_at: at } : {}),
  }
  const action = isDesignated ? ('DESIGNATED' as const) : ('DISPATCHED' as const)
  const detail = { handler, ...(batchId ? { batchId } : {}) }
  await moveCase(context, one, { changes, at, hop: { action, text, residentText, detail } })
  if (batchId) await keepPlace(context, batchId, one, before)
}

/** Refuses `not-found` for a unit that is not there or retired, `handler-without-post` for a person who may not handle. */
export async function handlerOf({ tx, actor, now }: Writing, to: HandlerChoice): Promise<HandlerName> {
  const nobody = { personId: null, unitId: null, role: null, name: '' }
  if (to.kind === 'ROLE') return { ...nobody, role: to.role }
  if (to.kind === 'UNIT') {
    const unit = await tx
      .selectFrom('handling_units')
      .select('name')
      .where('community_id', '=', actor.communityId)
      .where('id', '=', to.unitId)
      .where('retired_at', 'is', null)
      .executeTakeFirst()
    return unit ? { ...nobody, unitId: to.unitId, name: unit.name } : refuseWith('not-found')
  }
  const held = await rolesHeld(tx, actor.communityId, to.personId, now)
  if (!held?.roles.some((role) => isAllowed({ role }, 'cases.handle'))) refuseWith('handler-without-post')
  return { ...nobody, personId: to.personId, name: held!.name }
}
