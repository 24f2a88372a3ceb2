import { CaseState } from '@red-steward/domain/cases/case'
import { endOf, limitOf } from '@red-steward/domain/cases/clocks'
import { SuspendReason } from '@red-steward/domain/cases/reasons'
import { mayKeepText } from '@red-steward/domain/cases/rules'
import {
  refuseSuspension as refuseShape,
  requestSuspension as requestShape,
  resumeCase as resumeShape,
  suspendCase as suspendShape,
} from '@red-steward/domain/cases/time-commands'
import { type Day, dayOf } from '@red-steward/domain/time'
import { command } from '../kernel/command.ts'
import { ensure, refuseWith } from '../kernel/refused.ts'
import { getCaseFor } from './allowed.ts'
import { policyOf } from './policy.ts'
import { type CaseForChange, moveCase, pause, unpause, type Writing } from './store.ts'

/** Asking brings the case before the street, which decides. */
export const requestSuspension = command(requestShape, async (context, { id, caseId, reason, text, reviewOn }) => {
  const { tx, actor, now } = context
  const one = await getCaseFor(context, 'request-suspension', caseId)
  ensure(mayKeepText(text))
  await ensureReview(context, one, reviewOn)
  await tx
    .insertInto('case_suspensions')
    .values({
      community_id: actor.communityId,
      id,
      case_id: caseId,
      reason,
      text,
      review_on: reviewOn,
      asked_by: actor.id,
      asked_at: now,
    })
    .execute()
  const changes = { suspension_asked_at: now, before_street: true }
  const hop = { action: 'SUSPENSION_REQUESTED' as const, text, detail: { reason, reviewOn } }
  await moveCase(context, one, { changes, at: now, hop })
})

/** After today, and no later than the longest suspension allows. */
async function ensureReview({ tx, actor, now }: Writing, one: CaseForChange, reviewOn: Day) {
  const policy = await policyOf(tx, actor.communityId)
  const limit = limitOf(policy, one.class, 'SUSPEND', now) ?? refuseWith('deadline-rule-missing')
  const last = dayOf(endOf(policy.calendar, now, limit))
  if (reviewOn <= dayOf(now) || reviewOn > last) refuseWith('review-day-out-of-range', { last })
}

export const suspendCase = command(suspendShape, async (context, { caseId, text, reviewOn, residentText }) => {
  const { now } = context
  const one = await getCaseFor(context, 'suspend', caseId)
  ensure(mayKeepText(text, residentText))
  const asked = await decide(context, one, 'SUSPENDED')
  const review = reviewOn ?? asked.reviewOn
  if (reviewOn) await ensureReview(context, one, reviewOn)
  await pause(context, one, 'SUSPENDED', now)
  const changes = {
    state: 'SUSPENDED' as const,
    resume_state: one.state,
    suspended_at: now,
    review_on: review,
    suspension_asked_at: null,
    clock_marks: one.marks.filter((mark) => mark !== 'REVIEW'),
  }
  const hop = { action: 'SUSPENDED' as const, text, residentText, detail: { reason: asked.reason, reviewOn: review } }
  await moveCase(context, one, { changes, at: now, hop })
})

export const refuseSuspension = command(refuseShape, async (context, { caseId, text }) => {
  const one = await getCaseFor(context, 'refuse-suspension', caseId)
  ensure(mayKeepText(text))
  await decide(context, one, 'REFUSED')
  const hop = { action: 'SUSPENSION_REFUSED' as const, text }
  await moveCase(context, one, { changes: { suspension_asked_at: null }, at: context.now, hop })
})

async function decide({ tx, actor, now }: Writing, { id }: CaseForChange, outcome: 'SUSPENDED' | 'REFUSED') {
  const row = await tx
    .updateTable('case_suspensions')
    .set({ outcome, decided_by: actor.id, decided_at: now })
    .where('community_id', '=', actor.communityId)
    .where('case_id', '=', id)
    .where('outcome', 'is', null)
    .returning(['reason', 'review_on'])
    .executeTakeFirst()
  if (!row) return refuseWith('suspension-not-asked')
  return { reason: SuspendReason.parse(row.reason), reviewOn: row.review_on as unknown as Day }
}

/** Back to where it stood; the clock goes on where it stopped. */
export const resumeCase = command(resumeShape, async (context, { caseId, text, residentText }) => {
  const one = await getCaseFor(context, 'resume', caseId)
  ensure(mayKeepText(text, residentText))
  const before = await context.tx
    .selectFrom('cases')
    .select('resume_state')
    .where('community_id', '=', context.actor.communityId)
    .where('id', '=', caseId)
    .executeTakeFirstOrThrow()
  await unpause(context, one, context.now)
  const state = CaseState.parse(before.resume_state)
  const changes = { state, suspended_at: null, review_on: null, resume_state: null }
  await moveCase(context, one, { changes, at: context.now, hop: { action: 'RESUMED', text, residentText } })
})
