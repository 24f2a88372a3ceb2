// What the screens show of care once a visit is saved: who was seen leaves Today at once, with or without a signal.
import { dutyAfter, endsFlow, nextContactOn } from '@red-steward/domain/care/after-visit'
import type { CareRuleDocument, DutyDocument, RunDocument } from '@red-steward/domain/care/documents'
import type { Id } from '@red-steward/domain/ids'
import { type Day, dayOf } from '@red-steward/domain/time'
import type { VisitResult } from '@red-steward/domain/visits/codes'
import type { Replica } from '../offline/device.ts'
import type { Shown } from '../offline/replica.ts'

interface After {
  shows: Shown[]
  /** When the first of them is due next. */
  nextOn: Day | null
}

export function afterVisit(
  replica: Replica,
  personIds: readonly Id[],
  visit: { visitedAt: string; result: VisitResult },
): After {
  const duties = personIds.flatMap((id) => replica.get<DutyDocument>('duty', id) ?? [])
  const counted = duties.map((duty) => dutyAfter(duty, visit))
  const ended = personIds
    .flatMap((id) => replica.of<RunDocument>('run', 'personId', id))
    .filter((run) => endsFlow(run, visit))
  const rules = replica.all<CareRuleDocument>('care-rule')
  return {
    shows: [
      ...counted.filter((duty, at) => duty !== duties[at]).map((put) => ({ put })),
      ...ended.map(({ id }) => ({ take: { kind: 'run', id } })),
    ],
    nextOn: nextContactOn(counted, rules, dayOf(new Date().toISOString())),
  }
}
