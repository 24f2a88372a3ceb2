import { describe, expect, test } from 'vitest'
import type { AgreementItem } from './agreeing.ts'
import { mayBook, overlaps } from './bookings.ts'
import { mayCarryOut, mayCount, mayPost, mayTopic, topicActionWords, topicStateWords } from './deliberation.ts'
import { isConfidentialType, typeOfLeaf } from './dispute.ts'
import { hasInterest, mayAsk } from './interests.ts'
import { noticeWords, pollWords } from './notice-words.ts'
import { isMinor, mayJoin, Party } from './parties.ts'
import { performanceRate, rateOf, successRate } from './rates.ts'
import {
  disputeNumber,
  effectOf,
  mayAgreeOn,
  mayApply,
  mayExtend,
  mayHappenOn,
  mayKeepWords,
  maySetRisk,
  signersOf,
} from './rules.ts'

type Answer = { allowed: boolean; why?: string }
const why = (decision: Answer) => (decision.allowed ? 'yes' : decision.why)
const id = '018f0000-0000-7000-8000-000000000001'
const party = (more: object) => Party.parse({ id, side: 'APPLICANT', name: '王小明', ...more })

describe('parties', () => {
  test.each([
    [{}, 'yes'],
    [{ name: '' }, 'party-name-missing'],
    [{ birthDate: '2009-03-11' }, 'party-guardian-missing'],
    [{ birthDate: '2008-03-11' }, 'yes'],
    [{ birthDate: '2009-03-11', guardian: { name: '王大明' } }, 'yes'],
    [{ phone: '12' }, 'phone-malformed'],
    [{ guardian: { name: '王大明', phone: '1380000' } }, 'phone-malformed'],
  ])('%j: %s', (more, expected) => {
    expect(why(mayJoin(party(more), '2026-03-11'))).toBe(expected)
  })

  test('somebody is of age on the day they turn eighteen', () => {
    expect([
      isMinor('2008-03-12', '2026-03-11'),
      isMinor('2008-03-11', '2026-03-11'),
      isMinor(null, '2026-03-11'),
    ]).toEqual([true, false, false])
  })
})

test('a leak becomes a quarrel over damage, a family matter is confidential', () => {
  expect([typeOfLeaf('0201'), typeOfLeaf('0603'), typeOfLeaf('0802')]).toEqual(['06', '02', '01'])
  expect([isConfidentialType('01'), isConfidentialType('06')]).toEqual([true, false])
})

test('an interest of any kind keeps a mediator out, and who declared one is not asked again', () => {
  const nothing = { sameBuilding: false, relative: false, other: '' }
  expect(hasInterest(nothing)).toBe(false)
  expect(
    [{ sameBuilding: true }, { relative: true }, { other: '债务' }].every((one) => hasInterest({ ...nothing, ...one })),
  ).toBe(true)
  expect(why(mayAsk({ declared: true, standing: null, holdsPost: true }))).toBe('mediator-has-interest')
  expect(why(mayAsk({ declared: false, standing: 'ASKED', holdsPost: true }))).toBe('mediator-already')
  expect(why(mayAsk({ declared: false, standing: null, holdsPost: false }))).toBe('no-mediator')
  expect(why(mayAsk({ declared: false, standing: 'OUT', holdsPost: true }))).toBe('yes')
})

test('days may be written down from paper, but not ahead, nor before what comes first', () => {
  expect(why(mayHappenOn('2026-03-12', '2026-03-11', null))).toBe('day-in-the-future')
  expect(why(mayHappenOn('2026-03-09', '2026-03-11', '2026-03-10'))).toBe('day-before-that')
  expect(why(mayHappenOn('2026-03-10', '2026-03-11', '2026-03-10'))).toBe('yes')
})

test('going on needs every party, and a later day', () => {
  expect(why(mayExtend('2026-05-01', '2026-04-11', ['a', 'b'], ['a']))).toBe('extension-needs-all')
  expect(why(mayExtend('2026-04-11', '2026-04-11', ['a', 'b'], ['a', 'b']))).toBe('extension-not-later')
  expect(why(mayExtend('2026-05-01', '2026-04-11', ['a', 'b'], ['b', 'a']))).toBe('yes')
})

test('illness may have to be said in a quarrel; door codes, id numbers and labels may not', () => {
  expect(why(mayKeepWords('确诊抑郁后睡不好'))).toBe('yes')
  expect(why(mayKeepWords('门锁密码 2580'))).toBe('text-forbidden-door-code')
  expect(why(mayKeepWords('对方坐过牢'))).toBe('text-forbidden-offence')
})

