import { addDays } from '@red-steward/domain/care/days'
import { type Id, newId } from '@red-steward/domain/ids'
import { beforeEach, expect, test } from 'vitest'
import { ensureServiceAccount, serviceActor } from '../identity/index.ts'
import { topicPage } from '../mediation/topic-page.ts'
import {
  countPoll,
  dropTopic,
  holdMeeting,
  openPoll,
  postNotice,
  proposeTopic,
  reviewTopic,
} from '../mediation/topics.ts'
import { newBuilding } from '../testing/places-world.ts'
import { community, done, grid, newPlates, resident, secretary, why } from '../testing/portal-world.ts'
import { ask, inside, itIsNow, newCommunity, newMember, run } from '../testing/world.ts'
import { doorPage, topicNotice } from './door-page.ts'
import { plates } from './list-plates.ts'
import { issuePlates } from './plates.ts'

const day = '2026-03-11'
beforeEach(() => itIsNow(`${day}T04:00:00.000Z`))

/** Talked over, asked about and posted, from the day given for seven days. */
async function posted({ from = day, compoundId = null as Id | null, by = secretary } = {}): Promise<Id> {
  const topicId = newId()
  const topic = { id: topicId, title: '公共车位轮换', matter: 'PARKING', text: '晚回的停不进来', compoundId }
  done(await run(by, proposeTopic, topic))
  done(await run(by, reviewTopic, { topicId, on: day, approved: true, ownersDecide: true }))
  const meeting = { heldOn: day, place: '吴家客厅', attended: 23, minutes: '吴小三不同意', proposal: '按楼号按月轮换' }
  done(await run(by, holdMeeting, { id: newId(), topicId, ...meeting }))
  done(await run(by, openPoll, { topicId, question: '是否赞成轮换', asked: 100, openedOn: day }))
  done(await run(by, countPoll, { topicId, closedOn: day, inFavour: 70, against: 2, abstained: 5 }))
  done(await run(by, postNotice, { topicId, from, until: addDays(from, 6) }))
  return topicId
}

/** What is read at a door: the lines of its page, and whether the notice itself opens. */
async function readAt(code: string, topicId: Id, actor = resident) {
  const { onNotice } = done(await ask(actor, doorPage, { code }))
  const listed = onNotice.some(({ id }: { id: Id }) => id === topicId)
  return [listed, why(await ask(actor, topicNotice, { code, topicId }))]
}
const seen = [true, 'done']
const unseen = [false, 'portal-notice-not-up']

test('a door tells what is on notice, and the notice itself without a name, a speaker or a count of few', async () => {
  const { codes } = await newPlates(1)
  const topicId = await posted()

  const page = done(await ask(resident, doorPage, { code: codes[0] }))
  const { notice } = done(await ask(resident, topicNotice, { code: codes[0], topicId }))

  const line = { title: '公共车位轮换', matter: 'PARKING', compound: null, from: day, until: '2026-03-17' }
  expect(page.onNotice).toContainEqual({ id: topicId, ...line, gist: '按楼号按月轮换' })
  expect(notice).toMatchObject({
    ...line,
    text: '晚回的停不进来',
    meeting: { heldOn: day, attended: 23, proposal: '按楼号按月轮换' },
    poll: { asked: 100, answered: null, inFavour: 70, against: null, abstained: 5 },
    ownersDecide: true,
  })
  for (const kept of [secretary.name, '吴']) expect(JSON.stringify([page.onNotice, notice])).not.toContain(kept)
})

test('nothing before the first day begins in Shanghai, nothing once the last is over', async () => {
  const { codes } = await newPlates(1)
  const topicId = await posted({ from: '2026-03-13' })
  for (const [moment, said] of [
    ['2026-03-12T15:59:59.999Z', unseen],
    ['2026-03-12T16:00:00.000Z', seen],
    ['2026-03-19T15:59:59.999Z', seen],
    ['2026-03-19T16:00:00.000Z', unseen],
  ] as const) {
    itIsNow(moment)
    expect([moment, ...(await readAt(codes[0]!, topicId))]).toEqual([moment, ...said])
  }
})

test('a topic that is dropped is read nowhere any more, one that was never posted was not', async () => {
  const { codes } = await newPlates(1)
  const topicId = await posted()
  expect(await readAt(codes[0]!, topicId)).toEqual(seen)
  done(await run(secretary, dropTopic, { topicId, on: day, text: '条件不成熟' }))
  expect(await readAt(codes[0]!, topicId)).toEqual(unseen)

  const proposed = newId()
  done(await run(secretary, proposeTopic, { id: proposed, title: '电梯', matter: 'REPAIR', text: '常停' }))
  expect(await readAt(codes[0]!, proposed)).toEqual(unseen)
  expect(await readAt(codes[0]!, newId())).toEqual(unseen)
})

test('what concerns one compound is read at its doors alone', async () => {
  const [here, there] = [await newBuilding({ grid, units: 1 }), await newBuilding({ grid, units: 1 })]
  const codes: string[] = []
  for (const { id } of [here, there]) {
    done(await run(secretary, issuePlates, { buildingId: id }))
    codes.push(done(await ask(secretary, plates, { buildingId: id })).rows[0].code)
  }
  const compoundId = await compoundOf(here.id)
  expect(compoundId).not.toBe(await compoundOf(there.id))
  const topicId = await posted({ compoundId })

  expect(await readAt(codes[0]!, topicId)).toEqual(seen)
  expect(await readAt(codes[1]!, topicId)).toEqual(unseen)
  expect(done(await ask(secretary, topicPage, { topicId })).topic.compound).not.toBeNull()
})

test('another community reads nothing of it, and its own notices stay its own', async () => {
  const { codes } = await newPlates(1)
  const other = await newCommunity({ name: '别的社区' })
  await inside(other, (tx) => ensureServiceAccount(tx, other, 'resident'))
  const theirs = await posted({ by: await newMember({ role: 'secretary', community: other }) })
  const ours = await posted()

  expect(await readAt(codes[0]!, theirs)).toEqual(unseen)
  const asked = { code: codes[0], topicId: ours }
  expect(why(await ask(serviceActor(other, 'resident'), topicNotice, asked))).toBe('portal-plate-unknown')
})

const compoundOf = async (buildingId: Id) =>
  (
    await inside(community, (tx) =>
      tx.selectFrom('buildings').select('compound_id').where('id', '=', buildingId).executeTakeFirstOrThrow(),
    )
  ).compound_id
