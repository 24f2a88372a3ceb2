import { describe, expect, test } from 'vitest'
import type { Decision } from '../decision.ts'
import { Role } from '../identity/actor.ts'
import type { CaseAction, CaseActor, CaseFacts } from './actions.ts'
import { caseActionNames, caseActions, mayDo } from './actions.ts'
import type { CaseState } from './case.ts'

/**
 * Written from handbook §10 and §5, not from the table: who may do it when everything else allows. Columns in the order of the
 * handbook; `y` may, `o` only what is theirs (assigned, or told of by themselves), `-` may not.
 */
const page = `
                   res bld prop stew lead desk sec med coun vol str dep aud adm
accept             -   -   -    -    y    y    y   -   -    -   y   -   -   -
reject             -   -   -    -    y    y    y   -   -    -   y   -   -   -
redirect           -   -   -    -    y    y    y   -   -    -   y   -   -   -
cancel             -   o   o    o    y    y    y   o   o    o   y   o   -   -
take               -   o   o    y    y    y    y   -   -    -   -   o   -   -
dispatch           -   -   -    -    y    y    y   -   -    -   y   -   -   -
return             -   -   o    -    o    o    o   -   -    -   -   o   -   -
designate          -   -   -    -    y    y    y   -   -    -   y   -   -   -
transfer           -   -   -    -    y    y    y   -   -    -   y   -   -   -
escalate           -   -   -    -    y    y    y   -   -    -   -   -   -   -
hand-back          -   -   -    -    -    -    -   -   -    -   y   -   -   -
whistle            -   -   -    -    -    -    -   -   -    -   y   -   -   -
arrive             -   -   o    -    -    -    -   -   -    -   y   o   -   -
conclude-whistle   -   -   -    -    -    -    -   -   -    -   y   -   -   -
evaluate-whistle   -   -   o    -    -    -    -   -   -    -   -   o   -   -
extend             -   -   -    -    y    y    y   -   -    -   y   -   -   -
request-suspension -   -   -    y    y    y    y   -   -    -   -   o   -   -
suspend            -   -   -    -    -    -    -   -   -    -   y   -   -   -
refuse-suspension  -   -   -    -    -    -    -   -   -    -   y   -   -   -
resume             -   -   -    -    y    y    y   -   -    -   y   -   -   -
request-exclusion  -   -   -    y    y    y    y   -   -    -   -   o   -   -
approve-exclusion  -   -   -    -    -    -    y   -   -    -   y   -   -   -
refuse-exclusion   -   -   -    -    -    -    y   -   -    -   y   -   -   -
add-note           -   o   o    y    y    y    y   -   -    -   -   o   -   -
tick-step          -   o   o    y    y    y    y   -   -    -   -   o   -   -
untick-step        -   o   o    y    y    y    y   -   -    -   -   o   -   -
record-entry       -   o   o    y    y    y    y   -   -    -   -   o   -   -
add-photo          -   o   o    y    y    y    y   -   -    -   -   o   -   -
link               -   o   o    y    y    y    y   -   -    -   -   o   -   -
mark-handled       -   o   o    o    o    o    o   -   -    -   -   o   -   -
resolve-on-the-spot -  o   o    y    y    y    y   -   -    -   -   o   -   -
verify             -   -   -    -    y    y    y   -   -    -   y   -   -   -
close              -   -   -    -    y    y    y   -   -    -   y   -   -   -
rework             -   -   -    -    y    y    y   -   -    -   y   -   -   -
call-back          -   -   -    -    y    y    y   -   -    -   y   -   -   -
reopen             y   -   -    -    y    y    y   -   -    -   y   -   -   -
merge              -   -   -    -    y    y    y   -   -    -   y   -   -   -
unmerge            -   -   -    -    y    y    y   -   -    -   y   -   -   -
ask                -   o   o    y    y    y    y   -   -    -   y   o   -   -
`
const short = ['res', 'bld', 'prop', 'stew', 'lead', 'desk', 'sec', 'med', 'coun', 'vol', 'str', 'dep', 'aud', 'adm']
const order: Role[] = [
  ...(['resident', 'building-head', 'property-steward', 'steward', 'grid-lead', 'station-desk', 'secretary'] as const),
  ...(['mediator', 'counsellor', 'volunteer', 'street-dispatcher', 'department-handler', 'auditor'] as const),
  'system-administrator',
]
const [heads, ...lines] = page.trim().split('\n')
const rows = new Map(lines.map((line) => [line.split(/\s+/)[0]!, line.trim().split(/\s+/).slice(1)]))

