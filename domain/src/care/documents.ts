// What a phone holds of care. The Today list is computed from these by `today.ts`, on the phone as on the server.
import type { Id } from '../ids.ts'
import type { GroupCode } from '../registry/key-groups.ts'
import type { SyncDocument } from '../sync/documents.ts'
import type { Day, Instant } from '../time.ts'
import type { VisitResult } from '../visits/codes.ts'
import type { CallState, CampaignKind } from './campaigns.ts'
import type { StepResult } from './no-answer.ts'
import type { CareRule, FlowRule, FlowStep, Tier } from './rules.ts'
import type { Capacity } from './today.ts'

/**
 * Somebody in one or more key groups: the facts from which `dutyOf` (duty.ts) tells tier, reason and due day, with the
 * care rules. The id is the person's. Nothing is stored as a duty, so nothing can be left behind by a move or a death.
 */
export interface DutyDocument extends SyncDocument {
  kind: 'duty'
  buildingId: Id
  personId: Id
  dwellingId: Id
  householdId: Id
  birthDate: Day | null
  /** In force or still to come; what has run out is not held. */
  groups: { code: GroupCode; startsOn: Day; endsOn: Day | null }[]
  lastContactAt: Instant | null
  /** The latest attempt after the last contact that reached nobody, if any. */
  lastAttempt: { at: Instant; result: VisitResult } | null
  /** An account, when somebody looks after this person by name. */
  assignedTo: Id | null
}

/** An open no-answer flow. */
export interface RunDocument extends SyncDocument {
  kind: 'run'
  buildingId: Id
  personId: Id
  dwellingId: Id
  tier: Tier
  /** The first call in vain. */
  startedAt: Instant
  steps: { step: FlowStep; doneAt: Instant; result: StepResult }[]
  assignedTo: Id | null
  /** The visit in vain, while only this phone knows of the flow. */
  begunBy?: Id
}

/** An open campaign within reach; of no building. */
export interface CampaignDocument extends SyncDocument {
  kind: 'campaign'
  buildingId: null
  campaignKind: CampaignKind
  title: string
  script: string
  until: Day
}

/** One call of an open campaign. */
export interface CallDocument extends SyncDocument {
  kind: 'call'
  buildingId: Id
  campaignId: Id
  personId: Id
  dwellingId: Id
  householdId: Id
  state: CallState
  attempts: number
  lastCalledAt: Instant | null
  lastResult: VisitResult | null
  takenBy: { id: Id; name: string } | null
  takenUntil: Instant | null
}

/** What the worker said their day holds; the id is the account's. There where somebody set it, and on their own phone alone. */
export interface CapacityDocument extends SyncDocument, Capacity {
  kind: 'capacity'
  buildingId: null
}

export interface CareRuleDocument extends SyncDocument, CareRule {
  kind: 'care-rule'
  buildingId: null
}

export interface FlowRuleDocument extends SyncDocument, FlowRule {
  kind: 'flow-rule'
  buildingId: null
}
