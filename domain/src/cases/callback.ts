// Call-back after closing (handbook §5.4): by somebody other than the handler, of a sample nobody chooses; what the resident
// says decides whether it was solved, and being content is another matter (§0.2 rule 8).
import { z } from 'zod'
import { allow, refuse } from '../decision.ts'
import type { Actor } from '../identity/actor.ts'
import type { Instant } from '../time.ts'
import type { CaseNature, CaseState } from './case.ts'
import type { CaseClass } from './catalogue.ts'

/** Why a closed case is called back: danger or daily necessities, a complaint, the draw, or the last answer was bad. */
export const CallBackWhy = z.enum(['URGENT', 'COMPLAINT', 'SAMPLE', 'DISSATISFIED'])
export type CallBackWhy = z.infer<typeof CallBackWhy>
export const callBackWhyWords: Record<CallBackWhy, { zh: string; en: string }> = {
  URGENT: { zh: '紧急、民生事项必访', en: 'Urgent: always called back' },
  COMPLAINT: { zh: '投诉必访', en: 'Complaint: always called back' },
  SAMPLE: { zh: '随机抽中', en: 'Drawn at random' },
  DISSATISFIED: { zh: '上次不满意，再次回访', en: 'Not content last time' },
}

export const Resolved = z.enum(['YES', 'PARTLY', 'NO'])
export type Resolved = z.infer<typeof Resolved>
export const resolvedWords: Record<Resolved, { zh: string; en: string }> = {
  YES: { zh: '已解决', en: 'Solved' },
  PARTLY: { zh: '部分解决', en: 'Partly solved' },
  NO: { zh: '未解决', en: 'Not solved' },
}

export const Satisfied = z.enum(['SATISFIED', 'BASICALLY', 'DISSATISFIED'])
export type Satisfied = z.infer<typeof Satisfied>
export const satisfiedWords: Record<Satisfied, { zh: string; en: string }> = {
  SATISFIED: { zh: '满意', en: 'Content' },
  BASICALLY: { zh: '基本满意', en: 'Mostly content' },
  DISSATISFIED: { zh: '不满意', en: 'Not content' },
}

/** What the resident said. `contacted`: that somebody had been in touch in time while the case ran. */
export const CallBackAnswer = z.strictObject({ contacted: z.boolean(), resolved: Resolved, satisfied: Satisfied })
export type CallBackAnswer = z.infer<typeof CallBackAnswer>

/** Who answered: told to a colleague who called, or said by the resident on the portal. */
export const CallBackSource = z.enum(['DESK', 'RESIDENT'])
export type CallBackSource = z.infer<typeof CallBackSource>

/** What a resident says by themselves; `contacted` null: left open. */
export interface OwnAnswer extends Omit<CallBackAnswer, 'contacted'> {
  contacted: boolean | null
  /** By the link their own phone made, or with a confirmed phone; not by a link a colleague printed. */
  byOwnHand: boolean
}

/**
 * The answer that stands for the call-back of a case, or null: then somebody calls (docs/decisions/0180). That the case is one
 * of those called back in any case is asked elsewhere: it has a row.
 */
export function standsForCallBack({ contacted, resolved, satisfied, byOwnHand }: OwnAnswer): CallBackAnswer | null {
  return byOwnHand && contacted !== null ? { contacted, resolved, satisfied } : null
}

/** One in five of what need not be called back in any case. */
const ONE_IN = 5
/** After so many attempts in vain it stays without an answer, and outside the rates. */
export const MOST_ATTEMPTS = 3
/** How long after closing it may be opened again (§5.1). */
export const REOPEN_DAYS = 15
/** So often a case goes back to the same hands; then it climbs (§5.1). */
export const MOST_REWORKS = 2

/** Whether this closed case is called back, and why. The draw hangs on the id alone: asked again it says the same. */
export function callBackOf(one: {
  id: string
  class: CaseClass
  nature: CaseNature
  confidential: boolean
  /** Somebody is known who can be asked: a person, a phone, a household. */
  hasAnybodyToAsk: boolean
  /** It was opened again, or left somebody dissatisfied before. */
  wasBad: boolean
}): CallBackWhy | null {
  if (one.confidential || !one.hasAnybodyToAsk) return null
  if (one.wasBad) return 'DISSATISFIED'
  if (one.class === 'P1' || one.class === 'P2') return 'URGENT'
  if (one.nature === 'COMPLAINT') return 'COMPLAINT'
  return isDrawn(one.id) ? 'SAMPLE' : null
}

/** FNV-1a over the id: every fifth id, spread evenly however ids are made. */
export function isDrawn(id: string): boolean {
  let hash = 0x811c9dc5
  for (let at = 0; at < id.length; at++) hash = Math.imul(hash ^ id.charCodeAt(at), 0x01000193)
  // The last bits of FNV hang together; a final mix parts them.
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d)
  hash = Math.imul(hash ^ (hash >>> 12), 0x297a2d39)
  return ((hash ^ (hash >>> 15)) >>> 0) % ONE_IN === 0
}

export interface CallBackFacts {
  /** Whoever answered for it, did it or closed it. */
  handlers: readonly string[]
  settledAt: Instant | null
  attempts: number
}

/**
 * What the call-back itself says; whether the case is theirs to call back says `mayCallBack`. Refuses `call-back-settled`;
 * `call-back-own-work`: nobody asks how their own work was liked.
 */
export function mayStillAsk(actor: Pick<Actor, 'id'>, { handlers, settledAt }: CallBackFacts) {
  if (settledAt !== null) return refuse('call-back-settled')
  return handlers.includes(actor.id) ? refuse('call-back-own-work') : allow
}

/** Whether this attempt is the last: somebody answered, or it was in vain often enough. */
export function settles(attemptsBefore: number, answer: CallBackAnswer | null): boolean {
  return answer !== null || attemptsBefore + 1 >= MOST_ATTEMPTS
}

/** Somebody other than the handler looks at it once more: nothing is left standing at "not content". */
export function needsSupervision({ resolved, satisfied }: Pick<CallBackAnswer, 'resolved' | 'satisfied'>): boolean {
  return resolved === 'NO' || satisfied === 'DISSATISFIED'
}

/** Refuses `case-not-closed`, and `reopen-too-late` once 15 days of 24 hours have gone by since closing. */
export function mayReopen({ state, closedAt }: { state: CaseState; closedAt: Instant | null }, at: Instant) {
  if ((state !== 'CLOSED' && state !== 'EVALUATED') || closedAt === null) return refuse('case-not-closed')
  return Date.parse(at) - Date.parse(closedAt) <= REOPEN_DAYS * 86_400_000 ? allow : refuse('reopen-too-late')
}

/** Where a case that was not good enough goes: to the same hands, or up when they have had it twice. */
export function afterNotGood(timesBefore: number): 'REWORK' | 'ESCALATE' {
  return timesBefore >= MOST_REWORKS ? 'ESCALATE' : 'REWORK'
}

/** Refuses `supervision-not-needed`, `supervision-done` and `call-back-own-work` as `mayStillAsk`. */
export function maySupervise(
  actor: Pick<Actor, 'id'>,
  one: { handlers: readonly string[]; answer: CallBackAnswer | null; supervised: boolean },
) {
  if (one.supervised) return refuse('supervision-done')
  if (!one.answer || !needsSupervision(one.answer)) return refuse('supervision-not-needed')
  return one.handlers.includes(actor.id) ? refuse('call-back-own-work') : allow
}