const noon = '2026-03-02T04:00:00.000Z'
const earlier = '2026-03-01T04:00:00.000Z'
const later = '2026-03-03T04:00:00.000Z'
const [me, unit] = ['me', 'my-unit']

const plain: CaseFacts = {
  leaf: '0207',
  class: 'P3',
  state: 'HANDLING',
  firstHandler: 'STEWARD',
  enteredBy: 'somebody',
  confidential: false,
  closedAt: null,
  responsibleId: 'somebody',
  handlerId: null,
  handlerUnitId: null,
  handlerRole: null,
  handlerUnitIsSilent: false,
  isDispatched: false,
  handledBy: null,
  atStreet: false,
  returns: 0,
  returnBy: later,
  isDesignated: false,
  reworks: 0,
  isExtended: false,
  disposeBy: later,
  suspensionAsked: false,
  isExcluded: false,
  exclusionAsked: null,
  whistled: [],
  toEvaluate: [],
}

/** The step at which the action has its place. */
const stateOf: Partial<Record<CaseAction, CaseState>> = {
  accept: 'REPORTED',
  reject: 'REPORTED',
  redirect: 'ACCEPTED',
  cancel: 'REPORTED',
  take: 'ACCEPTED',
  dispatch: 'ACCEPTED',
  return: 'DISPATCHED',
  resume: 'SUSPENDED',
  'resolve-on-the-spot': 'REPORTED',
  verify: 'HANDLED',
  close: 'VERIFYING',
  rework: 'VERIFYING',
  'call-back': 'CLOSED',
  reopen: 'CLOSED',
  unmerge: 'MERGED',
}

/** Everything but the role and whose it is allows it. */
function ready(action: CaseAction, role: Role): CaseFacts {
  const byStreet = role === 'street-dispatcher'
  const facts: CaseFacts = { ...plain, state: stateOf[action] ?? 'HANDLING', atStreet: byStreet }
  if (action === 'designate') facts.returns = 3
  if (['arrive', 'conclude-whistle'].includes(action)) facts.whistled = [{ unitId: unit, arrived: false }]
  if (action === 'evaluate-whistle') facts.toEvaluate = [unit]
  if (action === 'suspend' || action === 'refuse-suspension') facts.suspensionAsked = true
  if (action.endsWith('-exclusion') && !action.startsWith('request'))
    facts.exclusionAsked = { firstBy: byStreet ? 'the secretary' : null }
  return facts
}

/** The same, and it is theirs: told of by them, given to them, their unit called. */
function theirs(action: CaseAction, role: Role): CaseFacts {
  const facts = ready(action, role)
  if (role === 'building-head') return { ...facts, enteredBy: me, handlerId: action === 'mark-handled' ? me : null }
  if (action === 'cancel') return { ...facts, enteredBy: me }
  return action === 'arrive' || action === 'evaluate-whistle' ? facts : { ...facts, handlerId: me, isDispatched: true }
}

const actor = (role: Role, units: string[] = []): CaseActor => ({ id: me, role, units })
const why = (decision: Decision) => (decision.allowed ? 'y' : decision.why)

describe('the page', () => {
  test('has every action and every role', () => {
    expect([...rows.keys()].sort()).toEqual([...caseActionNames].sort())
    expect(heads!.trim().split(/\s+/)).toEqual(short)
    expect([...order].sort()).toEqual([...Role.options].sort())
  })

  test.each(caseActionNames)('%s', (action) => {
    const said = order.map((role) => {
      const own = mayDo(action, theirs(action, role), actor(role, [unit]), noon).allowed
      const any = mayDo(action, ready(action, role), actor(role), noon).allowed
      return any ? 'y' : own ? 'o' : '-'
    })
    expect([action, ...said]).toEqual([action, ...rows.get(action)!])
  })
})

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
