import { z } from 'zod'
import { queryShape } from '../api.ts'
import { Id } from '../ids.ts'
import { Day, Instant } from '../time.ts'
import { CaseNature, CaseResult, CaseSource, CaseState, HopAction, LinkKind, ResidentSays } from './case.ts'
import { CaseClass, FirstHandler, LeafCode } from './catalogue.ts'
import { CaseClocks } from './clocks-shown.ts'
import { EntryConsent, EntryMeans } from './entry.ts'
import { HandlerName, HopDetail } from './hop-detail.ts'
import { CasePhoto } from './photos.ts'
import { ExclusionReason, SuspendReason, WhistleMark } from './reasons.ts'

export const CaseFilters = z.strictObject({
  /** Left out: what is open. */
  state: z.enum(['open', 'closed', 'all']).default('open'),
  class: CaseClass.optional(),
  /** `01` to `09`. */
  branch: z
    .string()
    .regex(/^0[1-9]$/)
    .optional(),
  leaf: LeafCode.optional(),
  gridId: Id.optional(),
  buildingId: Id.optional(),
  dwellingId: Id.optional(),
  /** Reported by me, or mine to answer for. */
  mine: z.boolean().default(false),
  /** Case number, or words of title and description. */
  text: z.string().trim().max(60).default(''),
  /** Just these, such as the cases behind a hot topic. */
  ids: z.array(Id).max(100).optional(),
})
export type CaseFilters = z.infer<typeof CaseFilters>

export const ListedCase = z.object({
  id: Id,
  caseNo: z.string(),
  leaf: LeafCode,
  class: CaseClass,
  state: CaseState,
  /** Empty: the name of the leaf. */
  title: z.string(),
  /** Address of the door or building, or the place in words. */
  where: z.string(),
  buildingId: Id.nullable(),
  dwellingId: Id.nullable(),
  reportedAt: Instant,
  closedAt: Instant.nullable(),
  responsible: z.string().nullable(),
  /** When what is owed at this step is due; null: no clock runs. */
  stepBy: Instant.nullable(),
})
export type ListedCase = z.infer<typeof ListedCase>

export const listCases = queryShape({
  name: 'cases.list',
  permission: 'cases.read',
  summary: 'Cases within reach, the urgent and the oldest first; confidential ones are never among them, nor counted.',
  input: CaseFilters.extend({ after: z.string().max(300).optional(), limit: z.int().min(1).max(100).default(50) }),
  answer: z.object({
    rows: z.array(ListedCase),
    next: z.string().nullable(),
    /** On the first page. */
    total: z.int().nullable(),
  }),
})

export const listConfidential = queryShape({
  name: 'cases.confidential',
  permission: 'cases.read',
  summary: 'Confidential cases: the secretary’s all, everybody else’s own. Every look is recorded.',
  input: z.strictObject({}),
  answer: z.object({ rows: z.array(ListedCase) }),
})

export const Hop = z.object({
  id: Id,
  action: HopAction,
  toState: CaseState.nullable(),
  text: z.string(),
  /** What the resident reads; empty: the usual words, or nothing (`resident-view.ts`). */
  residentText: z.string(),
  detail: HopDetail,
  by: z.string(),
  role: z.string(),
  happenedAt: Instant,
  /** When the server heard of it; later for what came from a phone without signal. */
  enteredAt: Instant,
})
export type Hop = z.infer<typeof Hop>

export const TickedStep = z.object({ step: z.string(), by: z.string(), at: Instant })
export type TickedStep = z.infer<typeof TickedStep>

export const CaseEntry = z.object({
  id: Id,
  consent: EntryConsent,
  consentedBy: z.string(),
  means: EntryMeans.nullable(),
  consentedAt: Instant.nullable(),
  witness: z.string(),
  purpose: z.string(),
  enteredAt: Instant,
  leftAt: Instant.nullable(),
  by: z.string(),
})
export type CaseEntry = z.infer<typeof CaseEntry>

