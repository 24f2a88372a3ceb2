import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Role } from '../identity/actor.ts'
import {
  isWaiting,
  type MediationAction,
  type MediationFacts,
  mayMediate,
  mediationActionNames,
  mediationActions,
  sightOf,
} from './actions.ts'
import { DisputeState, transitions } from './dispute.ts'

const me = { id: 'm', role: 'mediator' as const }
const facts = (more: Partial<MediationFacts> = {}): MediationFacts => ({
  state: 'APPLIED',
  confidential: false,
  enteredBy: 'desk',
  mediators: [{ accountId: 'm', standing: 'IN_CHARGE' }],
  sides: ['APPLICANT', 'RESPONDENT'],
  consentsMissing: 0,
  refusing: 0,
  noticesMissing: 0,
  agreement: null,
  signaturesGiven: 0,
  effectOn: null,
  confirmation: null,
  ...more,
})
const why = (action: MediationAction, more: Partial<MediationFacts> = {}, today = '2026-03-11') => {
  const decision = mayMediate(action, facts(more), me, today)
  return decision.allowed ? 'yes' : decision.why
}

describe('steps', () => {
  test.each([
    ['accept', {}, 'yes'],
    ['accept', { sides: ['APPLICANT'] }, 'sides-missing'],
    ['accept', { state: 'ACCEPTED' }, 'dispute-not-at-this-step'],
    ['begin', { state: 'ACCEPTED' }, 'yes'],
    ['begin', { state: 'ACCEPTED', consentsMissing: 1 }, 'consents-missing'],
    ['begin', { state: 'ACCEPTED', consentsMissing: 1, refusing: 1 }, 'party-refuses'],
    ['begin', { state: 'ACCEPTED', noticesMissing: 1 }, 'notices-missing'],
    ['agree', { state: 'MEDIATING' }, 'yes'],
    ['agree', { state: 'MEDIATING', consentsMissing: 1, refusing: 1 }, 'party-refuses'],
    ['agree', { state: 'ACCEPTED' }, 'dispute-not-at-this-step'],
    ['agree', { state: 'AGREED_WRITTEN', signaturesGiven: 1 }, 'agreement-signed'],
    ['fail', { state: 'AGREED_WRITTEN', signaturesGiven: 1 }, 'agreement-signed'],
    ['sign-agreement', { state: 'AGREED_WRITTEN' }, 'yes'],
    ['archive', { state: 'PERFORMING' }, 'dispute-not-at-this-step'],
    ['archive', { state: 'PERFORMED', confirmation: 'APPLIED' }, 'confirmation-pending'],
    ['archive', { state: 'FAILED' }, 'yes'],
    ['answer-confirmation', { state: 'PERFORMING' }, 'confirmation-not-applied'],
    ['print', { state: 'ARCHIVED' }, 'yes'],
  ] as [MediationAction, Partial<MediationFacts>, string][])('%s with %j: %s', (action, more, expected) => {
    expect(why(action, more)).toBe(expected)
  })

  test('the court may be asked on day 30 and not on day 31', () => {
    const bound = { state: 'PERFORMING', agreement: { form: 'WRITTEN' }, effectOn: '2026-03-01' } as const
    expect(why('apply-confirmation', bound, '2026-03-31')).toBe('yes')
    expect(why('apply-confirmation', bound, '2026-04-01')).toBe('confirmation-too-late')
    expect(why('apply-confirmation', { ...bound, agreement: { form: 'ORAL' } })).toBe('confirmation-needs-writing')
    expect(why('apply-confirmation', { ...bound, confirmation: 'APPLIED' })).toBe('confirmation-applied')
  })

  test('every state is reached from the application, and all but the archive lead on', () => {
    const reached = new Set<string>(['APPLIED'])
    for (const state of reached) for (const next of transitions[state as DisputeState]) reached.add(next)
    expect([...reached].sort()).toEqual([...DisputeState.options].sort())
    expect(DisputeState.options.filter((state) => transitions[state].length === 0)).toEqual(['ARCHIVED'])
  })
})

const anyFacts = fc.record({
  state: fc.constantFrom(...DisputeState.options),
  confidential: fc.boolean(),
  enteredBy: fc.constantFrom('a', 'b', 'c'),
  mediators: fc.uniqueArray(
    fc.record({
      accountId: fc.constantFrom('a', 'b', 'c'),
      standing: fc.constantFrom('ASKED' as const, 'IN_CHARGE' as const, 'OUT' as const),
    }),
    { selector: ({ accountId }) => accountId },
  ),
})
const anybody = fc.record({ id: fc.constantFrom('a', 'b', 'c', 'd'), role: fc.constantFrom(...Role.options) })

describe('sight', () => {
  test('only a mediator in charge ever reads the file', () => {
    fc.assert(
      fc.property(anyFacts, anybody, (given, actor) => {
        const inCharge = given.mediators.some(
          ({ accountId, standing }) => accountId === actor.id && standing === 'IN_CHARGE',
        )
        expect(sightOf(given, actor) === 'file').toBe(actor.role === 'mediator' && inCharge)
      }),
    )
  })

  test('what is confidential is seen by nobody who was not asked, not even by who wrote it down', () => {
    fc.assert(
      fc.property(anyFacts, anybody, (given, actor) => {
        const named = given.mediators.some(({ accountId }) => accountId === actor.id)
        if (actor.role !== 'mediator' || !named)
          expect(sightOf({ ...given, confidential: true }, actor)).toBe('nothing')
      }),
    )
  })

  test('who does not see it can do nothing with it; who reads the registration changes nothing once it is accepted', () => {
    fc.assert(
      fc.property(anyFacts, anybody, (given, actor) => {
        const decisions = mediationActions({ ...facts(), ...given }, actor, '2026-03-11')
        const allowed = mediationActionNames.filter((action) => decisions[action].allowed)
        const sight = sightOf(given, actor)
        if (sight === 'nothing') expect(allowed).toEqual([])
        if (sight === 'registration' && given.state !== 'APPLIED')
          expect(allowed.filter((action) => !['ask-mediator', 'declare-interest'].includes(action))).toEqual([])
      }),
    )
  })

  test('nobody in charge and open: any mediator may take it up; a secretary sees nothing', () => {
    const left = facts({ mediators: [{ accountId: 'm', standing: 'OUT' }] })
    expect(isWaiting(left)).toBe(true)
    expect(sightOf(left, { id: 'other', role: 'mediator' })).toBe('registration')
    expect(sightOf(left, { id: 'other', role: 'secretary' })).toBe('nothing')
    expect(sightOf({ ...left, confidential: true }, { id: 'other', role: 'mediator' })).toBe('nothing')
    expect(sightOf({ ...left, confidential: true }, me)).toBe('registration')
  })
})
