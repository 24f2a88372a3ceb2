import { describe, expect, test } from 'vitest'
import { Role } from '../identity/actor.ts'
import {
  caseNumber,
  caseScope,
  happened,
  mayKeepText,
  mayLink,
  mayReport,
  mayTickStep,
  seesConfidential,
} from './rules.ts'

const child = { enteredBy: 'a' }
const by = (role: Role, id = 'b') => ({ id, role })
const why = (decision: { allowed: true } | { allowed: false; why: string }) =>
  decision.allowed ? 'allowed' : decision.why

test('only steps of the playbook are ticked', () => {
  expect(why(mayTickStep('0105', 'shut-valve'))).toBe('allowed')
  expect(why(mayTickStep('0105', 'call-119'))).toBe('step-unknown')
  expect(why(mayTickStep('0207', 'shut-valve'))).toBe('step-unknown')
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
    expect(caseScope('street-dispatcher')).toBe('street')
    expect(caseScope('department-handler')).toBe('unit')
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
