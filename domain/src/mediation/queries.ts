import { z } from 'zod'
import { queryShape } from '../api.ts'
import { Id } from '../ids.ts'
import { PrintedFile } from '../printed-file.ts'
import { Day, Instant } from '../time.ts'
import { MediationFacts } from './actions.ts'
import { AgreementItem } from './agreeing.ts'
import {
  ChosenBy,
  ConfirmationResult,
  ConsentAnswer,
  ConsentTo,
  DisputeSource,
  DisputeState,
  DisputeType,
  FollowUpKind,
  Form,
  HopAction,
  Means,
  RecordKind,
  RiskLevel,
  Side,
  SignedHow,
  Standing,
} from './dispute.ts'
import { CourtPaper, Ending, NotAcceptedReason, Referral } from './endings.ts'
import { EvidenceFile } from './evidence.ts'
import { Someone } from './parties.ts'

/** What has to be done by a day. */
export const DueKind = z.enum(['ACCEPT', 'SESSION', 'MONTH', 'FOLLOW_UP', 'COURT'])
export type DueKind = z.infer<typeof DueKind>
export const Due = z.object({ kind: DueKind, day: Day })
export type Due = z.infer<typeof Due>

export const ListedDispute = z.object({
  id: Id,
  disputeNo: z.string(),
  type: DisputeType,
  state: DisputeState,
  confidential: z.boolean(),
  title: z.string(),
  /** Names of the parties, applicants first. */
  parties: z.array(z.object({ side: Side, name: z.string() })),
  appliedOn: Day,
  /** `file`: the reader mediates it. */
  sight: z.enum(['file', 'registration']),
  /** The soonest first. */
  dues: z.array(Due),
  risk: RiskLevel.nullable(),
})
export type ListedDispute = z.infer<typeof ListedDispute>

export const listDisputes = queryShape({
  name: 'mediation.list',
  permission: 'mediation.read',
  summary:
    'Disputes of the reader: those they mediate, are asked for, could take up, or wrote down; what is due soonest first.',
  input: z.strictObject({
    state: z.enum(['open', 'ended']).default('open'),
    /** For `ended`: the year of the application. */
    year: z.int().min(2000).max(2100).optional(),
  }),
  answer: z.object({ rows: z.array(ListedDispute) }),
})

export const PartyAtPage = z.object({
  id: Id,
  side: Side,
  personId: Id.nullable(),
  name: z.string(),
  address: z.string(),
  isMinor: z.boolean(),
  birthDate: Day.nullable(),
  /** To the mediators in charge. */
  phone: z.string().nullable(),
  guardian: Someone.nullable(),
  representative: Someone.nullable(),
  noticeSignedOn: Day.nullable(),
  /** The last word on being mediated. */
  consent: z.object({ answer: ConsentAnswer, means: Means, on: Day }).nullable(),
})
export type PartyAtPage = z.infer<typeof PartyAtPage>

export const SessionAtPage = z.object({
  id: Id,
  room: z.string().nullable(),
  from: Instant,
  to: Instant,
  cancelled: z.boolean(),
  mediators: z.array(z.string()),
})
export type SessionAtPage = z.infer<typeof SessionAtPage>

export const ItemAtPage = AgreementItem.extend({
  /** `壹仟贰佰元整`. */
  amountInWords: z.string().nullable(),
  performedOn: Day.nullable(),
})
export type ItemAtPage = z.infer<typeof ItemAtPage>

const AgreementAtPage = z.object({
  form: Form,
  agreedOn: Day,
  facts: z.string(),
  terms: z.string(),
  items: z.array(ItemAtPage),
  signatures: z.array(z.object({ partyId: Id.nullable(), accountId: Id.nullable(), how: SignedHow, on: Day })),
})

