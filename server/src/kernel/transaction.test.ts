import { randomBytes } from 'node:crypto'
import { queryShape } from '@red-steward/domain/api'
import type { Actor } from '@red-steward/domain/identity/actor'
import { type Id, newId } from '@red-steward/domain/ids'
import type { Instant } from '@red-steward/domain/time'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { inside, machine, newCommunity, newMember } from '../testing/world.ts'
import { admit } from './gate.ts'
import { query, runQuery } from './query.ts'
import { refuseWith } from './refused.ts'

const seen: Actor['grids'][] = []
let strays = 0
let emptyLooks = 0
const whoami = query(
  queryShape({
    name: 'test.whoami',
    permission: 'registry.search',
    summary: 'Test.',
    input: z.strictObject({ refuse: z.boolean().default(false) }),
    answer: z.object({ grids: z.unknown(), one: z.int() }),
  }),
  async ({ tx, actor }, { refuse }) => {
    seen.push(actor.grids)
    const { rows } = await sql<{ one: number; outside: boolean }>`
      select 1 as one, current_community() is null as outside`.execute(tx)
    if (rows[0]!.outside) emptyLooks++
    await new Promise((done) => setTimeout(done, 20))
    // Outside a transaction every statement is its own beginning.
    const later = await sql<{ stray: boolean }>`select now() = statement_timestamp() as stray`.execute(tx)
    if (later.rows[0]!.stray) strays++
    if (refuse) refuseWith('not-found')
    return { grids: actor.grids, one: rows[0]!.one }
  },
)

async function signedIn(actor: Actor): Promise<Buffer> {
  const tokenHash = randomBytes(32)
  await inside(actor.communityId, (tx) =>
    sql`insert into sessions (id, token_hash, account_id, acts_in, role, expires_at)
      values (${newId()}, ${tokenHash}, ${actor.id}, ${actor.communityId}, ${actor.role}, now() + interval '1 hour')`.execute(
      tx,
    ),
  )
  return tokenHash
}

const ask = (tokenHash: Buffer, input = {}) => runQuery(machine, { tokenHash }, whoami, input)

test('a steward whose grids are taken away reads in the new reach at once', async () => {
  const steward = await newMember({ role: 'steward' })
  const tokenHash = await signedIn(steward)
  expect(await ask(tokenHash)).toMatchObject({ answer: { grids: 'all' } })

  const grid = newId()
  await inside(steward.communityId, (tx) =>
    tx
      .updateTable('grants')
      .set({ grid_ids: [grid] })
      .where('account_id', '=', steward.id)
      .execute(),
  )

  expect(await ask(tokenHash)).toMatchObject({ outcome: 'done', answer: { grids: [grid] } })
})

test('a session that was ended answers nothing, however many ask at once', async () => {
  const steward = await newMember({ role: 'steward' })
  const tokenHash = await signedIn(steward)
  await ask(tokenHash)
  await inside(steward.communityId, (tx) => tx.deleteFrom('sessions').where('token_hash', '=', tokenHash).execute())
  const before = seen.length

  const answers = await Promise.all(Array.from({ length: 100 }, () => ask(tokenHash)))

  for (const answer of answers) expect(answer).toEqual({ outcome: 'refused', why: 'signed-out' })
  expect(seen).toHaveLength(before)
})

test('among many who ask at once everybody is answered as who they are', async () => {
  const grids = Array.from({ length: 40 }, () => newId())
  const hashes = await Promise.all(
    grids.map(async (grid) => signedIn(await newMember({ role: 'steward', grids: [grid] }))),
  )
  const stranger = randomBytes(32)

  const answers = await Promise.all([...hashes, stranger, ...hashes].map((hash) => ask(hash)))

  const expected = grids.map((grid) => ({ outcome: 'done', answer: { grids: [grid], one: 1 } }))
  expect(answers).toEqual([...expected, { outcome: 'refused', why: 'signed-out' }, ...expected])
})

test('a refusal leaves the connection fit for the next', async () => {
  const tokenHash = await signedIn(await newMember({ role: 'steward' }))
  for (let i = 0; i < 20; i++) {
    expect(await ask(tokenHash, { refuse: true })).toEqual({ outcome: 'refused', why: 'not-found' })
    expect(await ask(tokenHash)).toMatchObject({ outcome: 'done' })
  }
  expect(strays + emptyLooks).toBe(0)
})

test('a session grows idle although its open page keeps listening, and not while somebody works', async () => {
  const steward = await newMember({ role: 'steward' })
  const [listening, working] = [await signedIn(steward), await signedIn(steward)]
  const start = Date.now()
  const at = (minutes: number) => new Date(start + minutes * 60_000).toISOString() as Instant
  for (let minute = 0; minute < 29; minute += 5) {
    await admit(machine.db, { tokenHash: listening, unattended: true }, at(minute))
    await admit(machine.db, { tokenHash: working }, at(minute))
  }

  await expect(admit(machine.db, { tokenHash: listening, unattended: true }, at(31))).rejects.toThrow('signed-out')
  expect(await admit(machine.db, { tokenHash: working }, at(31))).toMatchObject({ actor: { id: steward.id } })
})

test('an epoch lasts until the feed of the community grows, also by a transaction that commits late', async () => {
  const steward = await newMember({ role: 'steward', community: await newCommunity() })
  const { communityId } = steward
  const elsewhere = await newMember({ role: 'steward' })
  const tokenHash = await signedIn(steward)
  const epoch = async () => (await admit(machine.db, { tokenHash }, new Date().toISOString() as Instant)).epoch
  const tell = (community: Id, until?: Promise<void>) =>
    inside(community, async (tx) => {
      const row = { community_id: community, subject_kind: 'dwelling', subject_id: newId(), operation: 'upsert' }
      await tx.insertInto('feed').values(row).execute()
      await until
    })
  const first = await epoch()
  await tell(elsewhere.communityId)
  expect(await epoch()).toBe(first)

  let commit: () => void = () => {}
  const late = tell(communityId, new Promise((resolve) => (commit = resolve)))
  await new Promise((resolve) => setTimeout(resolve, 50))
  await tell(communityId)
  const second = await epoch()
  expect(second).toBeGreaterThan(first)
  expect(await epoch()).toBe(second)

  commit()
  await late
  expect(await epoch()).toBeGreaterThan(second)
})

test('a session met for the first time does not take what is kept of its community for true', async () => {
  const steward = await newMember({ role: 'steward', community: await newCommunity() })
  const { communityId } = steward
  const known = await signedIn(steward)
  const now = new Date().toISOString() as Instant
  const { epoch } = await admit(machine.db, { tokenHash: known }, now)
  await inside(communityId, (tx) =>
    tx
      .insertInto('feed')
      .values({ community_id: communityId, subject_kind: 'dwelling', subject_id: newId(), operation: 'upsert' })
      .execute(),
  )

  expect((await admit(machine.db, { tokenHash: await signedIn(steward) }, now)).epoch).toBeGreaterThan(epoch)
})
