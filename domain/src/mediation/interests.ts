// Recusal (人民调解法 §19, by self-declaration): whoever lives with a party or is related to one does not mediate.
import { z } from 'zod'
import { allow, refuse } from '../decision.ts'
import { Id } from '../ids.ts'
import type { Standing } from './dispute.ts'

/** Both questions are asked and answered; `other` in words: an employer, a debt, a quarrel of one's own. */
export const Interest = z.strictObject({
  id: Id,
  disputeId: Id,
  sameBuilding: z.boolean(),
  relative: z.boolean(),
  other: z.string().trim().max(200).default(''),
})
export type Interest = z.infer<typeof Interest>

export const hasInterest = ({ sameBuilding, relative, other }: Pick<Interest, 'sameBuilding' | 'relative' | 'other'>) =>
  sameBuilding || relative || other !== ''

/** Refuses `mediator-has-interest`: what was declared is not taken back; `mediator-already`: asked or in charge. */
export function mayAsk(mediator: { declared: boolean; standing: Standing | null; holdsPost: boolean }) {
  if (!mediator.holdsPost) return refuse('no-mediator')
  if (mediator.declared) return refuse('mediator-has-interest')
  return mediator.standing === 'ASKED' || mediator.standing === 'IN_CHARGE' ? refuse('mediator-already') : allow
}

/** Refuses `mediator-has-interest` to who declared one before. */
export function mayTakeCharge(mediator: { declared: boolean }) {
  return mediator.declared ? refuse('mediator-has-interest') : allow
}
