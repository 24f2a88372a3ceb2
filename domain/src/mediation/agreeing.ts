// The agreement, its performance, the court, the archive.
import { z } from 'zod'
import { commandShape } from '../api.ts'
import { Id } from '../ids.ts'
import { Day } from '../time.ts'
import { ConfirmationResult, Form, ItemKind, Means, SignedHow } from './dispute.ts'
import { CourtPaper, Referral } from './endings.ts'
import { Text } from './opening.ts'

/** Up to ten million yuan, in fen. */
export const AmountFen = z.int().min(1).max(1_000_000_000)

export const AgreementItem = z.strictObject({
  id: Id,
  kind: ItemKind,
  obligorId: Id,
  obligeeId: Id.nullable().default(null),
  /** For money only. */
  amountFen: AmountFen.nullable().default(null),
  /** What is to be done, or how it is paid. */
  what: z.string().trim().max(500).default(''),
  dueOn: Day,
})
export type AgreementItem = z.infer<typeof AgreementItem>

export const agree = commandShape({
  name: 'mediation.agree',
  permission: 'mediation.mediate',
  summary:
    'Writes down what was agreed. An oral agreement binds from that day; a written one may be rewritten until somebody signs and binds with the last signature.',
  input: z.strictObject({
    disputeId: Id,
    form: Form,
    agreedOn: Day,
    /** What happened and who answers for it. */
    facts: Text.min(1),
    /** What else was agreed. */
    terms: Text.default(''),
    items: z.array(AgreementItem).min(1).max(20),
  }),
})

export const signAgreement = commandShape({
  name: 'mediation.sign-agreement',
  permission: 'mediation.mediate',
  summary: 'Who signed, sealed or put a fingerprint when. Neither party nor account: the seal of the committee.',
  input: z.strictObject({
    disputeId: Id,
    signatures: z
      .array(
        z.strictObject({
          id: Id,
          partyId: Id.nullable().default(null),
          accountId: Id.nullable().default(null),
          how: SignedHow,
          on: Day,
        }),
      )
      .min(1)
      .max(30),
  }),
  answer: z.object({ effectOn: Day.nullable() }),
})

export const followUp = commandShape({
  name: 'mediation.follow-up',
  permission: 'mediation.mediate',
  summary: 'Somebody looked whether the agreement is kept; `performed`: items found done.',
  input: z.strictObject({
    disputeId: Id,
    followUpId: Id,
    on: Day,
    means: Means,
    note: z.string().trim().max(1000).default(''),
    performed: z.array(Id).max(20).default([]),
  }),
})

export const breach = commandShape({
  name: 'mediation.breach',
  permission: 'mediation.mediate',
  summary: 'The agreement is not kept; the other party was told where to go.',
  input: z.strictObject({ disputeId: Id, on: Day, referral: Referral, text: Text.min(1) }),
})

export const applyConfirmation = commandShape({
  name: 'mediation.apply-confirmation',
  permission: 'mediation.mediate',
  summary: 'Both parties asked the court to confirm, by day 30 after effect.',
  input: z.strictObject({
    disputeId: Id,
    on: Day,
    court: z.string().trim().min(1).max(60),
    papers: z.array(CourtPaper).max(6),
    /** Who applies; all parties to the agreement must. */
    partyIds: z.array(Id).max(20),
  }),
})

export const answerConfirmation = commandShape({
  name: 'mediation.answer-confirmation',
  permission: 'mediation.mediate',
  summary: 'What the court decided.',
  input: z.strictObject({
    disputeId: Id,
    result: ConfirmationResult,
    on: Day,
    rulingNo: z.string().trim().max(60).default(''),
  }),
})

export const archive = commandShape({
  name: 'mediation.archive',
  permission: 'mediation.mediate',
  summary: 'Closes the dossier.',
  input: z.strictObject({ disputeId: Id, on: Day }),
})
