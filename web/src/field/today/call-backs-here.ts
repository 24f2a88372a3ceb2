import type { CaseActor } from '@red-steward/domain/cases/actions'
import { type CallBackDue, callBacksDue } from '@red-steward/domain/cases/call-backs-due'
import type { CallBackDocument, CaseDocument } from '@red-steward/domain/cases/documents'
import type { Instant } from '@red-steward/domain/time'
import type { Replica } from '../offline/device.ts'

/** Call-backs of this phone that wait. A case that was put away with its building is not called back from here. */
export function callBacksHere(replica: Replica, actor: CaseActor, now: Instant): CallBackDue[] {
  const caseOf = (id: string) => replica.get<CaseDocument>('case', id)
  return callBacksDue(replica.all<CallBackDocument>('call-back'), caseOf, actor, now)
}
