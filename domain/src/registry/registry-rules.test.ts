import { describe, expect, test } from 'vitest'
import { isInForce, mayExtendEligibility, mayOpenEligibility } from './eligibility-rules.ts'
import { guardianInHousehold, needsGuardian } from './guardians.ts'
import { mayChangeHead, mayLeave, mayRegisterHousehold, mayRegisterPerson, maySplit } from './household-rules.ts'
import { checkCharacter } from './id-number.ts'
import { addMonths, defaultEnd, GroupCode, keyGroups } from './key-groups.ts'
import { NewMember } from './person.ts'
import { checkPerson } from './person-check.ts'
import { commonRelations, Relation, relationCodes, relationWords } from './relations.ts'

const today = '2026-03-02'
const id = (n: number) => `01900000-0000-7000-8000-00000000000${n}`
const member = (n: number, more: object = {}) => NewMember.parse({ id: id(n), name: '王小明', relation: '02', ...more })

describe('relations of GB/T 4761', () => {
  test('the table has its 84 codes, twelve common ones first, none twice', () => {
    expect(Object.keys(relationWords)).toHaveLength(84)
    expect(relationCodes.slice(0, 12)).toEqual(commonRelations)
    expect(new Set(relationCodes).size).toBe(relationCodes.length)
    for (const code of commonRelations) expect(relationWords[code]?.zh).toBeTruthy()
  })

  test('“oneself” is kept as the head; an unknown code is refused', () => {
    expect(Relation.parse('01')).toBe('02')
    expect(Relation.safeParse('98').success).toBe(false)
  })
})

describe('children under 14', () => {
  test.each([
    ['2012-03-03', true],
    ['2012-03-02', false],
    ['2026-03-01', true],
    [null, false],
  ])('born %s: a guardian is needed: %s', (birthDate, needed) => {
    expect(needsGuardian(birthDate, today)).toBe(needed)
  })

  test('a form about a child without guardian is refused', () => {
    expect(mayRegisterPerson(member(1, { birthDate: '2020-01-01' }), today)).toMatchObject({ why: 'guardian-missing' })
  })

  test('an id number tells the age too', () => {
    const seventeen = '52269920200101001'
    const child = member(1, { idNumber: seventeen + checkCharacter(seventeen) })
    expect(mayRegisterPerson(child, today)).toMatchObject({ why: 'guardian-missing' })
  })

  const home = (...relations: string[]) =>
    relations.map((relation, at) => ({
      id: String(at),
      relation,
      birthDate: /^4|child/.test(relation) ? '2020-01-01' : '1980-01-01',
    }))

  test.each([
    ['a son of the head', ['02', '20'], 1, '0', '50'],
    ['a grandson whose father lives there', ['02', '20', '41'], 2, '1', '50'],
    ['a grandson with his grandparents only', ['02', '12', '41'], 2, '0', '60'],
    ['a lodger’s child', ['02', '99'], 1, undefined, undefined],
  ])('%s', (_, relations, child, guardian, relation) => {
    const members = home(...relations).map((one, at) => (at === child ? { ...one, birthDate: '2020-01-01' } : one))
    const found = guardianInHousehold(members[child]!, members, today)
    expect([found?.guardian.id, found?.relation]).toEqual([guardian, relation])
  })
})

describe('a household', () => {
  test.each([
    ['without a head', [member(1, { relation: '12' })], 'head-missing'],
    ['with two heads', [member(1), member(2)], 'more-than-one-head'],
    ['with somebody twice', [member(1), member(1, { relation: '12' })], 'member-twice'],
  ])('%s is refused', (_, members, why) => {
    expect(mayRegisterHousehold(members, null, today)).toEqual({ allowed: false, why })
  })

  const open = {
    closedOn: null,
    headPersonId: id(1),
    members: [
      { personId: id(1), relation: '02', kind: 'AT_HOME' as const, fromDay: '2020-01-01' },
      { personId: id(2), relation: '12', kind: 'REGISTERED_ONLY' as const, fromDay: null },
    ],
  }

  test.each([
    ['somebody else', [id(9)], today, 'not-a-member'],
    ['before they came', [id(1)], '2019-12-31', 'day-before-moving-in'],
    ['tomorrow', [id(1)], '2026-03-03', 'day-in-the-future'],
  ])('%s cannot leave it', (_, leaving, day, why) => {
    expect(mayLeave(open, leaving, day, today)).toMatchObject({ why })
  })

  test('somebody who is only registered there cannot be its head', () => {
    expect(mayChangeHead(open, id(2), [])).toEqual({ allowed: false, why: 'head-must-live-there' })
  })

  test('it is not split so that nobody stays', () => {
    const all = [
      { personId: id(1), relation: '02' },
      { personId: id(2), relation: '12' },
    ]
    expect(maySplit(open, all, today, today)).toEqual({ allowed: false, why: 'nobody-would-stay' })
  })
})