export const CaseAtPage = ListedCase.extend({
  nature: CaseNature,
  source: CaseSource,
  description: z.string(),
  place: z.string(),
  gridId: Id.nullable(),
  /** As the reader’s role may see it; null when nobody is named. */
  reporterName: z.string().nullable(),
  reporterPersonId: Id.nullable(),
  anonymous: z.boolean(),
  contactOk: z.boolean(),
  enteredBy: z.string(),
  enteredById: Id,
  firstHandler: FirstHandler,
  happenedAt: Instant,
  acceptedAt: Instant.nullable(),
  result: CaseResult.nullable(),
  resultText: z.string(),
  residentSays: ResidentSays.nullable(),
  confidential: z.boolean(),
  /** Whom it was given to; `name` is empty for a kind of post. Null: nobody. */
  handler: HandlerName.nullable(),
  responsibleId: Id.nullable(),
  atStreet: z.boolean(),
  returns: z.int(),
  reworks: z.int(),
  returnBy: Instant.nullable(),
  handledAt: Instant.nullable(),
  reviewOn: Day.nullable(),
  exclusionReason: ExclusionReason.nullable(),
  excludedAt: Instant.nullable(),
  version: z.int(),
})
export type CaseAtPage = z.infer<typeof CaseAtPage>

/** Several units called together. */
export const CaseWhistle = z.object({
  id: Id,
  topic: z.string(),
  arriveBy: Instant,
  calledBy: z.string(),
  calledAt: Instant,
  conclusion: z.string(),
  concludedAt: Instant.nullable(),
  units: z.array(
    z.object({
      id: Id,
      name: z.string(),
      arrivedAt: Instant.nullable(),
      mark: WhistleMark.nullable(),
      markText: z.string(),
      saidMark: WhistleMark.nullable(),
      saidText: z.string(),
    }),
  ),
})
export type CaseWhistle = z.infer<typeof CaseWhistle>

/** What waits for the street, or for secretary and street. */
export const CaseRequests = z.object({
  suspension: z
    .object({ reason: SuspendReason, text: z.string(), reviewOn: Day, askedBy: z.string(), askedAt: Instant })
    .nullable(),
  exclusion: z
    .object({
      reason: ExclusionReason,
      text: z.string(),
      askedBy: z.string(),
      askedAt: Instant,
      firstBy: z.string().nullable(),
    })
    .nullable(),
})
export type CaseRequests = z.infer<typeof CaseRequests>

export const casePage = queryShape({
  name: 'cases.page',
  permission: 'cases.read',
  summary: 'One case with its clocks, every hop, what the reader may do with it and why not, and all that hangs on it.',
  input: z.strictObject({ caseId: Id }),
  answer: z.object({
    case: CaseAtPage,
    clocks: CaseClocks,
    /** By action, the command `cases.<action>`: null when the reader may, else the code of the refusal. */
    actions: z.record(z.string(), z.string().nullable()),
    hops: z.array(Hop),
    ticks: z.array(TickedStep),
    entries: z.array(CaseEntry),
    /** `from` this case, or from the other to this one. */
    links: z.array(ListedCase.extend({ kind: LinkKind, direction: z.enum(['to', 'from']) })),
    photos: z.array(CasePhoto),
    whistles: z.array(CaseWhistle),
    requests: CaseRequests,
    /** How many follow it, whoever reported it included. */
    followers: z.int(),
    /** Whoever reported it holds a link or a phone by which they read what is written to them. */
    reporterReads: z.boolean(),
  }),
})
export type CasePage = z.infer<typeof casePage.answer>

export const caseWays = queryShape({
  name: 'cases.ways',
  permission: 'cases.read',
  summary:
    'What the reader may do with a listed case and why not, and where a suspended one was before. It tells nothing else of the case, so it counts as no look.',
  input: z.strictObject({ caseId: Id }),
  answer: z.object({
    /** As on its page. */
    actions: z.record(z.string(), z.string().nullable()),
    stateBefore: CaseState.nullable(),
  }),
})
