// Who may call back, and which call-backs stand on somebody's Today list (handbook §4.3, fourth).
import type { Decision } from '../decision.ts'
import { isAllowed } from '../identity/permissions.ts'
import { dayOf, type Instant } from '../time.ts'
import { type CaseActor, type CaseFacts, mayDo } from './actions.ts'
import { type CallBackFacts, type CallBackWhy, mayStillAsk } from './callback.ts'
import type { CallBackDocument, CaseDocument } from './documents.ts'
import { offerOf } from './phone-offers.ts'

/** So long after closing a call-back stands on phones; the desk keeps it. */
export const CALLED_BACK_FOR_DAYS = 30

/** Whether this person may call back about the case now. Refuses what `mayStillAsk` and the table of actions refuse. */
export function mayCallBack(one: CaseFacts, back: CallBackFacts, actor: CaseActor, at: Instant): Decision {
  const decision = mayStillAsk(actor, back)
  return decision.allowed ? mayDo('call-back', one, actor, at) : decision
}

export interface CallBackDue {
  back: CallBackDocument
  one: CaseDocument
  triedToday: boolean
}

/** Who was not content first, then danger, complaints, the draw; the oldest closing first. Who did not answer today stands last. */
export function callBacksDue(
  backs: readonly CallBackDocument[],
  caseOf: (id: string) => CaseDocument | undefined,
  actor: CaseActor,
  now: Instant,
): CallBackDue[] {
  if (!isAllowed(actor, 'cases.call-back')) return []
  const isLong = (closedAt: Instant) => Date.parse(now) - Date.parse(closedAt) > CALLED_BACK_FOR_DAYS * 86_400_000
  return backs
    .flatMap((back) => {
      const one = caseOf(back.caseId)
      if (!one?.closedAt || one.confidential || isLong(one.closedAt)) return []
      if (!offerOf(one, 'call-back', actor, now).allowed) return []
      return [{ back, one, triedToday: back.lastTriedAt !== null && dayOf(back.lastTriedAt) === dayOf(now) }]
    })
    .sort((a, b) => (placeOf(a) < placeOf(b) ? -1 : 1))
}

const order: Record<CallBackWhy, number> = { DISSATISFIED: 0, URGENT: 1, COMPLAINT: 2, SAMPLE: 3 }
const placeOf = ({ back, one, triedToday }: CallBackDue) =>
  `${Number(triedToday)}${order[back.why]}${one.closedAt}${back.id}`
