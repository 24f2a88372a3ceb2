// What the justice office of the street (司法所) learns of mediation: it guides the committee's work (人民调解法 §5) and goes
// on with what did not end in agreement (handbook §6, §10: of mediation files the department handler's column says 司法所).
import { z } from 'zod'
import { queryShape } from '../api.ts'
import { Id } from '../ids.ts'
import { Day } from '../time.ts'
import { DisputeState, DisputeType, Side } from './dispute.ts'
import { Ending } from './endings.ts'
import { statistics } from './queries.ts'

export const HandedDispute = z.object({
  id: Id,
  disputeNo: z.string(),
  type: DisputeType,
  /** Not taken up, failed, or agreed and not kept. */
  kind: Ending,
  handedOn: Day,
  title: z.string(),
  /** What the applicant asks for. */
  claim: z.string(),
  parties: z.array(z.object({ side: Side, name: z.string() })),
  /** Whom to ask. */
  mediators: z.array(z.string()),
})
export type HandedDispute = z.infer<typeof HandedDispute>

/** How an agreement stands, without anybody's name. */
export const GuidedAgreement = z.object({
  disputeNo: z.string(),
  type: DisputeType,
  state: DisputeState,
  effectOn: Day,
  /** Day 30: the last on which the court can be asked. */
  confirmBy: Day,
})
export type GuidedAgreement = z.infer<typeof GuidedAgreement>

export const guidance = queryShape({
  name: 'mediation.guidance',
  permission: 'mediation.guide',
  summary:
    'For people of the justice office: disputes handed to it with their registration, agreements of the last year without names, and the figures of this year. Null for every other department.',
  input: z.strictObject({}),
  answer: z.object({
    guidance: z
      .object({
        office: z.string(),
        handed: z.array(HandedDispute),
        agreements: z.array(GuidedAgreement),
        figures: statistics.answer,
      })
      .nullable(),
  }),
})
export type Guidance = NonNullable<z.infer<typeof guidance.answer>['guidance']>
