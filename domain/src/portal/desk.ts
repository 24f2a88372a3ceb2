// The other side of the door: plates, the public front of the community, one's own card, and what waits to be looked at.
import { z } from 'zod'
import { commandShape, queryShape } from '../api.ts'
import { LeafCode } from '../cases/catalogue.ts'
import { Id } from '../ids.ts'
import { Day, Instant } from '../time.ts'
import { DoorNotice, Picture } from './queries.ts'

export const PlateKind = z.enum(['BUILDING', 'UNIT', 'DWELLING'])
export type PlateKind = z.infer<typeof PlateKind>

export const RevokeReason = z.enum(['LOST', 'MISUSED', 'WORN', 'MISTAKE'])
export type RevokeReason = z.infer<typeof RevokeReason>

export const PlateRow = z.object({
  id: Id,
  kind: PlateKind,
  buildingId: Id,
  unit: z.string().nullable(),
  room: z.string().nullable(),
  /** The whole code, to print it again; null once revoked. */
  code: z.string().nullable(),
  issuedAt: Instant,
  revokedAt: Instant.nullable(),
  revokeReason: RevokeReason.nullable(),
  /** Reports that came from it. */
  reports: z.int(),
})
export type PlateRow = z.infer<typeof PlateRow>

export const issuePlates = commandShape({
  name: 'portal.issue-plates',
  permission: 'portal.manage-plates',
  summary: 'Makes the plates a building lacks: one for each unit door (or the building), or for each dwelling.',
  input: z.strictObject({ buildingId: Id, for: z.enum(['ENTRANCES', 'DWELLINGS']).default('ENTRANCES') }),
  answer: z.object({ made: z.int() }),
})

export const revokePlate = commandShape({
  name: 'portal.revoke-plate',
  permission: 'portal.manage-plates',
  summary: 'A plate opens nothing any more; with `replace`, another takes its place.',
  input: z.strictObject({ plateId: Id, reason: RevokeReason, replace: z.boolean().default(false) }),
})

export const plates = queryShape({
  name: 'portal.plates',
  permission: 'portal.manage-plates',
  summary: 'The plates of a building with their codes, to print them. The look is recorded.',
  input: z.strictObject({ buildingId: Id }),
  answer: z.object({
    community: z.object({ code: z.string(), name: z.string(), phone: z.string(), address: z.string() }),
    address: z.string(),
    rows: z.array(PlateRow),
  }),
})

export const plateCounts = queryShape({
  name: 'portal.plate-counts',
  permission: 'portal.manage-plates',
  summary: 'How many plates each building within reach has.',
  input: z.strictObject({}),
  answer: z.object({
    buildings: z.array(z.object({ id: Id, address: z.string(), entrances: z.int(), plates: z.int() })),
  }),
})

const Phone = z
  .string()
  .trim()
  .regex(/^[0-9+() -]{3,20}$/)
  .or(z.literal(''))

