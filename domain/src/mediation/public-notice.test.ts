import { describe, expect, test } from 'vitest'
import { dayOf } from '../time.ts'
import { countedPoll, gistOf, isReadAt, noticeStanding, publicNotice } from './public-notice.ts'
import type { TopicPage } from './topics.ts'

const up = { state: 'ON_NOTICE', noticeFrom: '2026-03-10', noticeUntil: '2026-03-16' } as const
const [mine, other] = ['018f0000-0000-7000-8000-000000000001', '018f0000-0000-7000-8000-000000000002']

describe('a notice', () => {
  // Midnight in Shanghai is four in the afternoon, UTC.
  test.each([
    ['the last second before its first day', '2026-03-09T15:59:59.999Z', 'AHEAD'],
    ['the first second of its first day', '2026-03-09T16:00:00.000Z', 'UP'],
    ['the last second of its last day', '2026-03-16T15:59:59.999Z', 'UP'],
    ['the first second after it', '2026-03-16T16:00:00.000Z', 'OVER'],
  ])('%s', (_, moment, standing) => {
    expect(noticeStanding(up, dayOf(moment))).toBe(standing)
    expect(isReadAt({ ...up, scope: null }, mine, dayOf(moment))).toBe(standing === 'UP')
  })

  test('of a topic that was dropped is withdrawn at once; of one without a notice there is none', () => {
    const read = (facts: object) => isReadAt({ ...up, scope: null, ...facts }, mine, '2026-03-12')
    expect(noticeStanding({ ...up, state: 'DROPPED' }, '2026-03-12')).toBe('WITHDRAWN')
    expect(noticeStanding({ ...up, state: 'DROPPED' }, '2026-03-17')).toBe('OVER')
    expect(noticeStanding({ state: 'POLLED', noticeFrom: null, noticeUntil: null }, '2026-03-12')).toBeNull()
    expect(read({})).toBe(true)
    expect(read({ state: 'DROPPED' })).toBe(false)
    expect(read({ state: 'CARRYING_OUT' })).toBe(false)
    expect(read({ state: 'POLLED', noticeFrom: null, noticeUntil: null })).toBe(false)
  })

  test('about one compound is read there alone', () => {
    expect(isReadAt({ ...up, scope: mine }, mine, '2026-03-12')).toBe(true)
    expect(isReadAt({ ...up, scope: mine }, other, '2026-03-12')).toBe(false)
    expect(isReadAt({ ...up, scope: null }, other, '2026-03-12')).toBe(true)
  })
})

const poll = { question: '是否赞成轮换', openedOn: '2026-03-01', closedOn: '2026-03-08', asked: 100 }
const told = (more: Partial<TopicPage> = {}): TopicPage => ({
  topic: {
    ...{ id: mine, title: '停车位怎么分', matter: 'PARKING', state: 'ON_NOTICE', compound: '云溪苑' },
    ...{ proposedFor: 'RESIDENTS', proposedAt: '2026-03-01T02:00:00.000Z', noticeFrom: '2026-03-10' },
    ...{ noticeUntil: '2026-03-16', text: '车位不够', caseId: other, proposedBy: '潘窗口' },
  },
  facts: { state: 'ON_NOTICE', ownersDecide: false, noticeUntil: '2026-03-16' },
  meetings: [
    {
      ...{ id: mine, heldOn: '2026-03-05', place: '二楼老吴家', attended: 31 },
      ...{ minutes: '吴小三说按楼号轮换', proposal: '按月轮换' },
    },
  ],
  poll: { ...poll, inFavour: 70, against: 20, abstained: 5 },
  hops: [{ id: mine, action: 'propose', toState: 'PROPOSED', text: '窗口代提', by: '潘窗口', on: '2026-03-01' }],
  ...more,
})

describe('what residents read', () => {
  test('is the matter, the proposal and counts; not who spoke, proposed, wrote or answered, nor the case it grew from', () => {
    const notice = publicNotice(told())!
    expect(notice).toMatchObject({ title: '停车位怎么分', text: '车位不够', compound: '云溪苑', from: '2026-03-10' })
    expect(notice.meeting).toEqual({ heldOn: '2026-03-05', attended: 31, proposal: '按月轮换' })
    expect(notice.poll).toMatchObject({ asked: 100, answered: 95, inFavour: 70, against: 20, abstained: 5 })
    const words = JSON.stringify(notice)
    for (const kept of ['潘窗口', '吴小三', '老吴家', '窗口代提', other]) expect(words).not.toContain(kept)
  })

  test('fewer than five are not counted, and cannot be worked out from the rest', () => {
    const few = countedPoll({ ...poll, inFavour: 91, against: 4, abstained: 5 })
    expect(few).toMatchObject({ asked: 100, answered: null, inFavour: 91, against: null, abstained: 5 })
    const [meeting] = told().meetings
    expect(publicNotice(told({ meetings: [{ ...meeting!, attended: 4 }] }))!.meeting!.attended).toBeNull()
  })

  test('nothing of opinions that are still being asked, and nothing at all before a notice is posted', () => {
    const asking = { ...poll, closedOn: null, inFavour: null, against: null, abstained: null }
    expect(publicNotice(told({ poll: asking }))!.poll).toBeNull()
    const { topic } = told()
    expect(publicNotice(told({ topic: { ...topic, noticeFrom: null, noticeUntil: null } }))).toBeUndefined()
  })

  test('at the door itself a line: what is proposed, or what it is about', () => {
    expect(gistOf('按月\n轮换', '车位不够')).toBe('按月 轮换')
    expect(gistOf(null, '车位不够')).toBe('车位不够')
    expect([...gistOf('轮'.repeat(61), '')]).toHaveLength(60)
  })
})
