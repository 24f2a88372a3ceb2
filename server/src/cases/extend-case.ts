import { disposalOf, warningsToTake } from '@red-steward/domain/cases/clocks'
import { mayKeepText } from '@red-steward/domain/cases/rules'
import { extendCase as shape } from '@red-steward/domain/cases/time-commands'
import { command } from '../kernel/command.ts'
import { ensure, refuseWith } from '../kernel/refused.ts'
import { getCaseFor } from './allowed.ts'
import { policyOf } from './policy.ts'
import { addHop, changeCase } from './store.ts'

/** Once, before the time is over, no longer than the original (handbook §5.2). Of the longer time half and most are said anew. */
export const extendCase = command(shape, async (context, { caseId, amount, reason, residentText }) => {
  const { tx, actor, now } = context
  const one = await getCaseFor(context, 'extend', caseId)
  ensure(mayKeepText(reason, residentText))
  const policy = await policyOf(tx, actor.communityId)
  const disposal = disposalOf(one, policy) ?? refuseWith('case-not-accepted')
  const { unit, amount: original } = disposal.limit
  if (amount > original) refuseWith('extend-too-long', { amount: original, unit })
  const extension = { amount, unit }
  await tx
    .insertInto('case_extensions')
    .values({
      community_id: actor.communityId,
      case_id: caseId,
      ...extension,
      reason,
      from_by: one.disposeBy!,
      by_id: actor.id,
      at: now,
    })
    .execute()
  one.extension = extension
  const untrue = warningsToTake(one, policy, now)
  await changeCase(context, one, {
    extended_at: now,
    clock_marks: one.marks.filter((mark) => !untrue.includes(mark)),
  })
  const detail = one.disposeBy ? { dueAt: one.disposeBy } : {}
  await addHop(context, caseId, { action: 'EXTENDED', text: reason, residentText, detail, at: now })
})
