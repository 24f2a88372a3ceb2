// Rules of single steps beside the table of actions.
import { allow, refuse } from '../decision.ts'
import { forbiddenIn } from '../registry/forbidden-text.ts'
import type { Day } from '../time.ts'
import type { AgreementItem } from './agreeing.ts'
import { confirmBy } from './clocks.ts'
import type { Side } from './dispute.ts'
import { type CourtPaper, courtMusts } from './endings.ts'
import type { OpenedDispute } from './opening.ts'

/** Written down from paper, so past days are welcome: refuses `day-in-the-future`, `day-before-that`. */
export function mayHappenOn(day: Day, today: Day, notBefore: Day | null) {
  if (day > today) return refuse('day-in-the-future')
  return notBefore !== null && day < notBefore ? refuse('day-before-that') : allow
}

/** Refuses `handed-over-by-whom`, `mediator-needed` (confidential matters go from hand to hand), `party-twice`. */
export function mayOpen(dispute: OpenedDispute, confidential: boolean) {
  if (dispute.source === 'HANDED_OVER' && dispute.handedOverBy === '') return refuse('handed-over-by-whom')
  if (confidential && dispute.mediatorId === null) return refuse('mediator-needed')
  const persons = dispute.parties.flatMap(({ personId }) => personId ?? [])
  return new Set(persons).size < persons.length ? refuse('party-twice') : allow
}

/**
 * Facts of a quarrel may have to speak of illness, money and phones; a door code, an id number and what handbook §11 keeps
 * off have no place here either. Refuses `text-forbidden-…`.
 */
export function mayKeepWords(...texts: readonly string[]) {
  const found = forbiddenIn(texts.join('\n')).find(
    ({ verdict, reason }) => verdict === 'refuse' && reason !== 'diagnosis',
  )
  return found ? refuse(`text-forbidden-${found.reason}`) : allow
}

/** Refuses `extension-needs-all`: every party must agree to the same day; `extension-not-later`. */
export function mayExtend(until: Day, dueOn: Day, parties: readonly string[], agreed: readonly string[]) {
  if (until <= dueOn) return refuse('extension-not-later')
  return parties.every((id) => agreed.includes(id)) ? allow : refuse('extension-needs-all')
}

/** Refuses `item-without-amount`, `item-without-act`, `item-for-oneself`, `item-due-before`. */
export function mayAgreeOn(items: readonly AgreementItem[], agreedOn: Day) {
  for (const { kind, amountFen, what, obligorId, obligeeId, dueOn } of items) {
    if (kind === 'MONEY' && amountFen === null) return refuse('item-without-amount')
    if (kind === 'ACT' && what === '') return refuse('item-without-act')
    if (obligorId === obligeeId) return refuse('item-for-oneself')
    if (dueOn < agreedOn) return refuse('item-due-before')
  }
  return allow
}

interface Signer {
  partyId: string | null
  accountId: string | null
}

/** Who signs a written agreement: every party, every mediator in charge, and the committee's seal. */
export function signersOf(parties: readonly string[], mediators: readonly string[]): Signer[] {
  return [
    ...parties.map((partyId) => ({ partyId, accountId: null })),
    ...mediators.map((accountId) => ({ partyId: null, accountId })),
    { partyId: null, accountId: null },
  ]
}

export const isSameSigner = (one: Signer, other: Signer) =>
  one.partyId === other.partyId && one.accountId === other.accountId

/** The day of the last signature, once nobody is missing (人民调解法 §29). */
export function effectOf(signers: readonly Signer[], given: readonly (Signer & { on: Day })[]): Day | null {
  const days = signers.map((signer) => given.find((one) => isSameSigner(signer, one))?.on)
  return days.some((day) => day === undefined) ? null : (days as Day[]).reduce((last, day) => (day > last ? day : last))
}

/** Refuses `confirmation-needs-both`, `confirmation-papers-missing`, `confirmation-too-late`. */
export function mayApply(
  parties: readonly { id: string; side: Side }[],
  application: { partyIds: readonly string[]; papers: readonly CourtPaper[]; on: Day },
  effectOn: Day,
) {
  if (!parties.every(({ id }) => application.partyIds.includes(id))) return refuse('confirmation-needs-both')
  if (!courtMusts.every((paper) => application.papers.includes(paper))) return refuse('confirmation-papers-missing')
  return application.on <= confirmBy(effectOn) ? allow : refuse('confirmation-too-late')
}

/** Refuses `risk-without-reason`, `risk-without-end`, `risk-too-long`: longer than 90 days nothing is foreseen. */
export function maySetRisk(risk: { level: string | null; reason: string; until: Day | null }, today: Day, latest: Day) {
  if (risk.level === null) return allow
  if (risk.reason === '') return refuse('risk-without-reason')
  if (risk.until === null || risk.until < today) return refuse('risk-without-end')
  return risk.until <= latest ? allow : refuse('risk-too-long')
}

/** TJ, the year, the last three of the community's code, and the year's count: `TJ20260020007`. */
export function disputeNumber(year: string, communityCode: string, count: number): string {
  return `TJ${year}${communityCode.slice(-3)}${String(count).padStart(4, '0')}`
}
