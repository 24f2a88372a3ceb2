import { type CaseAction, mayDo } from '@red-steward/domain/cases/actions'
import type { Id } from '@red-steward/domain/ids'
import type { Instant } from '@red-steward/domain/time'
import { ensure } from '../kernel/refused.ts'
import { caseActor } from './facts.ts'
import { type CaseForChange, getCaseForChange, type Writing } from './store.ts'

/** Refuses unless the table of actions allows it; `at`: when it happened. */
export async function ensureAction(
  { tx, actor, now }: Writing,
  action: CaseAction,
  one: CaseForChange,
  at: Instant = now,
): Promise<void> {
  ensure(mayDo(action, one, await caseActor(tx, actor, now), at))
}

/** The case, locked, if the actor may see it and do this with it now. */
export async function getCaseFor(context: Writing, action: CaseAction, caseId: Id): Promise<CaseForChange> {
  const one = await getCaseForChange(context, caseId)
  await ensureAction(context, action, one)
  return one
}
