// How a dispute is taken in, who stands in it, and who mediates.
import { z } from 'zod'
import { commandShape } from '../api.ts'
import { Id } from '../ids.ts'
import { Day } from '../time.ts'
import { ChosenBy, DisputeSource, DisputeType, Form } from './dispute.ts'
import { NotAcceptedReason, Referral } from './endings.ts'
import { Interest } from './interests.ts'
import { Party } from './parties.ts'

export const Text = z.string().trim().max(4000)
const Line = z.string().trim().max(80)

export const OpenedDispute = z.strictObject({
  id: Id,
  source: DisputeSource,
  appliedHow: Form,
  appliedOn: Day,
  type: DisputeType,
  /** The case the quarrel grew out of, within the writer's reach. */
  caseId: Id.nullable().default(null),
  title: Line.min(1),
  /** What happened, in the applicant's words. */
  told: Text.min(1),
  /** What the applicant asks for. */
  claim: Text.default(''),
  /** Who handed it over: court, police, street. */
  handedOverBy: Line.default(''),
  parties: z.array(Party).min(1).max(20),
  /** Who is asked to mediate; a must for what is confidential, left out otherwise: whoever takes it up. */
  mediatorId: Id.nullable().default(null),
})
export type OpenedDispute = z.infer<typeof OpenedDispute>

export const openDispute = commandShape({
  name: 'mediation.open',
  permission: 'mediation.intake',
  summary: 'Writes down an application for mediation, one of the committee’s own, or one handed over.',
  input: OpenedDispute,
  answer: z.object({ disputeNo: z.string(), acceptBy: Day }),
})

export const saveParty = commandShape({
  name: 'mediation.save-party',
  permission: 'mediation.read',
  summary: 'Adds a party or corrects one. A minor needs a guardian.',
  input: z.strictObject({ disputeId: Id, party: Party }),
})

export const removeParty = commandShape({
  name: 'mediation.remove-party',
  permission: 'mediation.read',
  summary: 'Takes out somebody who is no party to it.',
  input: z.strictObject({ disputeId: Id, partyId: Id, on: Day }),
})

export const askMediator = commandShape({
  name: 'mediation.ask-mediator',
  permission: 'mediation.mediate',
  summary:
    'Asks a mediator, named by the committee or chosen by the parties. Who declared an interest cannot be asked.',
  input: z.strictObject({ disputeId: Id, accountId: Id, chosenBy: ChosenBy }),
})

export const declareInterest = commandShape({
  name: 'mediation.declare-interest',
  permission: 'mediation.mediate',
  summary:
    'A mediator says of themselves whether they live with a party or are related to one: with nothing to declare they are in charge, else out.',
  input: Interest,
  answer: z.object({ inCharge: z.boolean() }),
})

export const accept = commandShape({
  name: 'mediation.accept',
  permission: 'mediation.mediate',
  summary: 'Takes the dispute up. The month begins.',
  input: z.strictObject({ disputeId: Id, on: Day }),
  answer: z.object({ dueOn: Day }),
})

export const notAccept = commandShape({
  name: 'mediation.not-accept',
  permission: 'mediation.mediate',
  summary: 'Does not take the dispute up, says why and where to go instead.',
  input: z.strictObject({
    disputeId: Id,
    on: Day,
    reason: NotAcceptedReason,
    referral: Referral,
    text: Text.default(''),
  }),
})