describe('the agreement', () => {
  const item = (more: Partial<AgreementItem>): AgreementItem => ({
    id,
    kind: 'MONEY',
    obligorId: 'b',
    obligeeId: 'a',
    amountFen: 120_000,
    what: '',
    dueOn: '2026-03-20',
    ...more,
  })

  test.each([
    [{}, 'yes'],
    [{ amountFen: null }, 'item-without-amount'],
    [{ kind: 'ACT', amountFen: null }, 'item-without-act'],
    [{ kind: 'ACT', amountFen: null, what: '修复天花板' }, 'yes'],
    [{ obligeeId: 'b' }, 'item-for-oneself'],
    [{ dueOn: '2026-03-10' }, 'item-due-before'],
  ] as [Partial<AgreementItem>, string][])('%j: %s', (more, expected) => {
    expect(why(mayAgreeOn([item({}), item(more)], '2026-03-11'))).toBe(expected)
  })

  test('binds with the last signature of parties, mediators and committee, whatever their order', () => {
    const signers = signersOf(['a', 'b'], ['m'])
    const given = signers.map((signer, at) => ({ ...signer, on: `2026-03-1${4 - at}` }))
    expect(effectOf(signers, given.slice(1))).toBeNull()
    expect(effectOf(signers, given)).toBe('2026-03-14')
    expect(effectOf(signers, [...given].reverse())).toBe('2026-03-14')
  })

  test('goes to court with all parties, both papers, by day 30', () => {
    const parties = [
      { id: 'a', side: 'APPLICANT' },
      { id: 'b', side: 'RESPONDENT' },
    ] as const
    const application = { partyIds: ['a', 'b'], papers: ['APPLICATION', 'AGREEMENT'], on: '2026-03-31' } as const
    expect(why(mayApply(parties, application, '2026-03-01'))).toBe('yes')
    expect(why(mayApply(parties, { ...application, partyIds: ['a'] }, '2026-03-01'))).toBe('confirmation-needs-both')
    expect(why(mayApply(parties, { ...application, papers: ['AGREEMENT'] }, '2026-03-01'))).toBe(
      'confirmation-papers-missing',
    )
    expect(why(mayApply(parties, { ...application, on: '2026-04-01' }, '2026-03-01'))).toBe('confirmation-too-late')
  })
})

test('a risk has a reason and an end', () => {
  const risk = { level: 'RED', reason: '多次争吵', until: '2026-04-01' }
  const may = (more: object) => why(maySetRisk({ ...risk, ...more }, '2026-03-11', '2026-06-09'))
  expect([
    may({}),
    may({ reason: '' }),
    may({ until: null }),
    may({ until: '2026-07-01' }),
    may({ level: null }),
  ]).toEqual(['yes', 'risk-without-reason', 'risk-without-end', 'risk-too-long', 'yes'])
})

test('rates are told from ten on, with how many they are of', () => {
  const counted = { agreed: 9, failed: 2, withdrawn: 1, performed: 8, breached: 1 }
  expect(successRate(counted)).toEqual({ n: 12, percent: 75 })
  expect(performanceRate(counted)).toEqual({ n: 9, percent: null })
  expect(rateOf(0, 0)).toEqual({ n: 0, percent: null })
})

test('one session may begin when another ends', () => {
  const at = (hour: number) => `2026-03-11T0${hour}:00:00.000Z`
  expect(overlaps({ from: at(1), to: at(2) }, { from: at(2), to: at(3) })).toBe(false)
  expect(overlaps({ from: at(1), to: at(3) }, { from: at(2), to: at(4) })).toBe(true)
  expect(why(mayBook({ from: at(2), to: at(1) }, null))).toBe('session-times-crossed')
  expect(why(mayBook({ from: at(1), to: '2026-03-11T14:00:00.000Z' }, null))).toBe('session-too-long')
  expect(why(mayBook({ from: at(1), to: at(2) }, { retired: true }))).toBe('room-retired')
})

test('a number tells its year and community', () => {
  expect(disputeNumber('2026', '522601006002', 7)).toBe('TJ20260020007')
})

describe('deliberation', () => {
  const topic = { state: 'ON_NOTICE', ownersDecide: false, noticeUntil: '2026-03-17' } as const
  const secretary = { role: 'secretary' } as const

  test('nothing is carried out while the notice is up, nor what all owners must decide', () => {
    expect(why(mayTopic('carry-out', topic, secretary, '2026-03-17'))).toBe('notice-still-up')
    expect(why(mayTopic('carry-out', topic, secretary, '2026-03-18'))).toBe('yes')
    expect(why(mayCarryOut({ ownersDecide: true }, ''))).toBe('owners-must-decide')
    expect(why(mayCarryOut({ ownersDecide: true }, '2026年3月1日 第1号'))).toBe('yes')
  })

  test('a resident proposes and does not review; a meeting comes before a poll', () => {
    expect(why(mayTopic('review', { ...topic, state: 'PROPOSED' }, { role: 'steward' }, '2026-03-11'))).toBe(
      'role-not-allowed',
    )
    expect(why(mayTopic('open-poll', { ...topic, state: 'APPROVED' }, secretary, '2026-03-11'))).toBe(
      'topic-not-at-this-step',
    )
  })

  test('a notice is up for seven days, first and last counted', () => {
    expect(why(mayPost('2026-03-11', '2026-03-16'))).toBe('notice-too-short')
    expect(why(mayPost('2026-03-11', '2026-03-17'))).toBe('yes')
  })

  test('no more answer than were asked', () => {
    expect(why(mayCount({ asked: 10, inFavour: 6, against: 4, abstained: 1 }))).toBe('topic-counts-crossed')
  })

  test('a poll never calls itself what only all owners together can do', () => {
    const said = [pollWords, noticeWords, topicStateWords, topicActionWords].flatMap((table) => Object.values(table))
    for (const { zh, en } of said) {
      expect(zh).not.toMatch(/业主(大会)?(表决|投票|决议)|表决|投票|决议/)
      expect(en).not.toMatch(/owners?.{0,3} (vote|ballot|resolution)|\bvot(e|ing)\b|ballot|resolution/i)
    }
    expect(pollWords.note.zh).toContain('参考')
    expect(pollWords.note.en).toContain('advice')
  })
})
