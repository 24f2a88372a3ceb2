import type { Id } from '@red-steward/domain/ids'
import { expect, test } from 'vitest'
import { aMember, newBuilding, newDoor, newHousehold } from '../testing/registry-world.ts'
import { home, inside, itIsNow, machine, newMember } from '../testing/world.ts'
import { canFollow, cursorAt, syncState } from './feed.ts'
import { keepFeeds, startFeedWork } from './keep-feeds.ts'

const stateOf = (communityId: Id) => inside(communityId, (tx) => syncState(tx, communityId))
const rowsOf = (communityId: Id) =>
  inside(communityId, (tx) =>
    tx.selectFrom('feed').select('sequence').where('community_id', '=', communityId).execute(),
  )

async function aDay() {
  const communityId = await home()
  const secretary = await newMember({ role: 'secretary' })
  const door = await newDoor(communityId, await newBuilding(communityId))
  await newHousehold({ actor: secretary, door, members: [aMember({ name: '龙一' })] })
  return { communityId, cursor: cursorAt((await stateOf(communityId)).xmin) }
}

test('rows of the feed stay sixty days; a phone that was silent longer starts anew, one of yesterday goes on', async () => {
  itIsNow('2026-01-05T20:00:00.000Z')
  const { communityId, cursor: longSilent } = await aDay()
  await keepFeeds(machine)
  const before = (await rowsOf(communityId)).length
  expect(before).toBeGreaterThan(0)

  itIsNow('2026-02-20T20:00:00.000Z')
  const { cursor: ofYesterday } = await aDay()
  expect(await keepFeeds(machine)).toBe(0)
  itIsNow('2026-03-10T20:00:00.000Z')

  expect(await keepFeeds(machine)).toBe(before)
  itIsNow()
  const state = await stateOf(communityId)
  expect(
    canFollow(state, state.epoch, { ...longSilent, transaction: String(BigInt(longSilent.transaction) - 1n) }),
  ).toBe(false)
  expect(canFollow(state, state.epoch, ofYesterday)).toBe(true)
})

test('in a database that was read back from a copy phones start anew; in the same one they go on', async () => {
  const { communityId } = await aDay()
  await startFeedWork(machine)
  const { epoch } = await stateOf(communityId)
  await startFeedWork(machine)
  expect((await stateOf(communityId)).epoch).toBe(epoch)

  await inside(communityId, (tx) =>
    tx.updateTable('sync_states').set({ database_mark: '1/1' }).where('community_id', '=', communityId).execute(),
  )
  await startFeedWork(machine)

  expect((await stateOf(communityId)).epoch).not.toBe(epoch)
})

test('the night’s work stands in the plan of the queue', async () => {
  await startFeedWork(machine)

  const { rows } = await machine.db.pool.query(`select name, cron, timezone from pgboss.schedule`)

  expect(rows).toEqual([{ name: 'sync.keep-feeds', cron: '17 3 * * *', timezone: 'Asia/Shanghai' }])
})
