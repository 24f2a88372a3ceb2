import { addDays } from '@red-steward/domain/care/days'
import { newId } from '@red-steward/domain/ids'
import { describe, expect, test } from 'vitest'
import { reportCase } from '../cases/report-case.ts'
import { done, leak, someone, why } from '../testing/cases-world.ts'
import { wordsOfDocx } from '../testing/docx.ts'
import { ago, today } from '../testing/mediation-world.ts'
import { ask, itIsNow, newMember, run } from '../testing/world.ts'
import { listTopics, noticePaper, topicPage } from './topic-page.ts'
import {
  assessTopic,
  carryOut,
  countPoll,
  dropTopic,
  holdMeeting,
  openPoll,
  postNotice,
  proposeTopic,
  reviewTopic,
} from './topics.ts'

const [resident, secretary, lead] = [
  await newMember({ role: 'resident' }),
  await newMember({ role: 'secretary' }),
  await newMember({ role: 'grid-lead' }),
]

async function proposed(ownersDecide = false) {
  const topicId = newId()
  done(await run(resident, proposeTopic, { id: topicId, title: '停车位怎么分', matter: 'PARKING', text: '车位不够' }))
  done(await run(secretary, reviewTopic, { topicId, on: today(), approved: true, ownersDecide }))
  return topicId
}

const meeting = (topicId: string) => ({
  id: newId(),
  topicId,
  heldOn: today(),
  place: '服务站',
  attended: 23,
  minutes: '各楼代表发言',
  proposal: '按户编号轮换',
})

describe('a topic', () => {
  test('goes from a resident’s proposal to the assessment, with a poll by count and a notice of seven days', async () => {
    const topicId = await proposed()
    done(await run(lead, holdMeeting, meeting(topicId)))
    done(await run(lead, openPoll, { topicId, question: '是否赞成轮换', asked: 100, openedOn: today() }))
    const count = { topicId, closedOn: today(), inFavour: 70, against: 20, abstained: 11 }
    expect(why(await run(lead, countPoll, count))).toBe('topic-counts-crossed')
    done(await run(lead, countPoll, { ...count, abstained: 5 }))
    expect(why(await run(lead, postNotice, { topicId, from: today(), until: addDays(today(), 5) }))).toBe(
      'notice-too-short',
    )
    const until = addDays(today(), 6)
    done(await run(lead, postNotice, { topicId, from: today(), until }))
    expect(why(await run(lead, carryOut, { topicId, on: today(), text: '编号' }))).toBe('notice-still-up')
    itIsNow(`${addDays(until, 1)}T02:00:00.000Z`)
    done(await run(lead, carryOut, { topicId, on: today(), text: '物业编号' }))
    expect(why(await run(lead, assessTopic, { topicId, on: today(), text: '好' }))).toBe('role-not-allowed')
    done(await run(secretary, assessTopic, { topicId, on: today(), text: '争执少了' }))
    itIsNow()

    const told = done(await ask(resident, topicPage, { topicId }))
    expect(told.topic.state).toBe('ASSESSED')
    expect(told.poll).toMatchObject({ asked: 100, inFavour: 70, against: 20, abstained: 5 })
    expect(told.hops.map(({ action }: { action: string }) => action)).toEqual([
      'propose',
      'review',
      'meet',
      'open-poll',
      'count-poll',
      'post-notice',
      'carry-out',
      'assess',
    ])
    const ended = done(await ask(resident, listTopics, { state: 'ended' })).rows
    expect(ended.map(({ id }: { id: string }) => id)).toContain(topicId)
  })

  test('that all owners decide by law is not carried out on advice', async () => {
    const topicId = await proposed(true)
    done(await run(lead, holdMeeting, meeting(topicId)))
    done(await run(lead, postNotice, { topicId, from: ago(0), until: addDays(today(), 6) }))
    itIsNow(`${addDays(today(), 8)}T02:00:00.000Z`)
    const input = { topicId, on: today(), text: '动用维修资金' }
    expect(why(await run(lead, carryOut, input))).toBe('owners-must-decide')
    expect(why(await run(lead, carryOut, { ...input, lawfulDecision: '2026年第1号' }))).toBe('done')
    itIsNow()
  })

  test('is declined or dropped with words, and a steward reviews nothing', async () => {
    const topicId = newId()
    done(await run(resident, proposeTopic, { id: topicId, title: '换物业', matter: 'PROPERTY', text: '服务差' }))
    const review = { topicId, on: today(), approved: false, text: '先由业委会讨论', ownersDecide: true }
    expect(why(await run(await newMember({ role: 'steward' }), reviewTopic, review))).toBe('role-not-allowed')
    done(await run(secretary, reviewTopic, review))
    expect(why(await run(lead, holdMeeting, meeting(topicId)))).toBe('topic-not-at-this-step')
    const other = await proposed()
    done(await run(secretary, dropTopic, { topicId: other, on: today(), text: '条件不成熟' }))
    expect(done(await ask(resident, topicPage, { topicId: other })).topic.state).toBe('DROPPED')
  })

  test('never grows out of a confidential case', async () => {
    const steward = await someone('steward')
    const hurt = leak({ leaf: '0704' })
    done(await run(steward, reportCase, hurt))
    const input = { id: newId(), title: '家事', matter: 'OTHER', text: '争吵', caseId: hurt.id }
    expect(why(await run(steward, proposeTopic, input))).toBe('not-found')
  })
})

test('the notice on the board asks for opinions and never claims what all owners decide', async () => {
  const topicId = await proposed(true)
  done(await run(lead, holdMeeting, meeting(topicId)))
  done(await run(lead, openPoll, { topicId, question: '是否赞成轮换', asked: 100, openedOn: today() }))
  done(await run(lead, countPoll, { topicId, closedOn: today(), inFavour: 70, against: 20, abstained: 4 }))
  done(await run(lead, postNotice, { topicId, from: today(), until: addDays(today(), 6) }))

  const { base64, name } = done(await ask(resident, noticePaper, { topicId, format: 'docx' }))

  const words = wordsOfDocx(Buffer.from(base64, 'base64'))
  expect(name).toBe('停车位怎么分 公示.docx')
  for (const said of [
    '议事协商结果公示',
    '23人参加',
    '按户编号轮换',
    '70 人',
    '少于 5 人',
    '只供议事参考',
    '不作为执行依据',
  ])
    expect(words).toContain(said)
  expect(words).not.toContain('94 人')
  expect(words).not.toMatch(/业主(大会)?(表决|投票|决议)/)
})
