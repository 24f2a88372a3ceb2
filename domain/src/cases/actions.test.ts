import { describe, expect, test } from 'vitest'
import { Role } from '../identity/actor.ts'
import { actor, me, noon, plain, unit } from './actions.cases.ts'
import type { CaseAction, CaseFacts } from './actions.ts'
import { caseActionNames, mayDo } from './actions.ts'
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
archive            -   -   -    -    -    -    y   -   -    -   -   -   -   -
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
  archive: 'EVALUATED',
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
