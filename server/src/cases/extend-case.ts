import { disposalOf } from '@red-steward/domain/cases/clocks'
import { mayKeepText } from '@red-steward/domain/cases/rules'
import { extendCase as shape } from '@red-steward/domain/cases/time-commands'
import { command } from '../kernel/command.ts'
import { ensure, refuseWith } from '../kernel/refused.ts'
import { getCaseFor } from './allowed.ts'
import { policyOf } from './policy.ts'
import { addHop, changeCase } from './store.ts'

/** Once, before the time is over, no longer than the original (handbook §5.2). */
export const extendCase = command(shape, async (context, { caseId, amount, reason, residentText }) => {
  const { tx, actor, now } = context
  const one = await getCaseFor(context, 'extend', caseId)
  ensure(mayKeepText(reason, residentText))
  const disposal = disposalOf(one, await policyOf(tx, actor.communityId)) ?? refuseWith('case-not-accepted')
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
  await changeCase(context, one, { extended_at: now })
  const detail = one.disposeBy ? { dueAt: one.disposeBy } : {}
  await addHop(context, caseId, { action: 'EXTENDED', text: reason, residentText, detail, at: now })
})