export const setFront = commandShape({
  name: 'portal.set-front',
  permission: 'portal.edit-front',
  summary: 'Phone and hours of the community’s desk on every public page; the address that plates lead to.',
  input: z.strictObject({
    phone: Phone,
    hours: z.string().trim().max(60).default(''),
    /** Empty: the one the desk itself is opened at. */
    address: z
      .string()
      .trim()
      .regex(/^https?:\/\/[^/?#\s]{3,100}$/)
      .or(z.literal(''))
      .default(''),
  }),
})

export const publishNotice = commandShape({
  name: 'portal.publish-notice',
  permission: 'portal.edit-front',
  summary: 'A notice on the public page of every door, or of one building’s.',
  input: z.strictObject({
    id: Id,
    title: z.string().trim().min(1).max(60),
    text: z.string().trim().max(600).default(''),
    buildingId: Id.nullable().default(null),
    until: Day.nullable().default(null),
  }),
})

export const endNotice = commandShape({
  name: 'portal.end-notice',
  permission: 'portal.edit-front',
  summary: 'Takes a notice down.',
  input: z.strictObject({ noticeId: Id }),
})

export const front = queryShape({
  name: 'portal.front',
  permission: 'portal.edit-front',
  summary: 'What every public page shows: phone, hours, notices.',
  input: z.strictObject({}),
  answer: z.object({
    phone: z.string(),
    hours: z.string(),
    address: z.string(),
    notices: z.array(DoorNotice.extend({ building: z.string().nullable() })),
  }),
})

export const setCard = commandShape({
  name: 'portal.set-card',
  permission: 'portal.own-card',
  summary: 'One’s own name, work phone and photo on the doors one looks after. The photo only by one’s own consent.',
  input: z.strictObject({
    name: z.string().trim().max(20),
    phone: Phone,
    /** Left out: as it is; null: taken away. A JPEG of at most 120 kB. */
    photo: z.base64().max(160_000).nullable().optional(),
    photoConsent: z.boolean().default(false),
  }),
})

export const ownCard = queryShape({
  name: 'portal.own-card',
  permission: 'portal.own-card',
  summary: 'One’s own public card.',
  input: z.strictObject({}),
  answer: z.object({
    name: z.string(),
    phone: z.string(),
    photo: Picture.nullable(),
    photoConsentedAt: Instant.nullable(),
  }),
})

export const ReviewReason = z.enum(['DOOR', 'PHONE', 'NETWORK'])
export type ReviewReason = z.infer<typeof ReviewReason>

export const ReviewRow = z.object({
  id: Id,
  where: z.string(),
  text: z.string(),
  leaf: LeafCode,
  reason: ReviewReason,
  hasPhone: z.boolean(),
  receivedAt: Instant,
})
export type ReviewRow = z.infer<typeof ReviewRow>

export const reviewQueue = queryShape({
  name: 'portal.review-queue',
  permission: 'portal.review',
  summary: 'Reports over the limits, the oldest first. None is lost; a person decides.',
  input: z.strictObject({}),
  answer: z.object({ rows: z.array(ReviewRow) }),
})

export const acceptReport = commandShape({
  name: 'portal.accept-report',
  permission: 'portal.review',
  summary: 'A report that waited becomes a case; whoever sent it follows it by the link they have.',
  input: z.strictObject({ reviewId: Id, caseId: Id, leaf: LeafCode.optional() }),
  answer: z.object({ caseNo: z.string() }),
})

export const declineReport = commandShape({
  name: 'portal.decline-report',
  permission: 'portal.review',
  summary: 'A report that waited is not taken; whoever sent it reads the reason.',
  input: z.strictObject({ reviewId: Id, reason: z.string().trim().min(2).max(200) }),
})

export const writeToResident = commandShape({
  name: 'portal.write-to-resident',
  permission: 'cases.handle',
  summary: 'Answers whoever reported a case, or asks them something; they read it by their link.',
  input: z.strictObject({
    caseId: Id,
    text: z.string().trim().min(1).max(500),
    /** Whether an answer is wanted. */
    question: z.boolean().default(false),
    /** The question this replies to; left out, it goes to the reporter. */
    hopId: Id.optional(),
  }),
})

export const openQuestions = queryShape({
  name: 'portal.questions',
  permission: 'cases.handle',
  summary:
    'What residents asked about a case and nobody has answered yet, the oldest first: of whoever reported it, of neighbours who joined, of affected homes.',
  input: z.strictObject({ caseId: Id }),
  answer: z.object({
    questions: z.array(
      z.object({
        /** What `portal.write-to-resident` replies to. */
        hopId: Id,
        text: z.string(),
        at: Instant,
        kind: z.enum(['REPORTER', 'ALSO_ME', 'AFFECTED']),
        /** The door of an affected home; of the others none is told. */
        where: z.string(),
      }),
    ),
  }),
})
export type OpenQuestion = z.infer<typeof openQuestions.answer>['questions'][number]
