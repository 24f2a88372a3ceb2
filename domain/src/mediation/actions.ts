// One table for server and desk: what may be done with a dispute now, by this actor, and if not, why.
import { z } from 'zod'
import { allow, type Decision, refuse } from '../decision.ts'
import type { Actor } from '../identity/actor.ts'
import { Id } from '../ids.ts'
import { Day } from '../time.ts'
import { confirmBy } from './clocks.ts'
import { DisputeState, Form, isOpenDispute, Side, Standing } from './dispute.ts'

export const MediationFacts = z.object({
  state: DisputeState,
  confidential: z.boolean(),
  enteredBy: Id,
  mediators: z.array(z.object({ accountId: Id, standing: Standing })),
  /** Sides that somebody stands on. */
  sides: z.array(Side),
  /** Parties who have not agreed to be mediated; `refusing`: of them, whose last word is no. */
  consentsMissing: z.int(),
  refusing: z.int(),
  noticesMissing: z.int(),
  agreement: z.object({ form: Form }).nullable(),
  /** Of a written agreement. */
  signaturesGiven: z.int(),
  /** The first day on which the agreement binds. */
  effectOn: Day.nullable(),
  confirmation: z.enum(['APPLIED', 'CONFIRMED', 'REJECTED']).nullable(),
})
export type MediationFacts = z.infer<typeof MediationFacts>

export const mediationActionNames = [
  'save-party',
  'ask-mediator',
  'declare-interest',
  'accept',
  'not-accept',
  'record-consent',
  'sign-notice',
  'begin',
  'write-record',
  'add-evidence',
  'book-session',
  'extend',
  'agree',
  'sign-agreement',
  'fail',
  'withdraw',
  'follow-up',
  'breach',
  'apply-confirmation',
  'answer-confirmation',
  'set-risk',
  'archive',
  'print',
] as const
export type MediationAction = (typeof mediationActionNames)[number]
type Who = 'in-charge' | 'intake' | 'mediator'
type Asking = Pick<Actor, 'id' | 'role'>

interface Rule {
  who: Who
  states: readonly DisputeState[]
  needs?: (facts: MediationFacts, today: Day) => Decision
}

const before: readonly DisputeState[] = ['APPLIED', 'ACCEPTED']
const open: readonly DisputeState[] = ['APPLIED', 'ACCEPTED', 'MEDIATING', 'AGREED_WRITTEN']
const running: readonly DisputeState[] = ['ACCEPTED', 'MEDIATING']
const bound: readonly DisputeState[] = ['PERFORMING', 'PERFORMED', 'BREACHED']
const ended: readonly DisputeState[] = ['NOT_ACCEPTED', 'FAILED', 'WITHDRAWN', 'PERFORMED', 'BREACHED']
const alive: readonly DisputeState[] = [...open, ...bound]

const rules: Record<MediationAction, Rule> = {
  'save-party': { who: 'intake', states: open, needs: unsigned },
  'ask-mediator': { who: 'mediator', states: alive },
  'declare-interest': { who: 'mediator', states: alive },
  accept: { who: 'in-charge', states: ['APPLIED'], needs: bothSides },
  'not-accept': { who: 'in-charge', states: ['APPLIED'] },
  'record-consent': { who: 'in-charge', states: [...before, 'MEDIATING'] },
  'sign-notice': { who: 'in-charge', states: running },
  begin: { who: 'in-charge', states: ['ACCEPTED'], needs: readyToBegin },
  'write-record': { who: 'in-charge', states: alive },
  'add-evidence': { who: 'in-charge', states: alive },
  'book-session': { who: 'in-charge', states: [...running, 'AGREED_WRITTEN'] },
  extend: { who: 'in-charge', states: running },
  agree: { who: 'in-charge', states: ['MEDIATING', 'AGREED_WRITTEN'], needs: readyToAgree },
  'sign-agreement': { who: 'in-charge', states: ['AGREED_WRITTEN'] },
  fail: { who: 'in-charge', states: [...running, 'AGREED_WRITTEN'], needs: unsigned },
  withdraw: { who: 'in-charge', states: open, needs: unsigned },
  'follow-up': { who: 'in-charge', states: ['PERFORMING', 'PERFORMED', 'BREACHED'] },
  breach: { who: 'in-charge', states: ['PERFORMING'] },
  'apply-confirmation': { who: 'in-charge', states: bound, needs: withinDay30 },
  'answer-confirmation': {
    who: 'in-charge',
    states: bound,
    needs: ({ confirmation }) => (confirmation === 'APPLIED' ? allow : refuse('confirmation-not-applied')),
  },
  'set-risk': { who: 'in-charge', states: alive },
  archive: {
    who: 'in-charge',
    states: ended,
    needs: ({ confirmation }) => (confirmation === 'APPLIED' ? refuse('confirmation-pending') : allow),
  },
  print: { who: 'in-charge', states: [...alive, ...ended, 'ARCHIVED'] },
}

