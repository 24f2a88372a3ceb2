import { ExclusionReason } from '@red-steward/domain/cases/reasons'
import { mayKeepText } from '@red-steward/domain/cases/rules'
import {
  approveExclusion as approveShape,
  refuseExclusion as refuseShape,
  requestExclusion as requestShape,
} from '@red-steward/domain/cases/time-commands'
import { command } from '../kernel/command.ts'
import { ensure, refuseWith } from '../kernel/refused.ts'
import { getCaseFor } from './allowed.ts'
import { type CaseForChange, moveCase, type Writing } from './store.ts'

/** The secretary who asks has agreed with it. */
export const requestExclusion = command(requestShape, async (context, { id, caseId, reason, text }) => {
  const { tx, actor, now } = context
  const one = await getCaseFor(context, 'request-exclusion', caseId)
  ensure(mayKeepText(text))
  const isFirst = actor.role === 'secretary'
  await tx
    .insertInto('case_exclusions')
    .values({
      community_id: actor.communityId,
      id,
      case_id: caseId,
      reason,
      text,
      asked_by: actor.id,
      asked_at: now,
      ...(isFirst ? { first_by: actor.id, first_at: now } : {}),
    })
    .execute()
  const first = isFirst ? { exclusion_first_by: actor.id, before_street: true } : {}
  const hop = { action: 'EXCLUSION_REQUESTED' as const, text, detail: { reason } }
  await moveCase(context, one, { changes: { exclusion_asked_at: now, ...first }, at: now, hop })
})

/** First the secretary, which brings it before the street; then the street, another person. */
export const approveExclusion = command(approveShape, async (context, { caseId, text }) => {
  const { tx, actor, now } = context
  const one = await getCaseFor(context, 'approve-exclusion', caseId)
  ensure(mayKeepText(text))
  if (actor.role === 'secretary') {
    await tx
      .updateTable('case_exclusions')
      .set({ first_by: actor.id, first_at: now })
      .where('community_id', '=', actor.communityId)
      .where('case_id', '=', caseId)
      .where('outcome', 'is', null)
      .execute()
    const changes = { exclusion_first_by: actor.id, before_street: true }
    await moveCase(context, one, { changes, at: now, hop: { action: 'EXCLUSION_APPROVED', text } })
    return
  }
  const reason = await decide(context, one, 'EXCLUDED')
  const changes = { ...nothingAsked, excluded_at: now, exclusion_reason: reason }
  await moveCase(context, one, { changes, at: now, hop: { action: 'EXCLUDED', text, detail: { reason } } })
})

export const refuseExclusion = command(refuseShape, async (context, { caseId, text }) => {
  const one = await getCaseFor(context, 'refuse-exclusion', caseId)
  ensure(mayKeepText(text))
  await decide(context, one, 'REFUSED')
  await moveCase(context, one, { changes: nothingAsked, at: context.now, hop: { action: 'EXCLUSION_REFUSED', text } })
})

const nothingAsked = { exclusion_asked_at: null, exclusion_first_by: null } as const

async function decide({ tx, actor, now }: Writing, { id }: CaseForChange, outcome: 'EXCLUDED' | 'REFUSED') {
  const row = await tx
    .updateTable('case_exclusions')
    .set({ outcome, decided_by: actor.id, decided_at: now })
    .where('community_id', '=', actor.communityId)
    .where('case_id', '=', id)
    .where('outcome', 'is', null)
    .returning('reason')
    .executeTakeFirst()
  return row ? ExclusionReason.parse(row.reason) : refuseWith('exclusion-not-asked')
}
