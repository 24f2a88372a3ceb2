import { describe, expect, test } from 'vitest'
import type { Role } from '../identity/actor.ts'
import { actor, earlier, later, me, noon, plain, unit, why } from './actions.cases.ts'
import type { CaseAction, CaseActor, CaseFacts } from './actions.ts'
import { caseActions, mayDo } from './actions.ts'
import type { CaseState } from './case.ts'

describe('what narrows it', () => {
  const at = (state: CaseState, more: Partial<CaseFacts> = {}): CaseFacts => ({ ...plain, state, ...more })
  test.each<[string, CaseAction, CaseFacts, CaseActor, string]>([
    [
      'who handled it does not verify it',
      'verify',
      at('HANDLED', { handledBy: me }),
      actor('station-desk'),
      'handler-does-not-verify',
    ],
    [
      'nor lengthen its own time',
      'extend',
      at('HANDLING', { handlerId: me }),
      actor('grid-lead'),
      'handler-does-not-verify',
    ],
    ['more time once', 'extend', at('HANDLING', { isExtended: true }), actor('secretary'), 'extended-already'],
    ['and before it is over', 'extend', at('HANDLING', { disposeBy: noon }), actor('secretary'), 'extend-too-late'],
    [
      'given back within the limit',
      'return',
      at('DISPATCHED', { handlerId: me, returnBy: earlier }),
      actor('grid-lead'),
      'return-too-late',
    ],
    [
      'and not once it was named',
      'return',
      at('DISPATCHED', { handlerId: me, isDesignated: true }),
      actor('grid-lead'),
      'return-after-designation',
    ],
    [
      'after three returns it is named',
      'dispatch',
      at('ACCEPTED', { returns: 3 }),
      actor('station-desk'),
      'dispatch-must-designate',
    ],
    [
      'and not before',
      'designate',
      at('ACCEPTED', { returns: 2 }),
      actor('station-desk'),
      'designate-only-after-returns',
    ],
    [
      'the third rework goes up',
      'rework',
      at('HANDLED', { reworks: 2 }),
      actor('station-desk'),
      'rework-must-escalate',
    ],
    [
      'at the street it is reworked on',
      'rework',
      at('HANDLED', { reworks: 2, atStreet: true }),
      actor('street-dispatcher'),
      'y',
    ],
    [
      'what lies with the street the community leaves',
      'dispatch',
      at('ACCEPTED', { atStreet: true }),
      actor('secretary'),
      'case-at-street',
    ],
    [
      'what lies with the community the street leaves',
      'dispatch',
      at('ACCEPTED'),
      actor('street-dispatcher'),
      'case-not-at-street',
    ],
    [
      'a colleague’s case is not taken',
      'take',
      at('DISPATCHED', { handlerId: 'x', isDispatched: true }),
      actor('steward'),
      'case-handled-by-another',
    ],
    [
      'what was given to all stewards one takes',
      'take',
      at('DISPATCHED', { handlerRole: 'STEWARD', isDispatched: true }),
      actor('steward'),
      'y',
    ],
    [
      'but no desk',
      'take',
      at('DISPATCHED', { handlerRole: 'STEWARD', isDispatched: true }),
      actor('station-desk'),
      'case-handled-by-another',
    ],
    [
      'what a unit was given its people take',
      'take',
      at('DISPATCHED', { handlerUnitId: unit, isDispatched: true }),
      actor('department-handler', [unit]),
      'y',
    ],
    [
      'the street asks how its work was liked',
      'call-back',
      at('CLOSED', { atStreet: true }),
      actor('street-dispatcher'),
      'y',
    ],
    [
      'and the community does not',
      'call-back',
      at('CLOSED', { atStreet: true }),
      actor('station-desk'),
      'case-at-street',
    ],
    ['nor the other way round', 'call-back', at('CLOSED'), actor('street-dispatcher'), 'case-not-at-street'],
    ['a call that is owed outlives the filing', 'call-back', at('ARCHIVED'), actor('grid-lead'), 'y'],
    [
      'nobody is asked about what is open again',
      'call-back',
      at('REWORK'),
      actor('grid-lead'),
      'case-not-at-this-step',
    ],
    [
      'two people for an exclusion',
      'approve-exclusion',
      at('CLOSED', { exclusionAsked: { firstBy: me } }),
      actor('street-dispatcher'),
      'second-person-needed',
    ],
    [
      'the secretary first',
      'approve-exclusion',
      at('CLOSED', { exclusionAsked: { firstBy: null } }),
      actor('street-dispatcher'),
      'exclusion-waits-for-secretary',
    ],
    [
      'a silent unit is spoken for',
      'mark-handled',
      at('HANDLING', { handlerUnitId: unit, handlerUnitIsSilent: true, isDispatched: true }),
      actor('station-desk'),
      'y',
    ],
    [
      'one that signs in speaks for itself',
      'mark-handled',
      at('HANDLING', { handlerUnitId: unit, isDispatched: true }),
      actor('station-desk'),
      'case-handled-by-another',
    ],
    [
      'a second pair of hands finishes what a colleague took up',
      'resolve-on-the-spot',
      at('HANDLING', { handlerId: 'x' }),
      actor('steward'),
      'y',
    ],
    [
      'a building head leaves what is urgent',
      'resolve-on-the-spot',
      at('REPORTED', { enteredBy: me, class: 'P2' }),
      actor('building-head'),
      'case-not-yours',
    ],
    [
      'a property steward takes what goes to the property company',
      'take',
      at('ACCEPTED', { firstHandler: 'PROPERTY' }),
      actor('property-steward'),
      'y',
    ],
    [
      'unless it was given to somebody else',
      'add-note',
      at('DISPATCHED', { firstHandler: 'PROPERTY', handlerUnitId: 'x', isDispatched: true }),
      actor('property-steward'),
      'case-not-yours',
    ],
    [
      'a report in work is not cancelled by its reporter',
      'cancel',
      at('HANDLING', { enteredBy: me }),
      actor('steward'),
      'case-already-in-hand',
    ],
    [
      'a confidential case is nobody’s but the secretary’s',
      'add-note',
      at('REPORTED', { confidential: true, enteredBy: me }),
      actor('steward'),
      'case-not-yours',
    ],
    ['the secretary works on it', 'add-note', at('REPORTED', { confidential: true }), actor('secretary'), 'y'],
    [
      'and gives it to nobody',
      'escalate',
      at('HANDLING', { confidential: true }),
      actor('secretary'),
      'case-confidential',
    ],
  ])('%s', (_, action, facts, who, said) => expect(why(mayDo(action, facts, who, noon))).toBe(said))

  test('what happened before the end is taken when it comes after it, but nothing ends twice', () => {
    const closed = at('CLOSED', { closedAt: noon })
    const steward = actor('steward')
    for (const action of ['add-note', 'tick-step', 'record-entry', 'add-photo'] as const) {
      expect(why(mayDo(action, closed, steward, earlier))).toBe('y')
      expect(why(mayDo(action, closed, steward, later))).toBe('case-ended')
    }
    expect(why(mayDo('resolve-on-the-spot', closed, steward, earlier))).toBe('case-ended')
    expect(why(mayDo('take', closed, steward, earlier))).toBe('case-ended')
  })

  test('who settled it adds the picture of it until somebody has called back; nobody else, and nothing else', () => {
    const settled = (state: CaseState) => at(state, { closedAt: earlier, handledBy: me })
    expect(why(mayDo('add-photo', settled('CLOSED'), actor('steward'), noon))).toBe('y')
    expect(why(mayDo('add-photo', settled('EVALUATED'), actor('steward'), noon))).toBe('case-ended')
    expect(why(mayDo('add-photo', settled('CLOSED'), { ...actor('steward'), id: 'another' }, noon))).toBe('case-ended')
    expect(why(mayDo('add-photo', settled('CLOSED'), actor('volunteer'), noon))).toBe('role-not-allowed')
    expect(why(mayDo('add-note', settled('CLOSED'), actor('steward'), noon))).toBe('case-ended')
  })

  test('an ended case asks nothing of anybody but what belongs after the end', () => {
    const after = ['call-back', 'reopen', 'request-exclusion'] as const
    const allowed = (role: Role) =>
      Object.entries(caseActions(at('CLOSED', { closedAt: earlier }), actor(role), noon))
        .filter(([, decision]) => decision.allowed)
        .map(([action]) => action)
        .sort()
    expect(allowed('secretary')).toEqual([...after].sort())
    expect(allowed('steward')).toEqual(['request-exclusion'])
  })
})