/**
 * What the actor may do with a dispute they may see. Refuses `not-its-mediator`, `dispute-not-at-this-step`, and what a
 * step needs: `sides-missing`, `consents-missing`, `party-refuses`, `notices-missing`, `agreement-signed`,
 * `confirmation-…`.
 */
export function mayMediate(action: MediationAction, facts: MediationFacts, actor: Asking, today: Day): Decision {
  const { who, states, needs } = rules[action]
  if (!may(who, facts, actor)) return refuse('not-its-mediator')
  if (!states.includes(facts.state)) return refuse('dispute-not-at-this-step')
  return needs?.(facts, today) ?? allow
}

/** The answer to every action at once, for the page. */
export function mediationActions(facts: MediationFacts, actor: Asking, today: Day): Record<MediationAction, Decision> {
  return Object.fromEntries(
    mediationActionNames.map((action) => [action, mayMediate(action, facts, actor, today)]),
  ) as Record<MediationAction, Decision>
}

/** Nobody is asked or in charge: any mediator may take it, unless it is confidential. */
export function isWaiting({ state, mediators }: Pick<MediationFacts, 'state' | 'mediators'>): boolean {
  return isOpenDispute(state) && mediators.every(({ standing }) => standing === 'OUT')
}

export type Sight = 'file' | 'registration' | 'nothing'

/**
 * How much of a dispute somebody sees (handbook §10). The file: its mediators in charge. The registration: mediators who
 * were asked, all mediators while nobody is, and whoever wrote it down, unless it is confidential: then a mediator who
 * stepped aside with nobody in their place, so that they can hand it on, and nobody else.
 */
export function sightOf(
  facts: Pick<MediationFacts, 'state' | 'mediators' | 'confidential' | 'enteredBy'>,
  actor: Asking,
): Sight {
  const standing = actor.role === 'mediator' ? standingOf(facts, actor) : undefined
  if (standing === 'IN_CHARGE') return 'file'
  if (standing === 'ASKED') return 'registration'
  if (facts.confidential) return standing === 'OUT' && isWaiting(facts) ? 'registration' : 'nothing'
  if (facts.enteredBy === actor.id) return 'registration'
  return actor.role === 'mediator' && isWaiting(facts) ? 'registration' : 'nothing'
}

const standingOf = ({ mediators }: Pick<MediationFacts, 'mediators'>, { id }: Asking) =>
  mediators.find(({ accountId }) => accountId === id)?.standing

function may(who: Who, facts: MediationFacts, actor: Asking): boolean {
  const sight = sightOf(facts, actor)
  if (who === 'in-charge') return sight === 'file'
  if (who === 'mediator') return actor.role === 'mediator' && sight !== 'nothing'
  return sight === 'file' || (sight === 'registration' && facts.state === 'APPLIED')
}

function bothSides({ sides }: MediationFacts) {
  return sides.includes('APPLICANT') && sides.includes('RESPONDENT') ? allow : refuse('sides-missing')
}

function readyToBegin(facts: MediationFacts) {
  if (facts.refusing > 0) return refuse('party-refuses')
  if (facts.consentsMissing > 0) return refuse('consents-missing')
  return facts.noticesMissing > 0 ? refuse('notices-missing') : allow
}

/** Consent may be taken back until the agreement binds; and what somebody signed is not rewritten. */
function readyToAgree(facts: MediationFacts) {
  if (facts.refusing > 0) return refuse('party-refuses')
  if (facts.consentsMissing > 0) return refuse('consents-missing')
  return unsigned(facts)
}

function unsigned({ signaturesGiven }: MediationFacts) {
  return signaturesGiven > 0 ? refuse('agreement-signed') : allow
}

function withinDay30({ confirmation, effectOn, agreement }: MediationFacts, today: Day) {
  if (confirmation !== null) return refuse('confirmation-applied')
  if (agreement?.form !== 'WRITTEN') return refuse('confirmation-needs-writing')
  return effectOn !== null && today <= confirmBy(effectOn) ? allow : refuse('confirmation-too-late')
}
