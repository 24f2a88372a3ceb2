// Campaigns: a cold wave is coming, one tap makes the call list, each call is one tap to log. Source: mission S2, B5.
import { z } from 'zod'
import { commandShape, queryShape } from '../api.ts'
import { Id } from '../ids.ts'
import { GroupCode } from '../registry/key-groups.ts'
import { Day, Instant } from '../time.ts'
import { VisitResult } from '../visits/codes.ts'
import { NewNeed, VisitNote } from '../visits/visit.ts'

export const CampaignKind = z.enum(['COLD_WAVE', 'HEAVY_RAIN', 'HEAT', 'FESTIVAL', 'OTHER'])
export type CampaignKind = z.infer<typeof CampaignKind>

/** Who is called. Conditions of different kinds narrow, values within one widen; an empty rule is refused. */
export const CampaignRule = z.strictObject({
  groups: z.array(GroupCode).max(16).default([]),
  ageFrom: z.int().min(0).max(120).nullable().default(null),
  ageTo: z.int().min(0).max(120).nullable().default(null),
  /** The only person really living behind the door. */
  livingAlone: z.boolean().default(false),
  floorFrom: z.int().min(-9).max(200).nullable().default(null),
  floorTo: z.int().min(-9).max(200).nullable().default(null),
  buildingIds: z.array(Id).max(200).default([]),
  gridIds: z.array(Id).max(200).default([]),
})
export type CampaignRule = z.infer<typeof CampaignRule>

/** 一键生成独居老人名单: everyone of 60 and more who lives alone, in K01 or not. */
export const eldersAlone: CampaignRule = {
  groups: [],
  ageFrom: 60,
  ageTo: null,
  livingAlone: true,
  floorFrom: null,
  floorTo: null,
  buildingIds: [],
  gridIds: [],
}

export const openCampaign = commandShape({
  name: 'care.open-campaign',
  permission: 'care.work',
  summary: 'Opens a campaign within one’s reach and makes its call list, shared by the team.',
  input: z.strictObject({
    id: Id,
    kind: CampaignKind,
    title: z.string().trim().min(1).max(60),
    /** What to say, read out during the call. */
    script: z.string().trim().max(1000).default(''),
    rule: CampaignRule,
    until: Day,
  }),
  answer: z.strictObject({ calls: z.int() }),
})

export const previewCampaign = queryShape({
  name: 'care.preview-campaign',
  permission: 'care.work',
  summary: 'How many people a rule finds within reach; counts only.',
  input: z.strictObject({ rule: CampaignRule }),
  answer: z.strictObject({
    persons: z.int(),
    withoutPhone: z.int(),
    byGrid: z.array(z.strictObject({ gridId: Id.nullable(), name: z.string(), persons: z.int() })),
  }),
})

export const CallState = z.enum(['TO_CALL', 'UNREACHABLE', 'REACHED'])
export type CallState = z.infer<typeof CallState>

/** A claim lasts ten minutes, so that two people do not call the same person; it never loses anybody's outcome. */
export const CLAIM_MINUTES = 10

export const takeCall = commandShape({
  name: 'care.take-call',
  permission: 'care.work',
  summary: 'Says "I am calling this one" for ten minutes; refused while somebody else says so, or once reached.',
  input: z.strictObject({ callId: Id }),
  answer: z.strictObject({ takenUntil: Instant }),
})

export const releaseCall = commandShape({
  name: 'care.release-call',
  permission: 'care.work',
  summary: 'Gives a call taken by mistake back.',
  input: z.strictObject({ callId: Id }),
})

export const logCall = commandShape({
  name: 'care.log-call',
  permission: 'care.work',
  summary: 'One tap per outcome; each is also a visit by phone. A second outcome, even late, is kept beside the first.',
  input: z.strictObject({
    callId: Id,
    /** The id of the visit it makes. */
    visitId: Id,
    result: VisitResult,
    calledAt: Instant,
    note: VisitNote.default(''),
    noteReviewed: z.boolean().default(false),
    needs: z.array(NewNeed).max(5).default([]),
  }),
  answer: z.strictObject({ state: CallState, openRunIds: z.array(Id) }),
})

export const closeCampaign = commandShape({
  name: 'care.close-campaign',
  permission: 'care.work',
  summary: 'Closes a campaign: by who opened it, the grid lead or the secretary. Flows under way go on.',
  input: z.strictObject({ campaignId: Id }),
})

/** Counts only; nobody's calls are counted against them. */
export const CampaignProgress = z.strictObject({
  total: z.int(),
  reached: z.int(),
  unreachable: z.int(),
  toCall: z.int(),
  openRuns: z.int(),
  needs: z.int(),
})
export type CampaignProgress = z.infer<typeof CampaignProgress>

export const CampaignRow = z.strictObject({
  id: Id,
  version: z.int(),
  kind: CampaignKind,
  title: z.string(),
  script: z.string(),
  rule: CampaignRule,
  until: Day,
  openedAt: Instant,
  openedBy: z.strictObject({ id: Id, name: z.string() }),
  closedAt: Instant.nullable(),
  progress: CampaignProgress,
})
export type CampaignRow = z.infer<typeof CampaignRow>

export const listCampaigns = queryShape({
  name: 'care.campaigns',
  permission: 'care.read',
  summary:
    'Campaigns with calls in reach, with their progress in counts. Those under way first; OPEN leaves out what is past its last day.',
  input: z.strictObject({ state: z.enum(['OPEN', 'CLOSED']).optional() }),
  answer: z.strictObject({ campaigns: z.array(CampaignRow) }),
})

export const CallRow = z.strictObject({
  id: Id,
  version: z.int(),
  personId: Id,
  name: z.string(),
  age: z.int().nullable(),
  dwellingId: Id,
  householdId: Id,
  address: z.string(),
  gridName: z.string(),
  hasPhone: z.boolean(),
  state: CallState,
  attempts: z.int(),
  lastCalledAt: Instant.nullable(),
  lastResult: VisitResult.nullable(),
  taken: z.strictObject({ by: z.string(), mine: z.boolean(), until: Instant }).nullable(),
  runId: Id.nullable(),
})
export type CallRow = z.infer<typeof CallRow>

export const listCalls = queryShape({
  name: 'care.calls',
  permission: 'care.read',
  summary: 'The call list of a campaign within reach: not reached first, then to call by address, reached last.',
  input: z.strictObject({
    campaignId: Id,
    state: CallState.optional(),
    after: z.string().max(400).optional(),
    limit: z.int().min(1).max(200).default(100),
  }),
  answer: z.strictObject({
    campaign: CampaignRow,
    rows: z.array(CallRow),
    next: z.string().nullable(),
  }),
})
