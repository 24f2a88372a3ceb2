import { describe, expect, test } from 'vitest'
import { newId } from '../ids.ts'
import { type EntryRecord, mayRecordEntry } from './entry.ts'

const agreed: EntryRecord = {
  id: newId(),
  caseId: newId(),
  consent: 'OWNER',
  consentedBy: '户主本人',
  means: 'PHONE',
  consentedAt: '2026-03-11T05:05:00.000Z',
  witness: '物业维修师傅',
  purpose: '关阀、查漏点',
  enteredAt: '2026-03-11T05:12:00.000Z',
  leftAt: '2026-03-11T05:40:00.000Z',
}
const why = (change: Partial<EntryRecord>) => {
  const decision = mayRecordEntry({ ...agreed, ...change })
  return decision.allowed ? 'allowed' : decision.why
}

describe('entering a home', () => {
  test('with the owner’s word by phone it may be recorded', () => expect(why({})).toBe('allowed'))
  test('while still inside there is no time of leaving', () => expect(why({ leftAt: null })).toBe('allowed'))

  test.each<[string, Partial<EntryRecord>, string]>([
    ['nobody named', { consentedBy: '' }, 'entry-consent-missing'],
    ['no way of agreeing', { means: null }, 'entry-consent-missing'],
    ['no moment of agreeing', { consentedAt: null }, 'entry-consent-missing'],
    ['danger to life without a witness', { consent: 'DANGER_TO_LIFE', witness: '' }, 'entry-witness-missing'],
    ['out before in', { leftAt: '2026-03-11T05:00:00.000Z' }, 'entry-times-crossed'],
    ['agreed after entering', { consentedAt: '2026-03-11T05:20:00.000Z' }, 'entry-times-crossed'],
    ['the code of the door', { purpose: '户主给了门锁密码 2580' }, 'text-forbidden-door-code'],
    ['the place of the key', { witness: '钥匙放在地垫下' }, 'text-forbidden-door-code'],
    ['the camera’s password', { consentedBy: '摄像头密码admin1' }, 'text-forbidden-door-code'],
    ['full-width digits', { purpose: '密码:8848#' }, 'text-forbidden-door-code'],
  ])('is refused with %s', (_, change, refusal) => expect(why(change)).toBe(refusal))

  test('danger to life needs no consent when somebody saw it', () => {
    const bare = { consent: 'DANGER_TO_LIFE', consentedBy: '', means: null, consentedAt: null } as const
    expect(why(bare)).toBe('allowed')
  })
})
