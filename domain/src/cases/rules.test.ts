import { describe, expect, test } from 'vitest'
import { Role } from '../identity/actor.ts'
import {
  type CaseFacts,
  caseNumber,
  caseScope,
  happened,
  mayClose,
  mayHandle,
  mayKeepText,
  mayLink,
  mayReport,
  mayTick,
  seesConfidential,
} from './rules.ts'

const leak: CaseFacts = {
  leaf: '0105',
  state: 'REPORTED',
  firstHandler: 'STEWARD',
  enteredBy: 'a',
  confidential: false,
  closedAt: null,
}
const child: CaseFacts = { ...leak, leaf: '0704', firstHandler: 'COMMUNITY', confidential: true }
const noon = '2026-03-11T04:00:00.000Z'
const by = (role: Role, id = 'b') => ({ id, role })
const why = (decision: { allowed: true } | { allowed: false; why: string }) =>
  decision.allowed ? 'allowed' : decision.why

describe('handling', () => {
  test.each<[string, ReturnType<typeof by>, CaseFacts, string]>([
    ['a steward takes a leak', by('steward'), leak, 'allowed'],
    ['nobody touches what is closed', by('secretary'), { ...leak, state: 'CLOSED' }, 'case-ended'],
    ['the property company leaves the steward’s case alone', by('property-steward'), leak, 'case-not-yours'],
    ['the property company takes its own', by('property-steward'), { ...leak, firstHandler: 'PROPERTY' }, 'allowed'],
    ['the property company goes on with what it reported', by('property-steward', 'a'), leak, 'allowed'],
    ['a confidential case is the secretary’s', by('secretary'), child, 'allowed'],
    ['not even its reporter works on a confidential case', by('steward', 'a'), child, 'case-not-yours'],
  ])('%s', (_, actor, one, said) => expect(why(mayHandle(actor, one, noon))).toBe(said))

  test('what happened before the end is taken when it comes after it, but nothing ends twice', () => {
    const closed: CaseFacts = { ...leak, state: 'CLOSED', closedAt: noon }
    expect(why(mayHandle(by('steward'), closed, '2026-03-11T03:59:00.000Z'))).toBe('allowed')
    expect(why(mayHandle(by('steward'), closed, '2026-03-11T04:01:00.000Z'))).toBe('case-ended')
    expect(why(mayClose(by('steward'), closed, '2026-03-11T03:59:00.000Z'))).toBe('case-ended')
  })

  test('only steps of the playbook are ticked', () => {
    expect(why(mayTick(by('steward'), leak, 'shut-valve', noon))).toBe('allowed')
    expect(why(mayTick(by('steward'), leak, 'call-119', noon))).toBe('step-unknown')
    expect(why(mayTick(by('steward'), { ...leak, leaf: '0207' }, 'shut-valve', noon))).toBe('step-unknown')
  })
})

describe('seeing', () => {
  test('a confidential case is seen by its reporter and the secretary alone', () => {
    const seen = Role.options.filter((role) => seesConfidential(by(role), child))
    expect(seen).toEqual(['secretary'])
    expect(seesConfidential(by('steward', 'a'), child)).toBe(true)
  })

  test('volunteers, mediators and heads of a building see what they reported', () => {
    for (const role of ['volunteer', 'mediator', 'building-head', 'counsellor'] as const)
      expect(caseScope(role)).toBe('own')
    expect(caseScope('property-steward')).toBe('property')
    expect(caseScope('station-desk')).toBe('all')
  })
})

test('a counsellor reports what must be reported and nothing else', () => {
  expect(why(mayReport(by('counsellor'), '0705'))).toBe('allowed')
  expect(why(mayReport(by('counsellor'), '0207'))).toBe('report-confidential-only')
})

test('no link leads to a confidential case, nor from a case to itself', () => {
  const open = { id: '1', confidential: false }
  expect(why(mayLink(open, { id: '2', confidential: false }))).toBe('allowed')
  expect(why(mayLink(open, { id: '2', confidential: true }))).toBe('link-confidential')
  expect(why(mayLink(open, open))).toBe('link-itself')
})

test('codes of doors are kept in no text of a case', () => {
  expect(why(mayKeepText('已联系户主', '门锁密码 2580'))).toBe('text-forbidden-door-code')
  expect(why(mayKeepText('已联系户主', ''))).toBe('allowed')
})

test('a clock that runs ahead is set back, one that runs behind is believed', () => {
  const now = '2026-03-11T02:30:00.000Z'
  expect(happened('2026-03-11T09:00:00.000Z', now)).toBe(now)
  expect(happened('2026-02-11T09:00:00.000Z', now)).toBe('2026-02-11T09:00:00.000Z')
  expect(happened(undefined, now)).toBe(now)
})

test('the number tells day, community and count', () => {
  expect(caseNumber('2026-03-11', '522699006002', 7)).toBe('RS202603110020007')
  expect(caseNumber('2026-03-11', '522699006002', 10_001)).toBe('RS2026031100210001')
})
