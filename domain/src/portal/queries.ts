import { z } from 'zod'
import { queryShape } from '../api.ts'
import { CaseState, HopAction } from '../cases/case.ts'
import { CaseClass, LeafCode } from '../cases/catalogue.ts'
import { AffectedAnswer } from '../cases/incidents.ts'
import { Role } from '../identity/actor.ts'
import { Id } from '../ids.ts'
import { PublicNotice, TopicOnNotice } from '../mediation/public-notice.ts'
import { Day, Instant } from '../time.ts'
import { Content, LinkSecret, PlateCode, ReportKey } from './commands.ts'

export const DoorSteward = z.object({
  id: Id,
  name: z.string(),
  role: Role,
  /** A work phone, given for this purpose; null: none was given. */
  phone: z.string().nullable(),
  hasPhoto: z.boolean(),
})
export type DoorSteward = z.infer<typeof DoorSteward>

export const DoorNotice = z.object({ id: Id, title: z.string(), text: z.string(), from: Day, until: Day.nullable() })
export type DoorNotice = z.infer<typeof DoorNotice>

export const doorPage = queryShape({
  name: 'portal.door',
  permission: 'portal.use',
  summary: 'The public page of a door: community, stewards, phones, notices. Nothing about who lives behind it.',
  input: z.strictObject({ code: PlateCode }),
  answer: z.object({
    community: z.string(),
    compound: z.string(),
    building: z.string(),
    unit: z.string().nullable(),
    room: z.string().nullable(),
    /** Of the community's own desk. */
    phone: z.string().nullable(),
    hours: z.string(),
    stewards: z.array(DoorSteward),
    notices: z.array(DoorNotice),
    /** Of the whole community, and of this compound. */
    onNotice: z.array(TopicOnNotice),
    /** Whether codes can be sent to phones. */
    codes: z.boolean(),
  }),
})
export type DoorPage = z.infer<typeof doorPage.answer>

export const topicNotice = queryShape({
  name: 'portal.topic-notice',
  permission: 'portal.use',
  summary:
    'A public notice in full, from its first day to its last, at the doors it concerns. No names, no single opinions.',
  input: z.strictObject({ code: PlateCode, topicId: Id }),
  answer: z.object({
    community: z.string(),
    compound: z.string(),
    phone: z.string().nullable(),
    hours: z.string(),
    notice: PublicNotice,
  }),
})
export type TopicNotice = z.infer<typeof topicNotice.answer>

/** A JPEG as base64: no address of a picture of somebody exists. */
export const Picture = z.object({ mediaType: z.string(), base64: z.string() })
export type Picture = z.infer<typeof Picture>

export const stewardPhoto = queryShape({
  name: 'portal.steward-photo',
  permission: 'portal.use',
  summary: 'The photo of a steward of this door, where they agreed to show it.',
  input: z.strictObject({ code: PlateCode, stewardId: Id }),
  answer: Picture,
})

export const SharedCase = z.object({
  id: Id,
  leaf: LeafCode,
  state: CaseState,
  reportedAt: Instant,
  alsoMe: z.int(),
})
export type SharedCase = z.infer<typeof SharedCase>

export const similarHere = queryShape({
  name: 'portal.similar',
  permission: 'portal.use',
  summary: 'Open public matters at this building that the words may mean: what it is and since when, never whose.',
  input: z.strictObject({ code: PlateCode, text: z.string().trim().max(1000), leaf: LeafCode.optional() }),
  answer: z.object({ cases: z.array(SharedCase) }),
})

export const ResidentHop = z.object({
  id: Id,
  action: HopAction,
  /** Empty: the usual words of the action. */
  text: z.string(),
  /** The name of who did it; null when it was the reader. */
  by: z.string().nullable(),
  role: z.string(),
  at: Instant,
})
export type ResidentHop = z.infer<typeof ResidentHop>

/** A home that an incident reaches, to whoever lives there. */
export const FollowedHome = z.object({
  /** Which one: people may have two. */
  where: z.string(),
  /** What all homes were told last. */
  message: z.object({ text: z.string(), by: z.string(), at: Instant }).nullable(),
  /** Not answered since. */
  asked: z.boolean(),
  /** All that was answered for this home, the last one counts; `by`: the colleague who wrote it down, null: the home itself. */
  answers: z.array(z.object({ answer: AffectedAnswer, text: z.string(), by: z.string().nullable(), at: Instant })),
})
export type FollowedHome = z.infer<typeof FollowedHome>

export const FollowedCase = z.object({
  caseNo: z.string(),
  leaf: LeafCode,
  class: CaseClass,
  state: CaseState,
  kind: z.enum(['REPORTER', 'ALSO_ME', 'AFFECTED', 'COLLEAGUE']),
  /** One's own words, or what somebody wrote down for one; empty for who only joined. */
  text: z.string(),
  /** Who wrote them down; null: the reader, at the portal. */
  writtenBy: z.string().nullable(),
  where: z.string(),
  reportedAt: Instant,
  closedAt: Instant.nullable(),
  /** By when it shall be done; a clock time. */
  dueAt: Instant.nullable(),
  responsible: z.string().nullable(),
  hops: z.array(ResidentHop),
  /** What the handler asked and nobody has answered yet; null once the case has ended. */
  question: z.object({ text: z.string(), by: z.string(), at: Instant }).nullable(),
  /** Of an affected home. */
  home: FollowedHome.nullable(),
  rating: z.object({ solved: z.boolean(), content: Content }).nullable(),
  reopenUntil: Instant.nullable(),
  photos: z.array(Id),
  language: z.enum(['zh', 'en']),
  /** Whether messages go to the phone; null: none was left. */
  sms: z.boolean().nullable(),
  left: z.boolean(),
})
export type FollowedCase = z.infer<typeof FollowedCase>

export const Front = { community: z.string(), phone: z.string().nullable() }

export const follow = queryShape({
  name: 'portal.follow',
  permission: 'portal.use',
  summary: 'One’s own report: each step with name and clock time. Never internal words, other people or other doors.',
  input: z.strictObject({ key: ReportKey }),
  answer: z.object({
    ...Front,
    case: FollowedCase.nullable(),
    /** It waits for a person to look at it, or was not taken, with the reason. */
    waiting: z.object({ text: z.string(), since: Instant, declined: z.string().nullable() }).nullable(),
  }),
})
export type Followed = z.infer<typeof follow.answer>

export const MyReport = z.object({
  id: Id,
  caseNo: z.string(),
  leaf: LeafCode,
  state: CaseState,
  reportedAt: Instant,
  asked: z.boolean(),
})
export type MyReport = z.infer<typeof MyReport>

export const myReports = queryShape({
  name: 'portal.my-reports',
  permission: 'portal.use',
  summary: 'Reports made or followed with a confirmed phone.',
  input: z.strictObject({ pass: LinkSecret }),
  answer: z.object({ ...Front, reports: z.array(MyReport) }),
})
