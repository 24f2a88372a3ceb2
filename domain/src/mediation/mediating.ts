// From acceptance to the end of the talks.
import { z } from 'zod'
import { commandShape } from '../api.ts'
import { Id } from '../ids.ts'
import { Day, Instant } from '../time.ts'
import { ConsentAnswer, Means, RecordKind, RiskLevel } from './dispute.ts'
import { Referral } from './endings.ts'
import { Text } from './opening.ts'

export const recordConsent = commandShape({
  name: 'mediation.record-consent',
  permission: 'mediation.mediate',
  summary: 'Writes down that a party agrees to mediation, refuses, or takes consent back; how, and on which day.',
  input: z.strictObject({ id: Id, disputeId: Id, partyId: Id, answer: ConsentAnswer, means: Means, on: Day }),
})

export const signNotice = commandShape({
  name: 'mediation.sign-notice',
  permission: 'mediation.mediate',
  summary: 'A party signed the notice of rights and duties.',
  input: z.strictObject({ disputeId: Id, partyId: Id, on: Day }),
})

export const begin = commandShape({
  name: 'mediation.begin',
  permission: 'mediation.mediate',
  summary: 'The talks begin: every party has agreed and signed the notice.',
  input: z.strictObject({ disputeId: Id, on: Day }),
})

export const writeRecord = commandShape({
  name: 'mediation.write-record',
  permission: 'mediation.mediate',
  summary: 'Writes a record that only the mediators in charge read. It is not rewritten; a better one replaces it.',
  input: z.strictObject({
    id: Id,
    disputeId: Id,
    kind: RecordKind,
    sessionId: Id.nullable().default(null),
    heldOn: Day,
    text: Text.min(1),
    replaces: Id.nullable().default(null),
  }),
})

export const addEvidence = commandShape({
  name: 'mediation.add-evidence',
  permission: 'mediation.mediate',
  summary: 'Lists a piece of evidence: what it is, from whom, since when.',
  input: z.strictObject({
    id: Id,
    disputeId: Id,
    partyId: Id.nullable().default(null),
    title: z.string().trim().min(1).max(120),
    note: z.string().trim().max(500).default(''),
    receivedOn: Day,
  }),
})

export const bookSession = commandShape({
  name: 'mediation.book-session',
  permission: 'mediation.mediate',
  summary:
    'Books a session: a time, its mediators and a room, or no room when it is held elsewhere. Nothing is booked twice.',
  input: z.strictObject({
    id: Id,
    disputeId: Id,
    roomId: Id.nullable().default(null),
    from: Instant,
    to: Instant,
    /** Left out: all in charge. */
    mediatorIds: z.array(Id).max(10).optional(),
  }),
})

export const cancelSession = commandShape({
  name: 'mediation.cancel-session',
  permission: 'mediation.mediate',
  summary: 'Gives room and time free again.',
  input: z.strictObject({ disputeId: Id, sessionId: Id }),
})

export const extend = commandShape({
  name: 'mediation.extend',
  permission: 'mediation.mediate',
  summary: 'Goes on after the month until a later day: every party agreed to that day.',
  input: z.strictObject({
    disputeId: Id,
    until: Day,
    consents: z.array(z.strictObject({ id: Id, partyId: Id, means: Means, on: Day })).max(20),
  }),
})

export const fail = commandShape({
  name: 'mediation.fail',
  permission: 'mediation.mediate',
  summary: 'Ends without agreement; the parties were told where to go.',
  input: z.strictObject({ disputeId: Id, on: Day, referral: Referral, text: Text.min(1) }),
})

export const withdraw = commandShape({
  name: 'mediation.withdraw',
  permission: 'mediation.mediate',
  summary: 'The application was withdrawn, or a party wants no more.',
  input: z.strictObject({ disputeId: Id, on: Day, text: Text.min(1) }),
})

export const setRisk = commandShape({
  name: 'mediation.set-risk',
  permission: 'mediation.mediate',
  summary:
    'How near the dispute is to getting worse, with a reason and an end; without level it is taken off. Never of a person.',
  input: z.strictObject({
    id: Id,
    disputeId: Id,
    level: RiskLevel.nullable(),
    reason: z.string().trim().max(300).default(''),
    until: Day.nullable().default(null),
  }),
})
