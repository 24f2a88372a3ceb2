import { mayDo } from '@red-steward/domain/cases/actions'
import {
  type BatchOutcome,
  dispatchMany as dispatchShape,
  undoDispatch as undoShape,
} from '@red-steward/domain/cases/handling-commands'
import { mayKeepText } from '@red-steward/domain/cases/rules'
import type { Id } from '@red-steward/domain/ids'
import { command } from '../kernel/command.ts'
import { ensure, notFound, Refused, refuseWith } from '../kernel/refused.ts'
import { beginBatch, type Place } from './batches.ts'
import { give, handlerOf } from './dispatch-case.ts'
import { caseActor } from './facts.ts'
import { type CaseForChange, getCaseForChange, moveCase, type Writing } from './store.ts'

/** The cases are locked in the order of their ids, so that two who give away the same ones do not wait for each other. */
export const dispatchMany = command(dispatchShape, async (context, { batchId, caseIds, to, text, preview }) => {
  const { tx, actor, now } = context
  ensure(mayKeepText(text))
  const handler = await handlerOf(context, to)
  const me = await caseActor(tx, actor, now)
  if (!preview) await beginBatch(context, batchId)
  const outcomes: BatchOutcome[] = []
  for (const caseId of [...new Set(caseIds)].sort()) {
    const one = await findCase(context, caseId)
    const decision = one && mayDo('dispatch', one, me, now)
    const why = !decision ? 'not-found' : decision.allowed ? null : decision.why
    outcomes.push({ caseId, caseNo: one?.caseNo ?? '', why })
    if (!one || why !== null || preview) continue
    await give(context, one, handler, { text, residentText: '', batchId })
  }
  return { outcomes }
})

async function findCase(context: Writing, id: Id): Promise<CaseForChange | undefined> {
  try {
    return await getCaseForChange(context, id)
  } catch (error) {
    if (error instanceof Refused && error.why === 'not-found') return undefined
    throw error
  }
}

export const undoDispatch = command(undoShape, async (context, { batchId }) => {
  const { tx, actor, now } = context
  const batch = await tx
    .selectFrom('case_batches')
    .selectAll()
    .where('community_id', '=', actor.communityId)
    .where('id', '=', batchId)
    .where('by_id', '=', actor.id)
    .forUpdate()
    .executeTakeFirst()
  if (!batch) return notFound()
  if (batch.undone_at) refuseWith('batch-already-undone')
  const items = await tx
    .selectFrom('case_batch_items')
    .selectAll()
    .where('community_id', '=', actor.communityId)
    .where('batch_id', '=', batchId)
    .orderBy('case_id')
    .execute()
  const outcomes: BatchOutcome[] = []
  for (const item of items) {
    const one = await findCase(context, item.case_id)
    const why = !one ? 'not-found' : one.version === item.version_after ? null : 'case-moved-on'
    outcomes.push({ caseId: item.case_id, caseNo: one?.caseNo ?? '', why })
    if (!one || why) continue
    const before = item.before as unknown as Place
    const changes = {
      state: before.state,
      handler_id: before.handlerId,
      handler_unit_id: before.handlerUnitId,
      handler_role: before.handlerRole,
      dispatched_at: before.dispatchedAt,
    }
    await moveCase(context, one, {
      changes,
      at: now,
      hop: { action: 'NOTE', text: '撤回派遣', detail: { batchId } },
    })
  }
  await tx
    .updateTable('case_batches')
    .set({ undone_at: now })
    .where('community_id', '=', actor.communityId)
    .where('id', '=', batchId)
    .execute()
  return { outcomes }
})