export const DisputeFile = z.object({
  consents: z.array(
    z.object({
      id: Id,
      partyId: Id,
      to: ConsentTo,
      answer: ConsentAnswer,
      means: Means,
      on: Day,
      until: Day.nullable(),
    }),
  ),
  records: z.array(
    z.object({
      id: Id,
      kind: RecordKind,
      sessionId: Id.nullable(),
      heldOn: Day,
      text: z.string(),
      by: z.string(),
      writtenAt: Instant,
      replaced: z.boolean(),
    }),
  ),
  evidence: z.array(
    z.object({
      id: Id,
      partyId: Id.nullable(),
      title: z.string(),
      note: z.string(),
      receivedOn: Day,
      files: z.array(EvidenceFile),
    }),
  ),
  sessions: z.array(SessionAtPage),
  agreement: AgreementAtPage.nullable(),
  followUps: z.array(
    z.object({
      id: Id,
      kind: FollowUpKind,
      dueOn: Day,
      doneOn: Day.nullable(),
      by: z.string().nullable(),
      means: Means.nullable(),
      note: z.string(),
    }),
  ),
  endings: z.array(
    z.object({
      kind: Ending,
      reason: NotAcceptedReason.nullable(),
      referral: Referral.nullable(),
      on: Day,
      text: z.string(),
    }),
  ),
  risk: z.object({ level: RiskLevel, reason: z.string(), until: Day }).nullable(),
  confirmation: z
    .object({
      court: z.string(),
      papers: z.array(CourtPaper),
      appliedOn: Day,
      result: ConfirmationResult.nullable(),
      resultOn: Day.nullable(),
      rulingNo: z.string(),
    })
    .nullable(),
})
export type DisputeFile = z.infer<typeof DisputeFile>

export const DisputeAtPage = z.object({
  id: Id,
  disputeNo: z.string(),
  type: DisputeType,
  source: DisputeSource,
  appliedHow: Form,
  state: DisputeState,
  confidential: z.boolean(),
  title: z.string(),
  told: z.string(),
  claim: z.string(),
  handedOverBy: z.string(),
  caseId: Id.nullable(),
  caseNo: z.string().nullable(),
  enteredBy: z.string(),
  appliedOn: Day,
  acceptBy: Day,
  acceptedOn: Day.nullable(),
  begunOn: Day.nullable(),
  /** The end of the month, or what all parties agreed to since. */
  dueOn: Day.nullable(),
  concludedOn: Day.nullable(),
  effectOn: Day.nullable(),
  /** Day 30: the last on which the court can be asked. */
  confirmBy: Day.nullable(),
  archivedOn: Day.nullable(),
})
export type DisputeAtPage = z.infer<typeof DisputeAtPage>

export const disputePage = queryShape({
  name: 'mediation.page',
  permission: 'mediation.read',
  summary:
    'One dispute. Its mediators in charge read the whole file; who was asked, or wrote it down, reads the registration.',
  input: z.strictObject({ disputeId: Id }),
  answer: z.object({
    dispute: DisputeAtPage,
    /** Of `domain/mediation/actions.ts`: the desk greys its buttons by the same table. */
    facts: MediationFacts,
    parties: z.array(PartyAtPage),
    mediators: z.array(z.object({ accountId: Id, name: z.string(), standing: Standing, chosenBy: ChosenBy })),
    hops: z.array(
      z.object({
        id: Id,
        action: HopAction,
        toState: DisputeState.nullable(),
        by: z.string(),
        on: Day,
        enteredAt: Instant,
      }),
    ),
    dues: z.array(Due),
    file: DisputeFile.nullable(),
  }),
})
export type DisputePage = z.infer<typeof disputePage.answer>

export const listMediators = queryShape({
  name: 'mediation.mediators',
  permission: 'mediation.intake',
  summary: 'Who mediates in this community.',
  input: z.strictObject({}),
  answer: z.object({ mediators: z.array(z.object({ accountId: Id, name: z.string() })) }),
})

export const DossierPart = z.enum(['DOSSIER', 'AGREEMENT', 'NOTICE', 'COURT'])
export type DossierPart = z.infer<typeof DossierPart>

export const dossier = queryShape({
  name: 'mediation.dossier',
  permission: 'mediation.mediate',
  summary:
    'The dossier in the official order, or one paper of it, as PDF or docx in base64. For the mediators in charge; every print is recorded.',
  input: z.strictObject({ disputeId: Id, part: DossierPart.default('DOSSIER'), format: z.enum(['pdf', 'docx']) }),
  answer: PrintedFile,
})

const Rate = z.object({ n: z.int(), percent: z.number().nullable() })

export const statistics = queryShape({
  name: 'mediation.statistics',
  permission: 'mediation.statistics',
  summary:
    'Counts and rates of a period, nothing else. Kinds counted fewer than five times and rates over fewer than ten are not told; confidential disputes are not counted.',
  input: z.strictObject({ from: Day, to: Day }),
  answer: z.object({
    applied: z.int(),
    accepted: z.int(),
    concluded: z.int(),
    open: z.int(),
    overdue: z.int(),
    success: Rate,
    performance: Rate,
    byType: z.array(z.object({ type: DisputeType, count: z.int().nullable() })),
    bySource: z.array(z.object({ source: DisputeSource, count: z.int().nullable() })),
  }),
})
export type MediationStatistics = z.infer<typeof statistics.answer>
