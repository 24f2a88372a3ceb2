// The flows a visit or call in vain begins or steps, shown before any server has heard of it: by the server's own rules.
import { beginsFlow, runBegunBy, stepOfVisit } from '@red-steward/domain/care/after-visit'
import type { CareRuleDocument, DutyDocument, RunDocument } from '@red-steward/domain/care/documents'
import { dutyOf } from '@red-steward/domain/care/duty'
import type { Tier } from '@red-steward/domain/care/rules'
import type { Id } from '@red-steward/domain/ids'
import { dayOf, type Instant } from '@red-steward/domain/time'
import type { VisitMeans, VisitResult } from '@red-steward/domain/visits/codes'
import type { Replica } from '../offline/device.ts'

interface InVain {
  visitId: Id
  dwellingId: Id
  buildingId: Id
  means: VisitMeans
  result: VisitResult
  visitedAt: Instant
}

/** The open flows of these persons after the visit, as far as it changed them; the most urgent first. */
export function flowsAfter(replica: Replica, personIds: readonly Id[], visit: InVain, now: Instant): RunDocument[] {
  if (visit.result !== 'NO_ANSWER') return []
  const rules = replica.all<CareRuleDocument>('care-rule')
  const flows = personIds.flatMap((personId) => {
    const open = replica.of<RunDocument>('run', 'personId', personId)
    if (open.length > 0) return open.flatMap((run) => stepped(run, visit))
    const document = replica.get<DutyDocument>('duty', personId)
    const tier = document && dutyOf(document, rules, dayOf(now))?.tier
    if (!document || !tier || !beginsFlow({ tier, lastContactAt: document.lastContactAt }, visit, now)) return []
    return begun(personId, tier, visit)
  })
  return flows.sort((one, other) => one.tier - other.tier)
}

/** A flow as the server will begin it, under the same id. */
export function begun(personId: Id, tier: Tier, { visitId, dwellingId, buildingId, visitedAt }: InVain): RunDocument {
  const id = runBegunBy(visitId, personId)
  const at = { kind: 'run', id, buildingId, version: 0, personId, dwellingId } as const
  return { ...at, tier, startedAt: visitedAt, steps: [], assignedTo: null, begunBy: visitId }
}

function stepped(run: RunDocument, visit: InVain): RunDocument[] {
  const { startedAt, steps } = run
  const step = stepOfVisit({ startedAt, steps: steps.map((one) => one.step) }, visit)
  return step ? [{ ...run, steps: [...steps, { step, doneAt: visit.visitedAt, result: 'NOT_REACHED' }] }] : []
}