describe('key groups', () => {
  test('all sixteen have words, an authority and a tier', () => {
    for (const code of GroupCode.options) {
      const group = keyGroups[code]
      expect([group.code, !!group.words.zh && !!group.words.en && !!group.authority.zh]).toEqual([code, true])
    }
  })

  test.each([
    ['K01', '2026-08-31', null, '2027-02-28'],
    ['K11', '2026-03-02', '2015-06-01', '2033-06-01'],
    ['K14', '2026-03-02', null, null],
    ['K09', '2026-03-02', null, null],
  ] as const)('%s from %s ends by its rule', (code, start, birth, end) => {
    expect(defaultEnd(code, start, birth)).toBe(end)
  })

  test('a month later is the last day where there is no such day', () => {
    expect([addMonths('2026-01-31', 1), addMonths('2028-01-31', 1), addMonths('2026-12-15', 1)]).toEqual([
      '2026-02-28',
      '2028-02-29',
      '2027-01-15',
    ])
  })

  const alive = { birthDate: '1950-01-01', diedOn: null }
  const input = { groupCode: 'K09', basis: 'STATUTORY_DUTY', consentedOn: null, startsOn: today } as const
  test.each([
    ['a certificate without its date', input, 'end-day-missing'],
    ['consent without its day', { ...input, basis: 'CONSENT', endsOn: '2030-01-01' } as const, 'consent-day-missing'],
    ['living alone without consent', { ...input, groupCode: 'K01' } as const, 'consent-needed'],
  ])('%s is refused', (_, eligibility, why) => {
    expect(mayOpenEligibility(alive, eligibility, today)).toEqual({ allowed: false, why })
  })

  test('nobody becomes entitled after death', () => {
    expect(mayOpenEligibility({ ...alive, diedOn: today }, { ...input, endsOn: '2030-01-01' }, today)).toMatchObject({
      why: 'person-has-died',
    })
  })

  test('it is extended only to a later day, and not once it has ended', () => {
    const row = { groupCode: 'K01', startsOn: '2025-01-01', endsOn: '2026-01-01', endedOn: null } as const
    expect(mayExtendEligibility(row, '2026-01-01')).toMatchObject({ why: 'end-not-later' })
    expect(mayExtendEligibility({ ...row, endedOn: '2025-06-01' }, '2027-01-01')).toMatchObject({
      why: 'eligibility-ended',
    })
    expect(mayExtendEligibility(row, '2026-07-01')).toEqual({ allowed: true })
  })

  test.each([
    ['its last day', { startsOn: '2025-01-01', endsOn: today, endedOn: null }, true],
    ['the day after', { startsOn: '2025-01-01', endsOn: '2026-03-01', endedOn: null }, false],
    ['the day it was ended', { startsOn: '2025-01-01', endsOn: null, endedOn: today }, false],
  ])('in force on %s', (_, row, expected) => expect(isInForce(row, today)).toBe(expected))
})

describe('facts of a person', () => {
  const facts = NewMember.parse({ id: id(1), name: '王小明', relation: '02' })
  test.each([
    ['born tomorrow', { birthDate: '2026-03-03' }, 'birth-date-in-the-future'],
    ['a number of no kind', { idNumber: 'E1234567' }, 'document-kind-missing'],
    ['a reading of two syllables for three characters', { readingOverride: 'wang ming' }, 'reading-does-not-fit-name'],
    ['no phone', { phone: '123' }, 'phone-malformed'],
  ])('%s is refused', (_, more, code) => {
    expect(checkPerson({ ...facts, ...more }, today).problems.map((problem) => problem.code)).toContain(code)
  })

  test('a passport number is kept as it is, in capitals', () => {
    const checked = checkPerson({ ...facts, documentKind: 'PASSPORT', idNumber: ' e 1234567' }, today)
    expect([checked.problems, checked.facts.idNumber]).toEqual([[], 'E1234567'])
  })
})
