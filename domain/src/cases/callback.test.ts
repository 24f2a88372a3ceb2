import { describe, expect, test } from 'vitest'
import { newId } from '../ids.ts'
import {
  afterNotGood,
  callBackOf,
  isDrawn,
  mayReopen,
  mayStillAsk,
  maySupervise,
  needsSupervision,
  settles,
  standsForCallBack,
} from './callback.ts'

const one = {
  id: '0199a0c2-7d3e-7a41-8e3b-000000000000',
  class: 'P3',
  nature: 'HELP',
  confidential: false,
  hasAnybodyToAsk: true,
  wasBad: false,
} as const
const why = (decision: { allowed: true } | { allowed: false; why: string }) =>
  decision.allowed ? 'allowed' : decision.why
const drawn = Array.from({ length: 200 }, (_, at) => `0199a0c2-7d3e-7a41-8e3b-${String(at).padStart(12, '0')}`)
const [lucky, spared] = [drawn.find(isDrawn)!, drawn.find((id) => !isDrawn(id))!]

describe('the sample', () => {
  test.each([
    ['danger', { class: 'P1' }, 'URGENT'],
    ['daily necessities', { class: 'P2' }, 'URGENT'],
    ['a complaint', { nature: 'COMPLAINT' }, 'COMPLAINT'],
    ['an ordinary one that was drawn', { id: lucky }, 'SAMPLE'],
    ['an ordinary one that was not', { id: spared }, null],
    ['a confidential one never', { class: 'P1', confidential: true }, null],
    ['one that was not good before', { id: spared, wasBad: true }, 'DISSATISFIED'],
    ['nobody to ask', { class: 'P1', hasAnybodyToAsk: false }, null],
  ] as const)('%s', (_, more, said) => expect(callBackOf({ ...one, ...more })).toBe(said))

  test('draws a fifth of all ids, the same ones every time', () => {
    const ids = Array.from({ length: 20_000 }, () => newId())
    const first = ids.map(isDrawn)
    const share = first.filter(Boolean).length / ids.length
    expect(share).toBeGreaterThan(0.185)
    expect(share).toBeLessThan(0.215)
    expect(ids.map(isDrawn)).toEqual(first)
  })

  test('neighbouring ids are drawn apart from each other', () => {
    const share = drawn.filter(isDrawn).length / drawn.length
    expect(share).toBeGreaterThan(0.1)
    expect(share).toBeLessThan(0.3)
  })
})

describe('calling back', () => {
  const waiting = { handlers: ['handler'], settledAt: null, attempts: 0 }
  const good = { contacted: true, resolved: 'YES', satisfied: 'SATISFIED' } as const
  test.each([
    ['a colleague may', 'colleague', waiting, 'allowed'],
    ['the handler may not', 'handler', waiting, 'call-back-own-work'],
    ['once is enough', 'colleague', { ...waiting, settledAt: '2026-03-11T04:00:00.000Z' }, 'call-back-settled'],
  ] as const)('%s', (_, id, facts, said) => expect(why(mayStillAsk({ id }, facts))).toBe(said))

  test('ends with an answer, or with the third attempt in vain', () => {
    expect(settles(0, good)).toBe(true)
    expect([0, 1, 2].map((before) => settles(before, null))).toEqual([false, false, true])
  })

  test('solved and content are separate facts; either missing calls for supervision', () => {
    expect(needsSupervision(good)).toBe(false)
    expect(needsSupervision({ ...good, resolved: 'PARTLY', satisfied: 'BASICALLY' })).toBe(false)
    expect(needsSupervision({ ...good, resolved: 'NO' })).toBe(true)
    expect(needsSupervision({ ...good, satisfied: 'DISSATISFIED' })).toBe(true)
  })

  test('supervision is by somebody else, once, and only where it is needed', () => {
    const bad = { ...good, satisfied: 'DISSATISFIED' } as const
    const facts = { handlers: ['handler'], answer: bad, supervised: false }
    expect(why(maySupervise({ id: 'lead' }, facts))).toBe('allowed')
    expect(why(maySupervise({ id: 'handler' }, facts))).toBe('call-back-own-work')
    expect(why(maySupervise({ id: 'lead' }, { ...facts, answer: good }))).toBe('supervision-not-needed')
    expect(why(maySupervise({ id: 'lead' }, { ...facts, supervised: true }))).toBe('supervision-done')
  })
})

describe('opening again', () => {
  const closedAt = '2026-03-01T04:00:00.000Z'
  test.each([
    ['the same day', 'CLOSED', '2026-03-01T09:00:00.000Z', 'allowed'],
    ['when the fifteen days are just full', 'EVALUATED', '2026-03-16T04:00:00.000Z', 'allowed'],
    ['a moment later', 'CLOSED', '2026-03-16T04:00:00.001Z', 'reopen-too-late'],
    ['what is open', 'HANDLING', '2026-03-01T09:00:00.000Z', 'case-not-closed'],
    ['what is archived', 'ARCHIVED', '2026-03-01T09:00:00.000Z', 'case-not-closed'],
  ] as const)('%s', (_, state, at, said) => expect(why(mayReopen({ state, closedAt }, at))).toBe(said))

  test('goes back to the same hands twice, then climbs', () => {
    expect([0, 1, 2, 3].map(afterNotGood)).toEqual(['REWORK', 'REWORK', 'ESCALATE', 'ESCALATE'])
  })
})

describe('what a resident says by themselves', () => {
  const said = { contacted: true, resolved: 'YES', satisfied: 'BASICALLY', byOwnHand: true } as const
  test.each([
    ['by their own hand stands for the call-back', {}, true],
    ['that nobody was in touch in time, too', { contacted: false }, true],
    ['with that question left open does not', { contacted: null }, false],
    ['by a link a colleague printed does not', { byOwnHand: false }, false],
  ] as const)('%s', (_, more, stands) => {
    const answer = standsForCallBack({ ...said, ...more })
    const { byOwnHand: _hand, ...told } = { ...said, ...more }
    expect(answer).toEqual(stands ? told : null)
  })
})
