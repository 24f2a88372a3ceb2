import { randomBytes } from 'node:crypto'
import { queryShape } from '@red-steward/domain/api'
import type { Actor } from '@red-steward/domain/identity/actor'
import { newId } from '@red-steward/domain/ids'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { inside, machine, newMember } from '../testing/world.ts'
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

test('a steward whose grids are taken away reads in the new reach at once, though the old one was expected', async () => {
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
  seen.length = 0

  expect(await ask(tokenHash)).toMatchObject({ outcome: 'done', answer: { grids: [grid] } })
  expect(seen).toEqual(['all', [grid]])
})

test('a session that was ended answers nothing, and its early work has left the connection before another takes it', async () => {
  const steward = await newMember({ role: 'steward' })
  const tokenHash = await signedIn(steward)
  await ask(tokenHash)
  await inside(steward.communityId, (tx) => tx.deleteFrom('sessions').where('token_hash', '=', tokenHash).execute())

  const answers = await Promise.all(Array.from({ length: 20 }, () => ask(tokenHash)))

  for (const answer of answers) expect(answer).toEqual({ outcome: 'refused', why: 'signed-out' })
  await new Promise((done) => setTimeout(done, 50))
  expect(strays).toBe(0)
  expect(emptyLooks).toBe(0)
})

test('early work of an ended session fails rather than finding nothing, so that nobody keeps an empty answer', async () => {
  const steward = await newMember({ role: 'steward' })
  const tokenHash = await signedIn(steward)
  await ask(tokenHash)
  await inside(steward.communityId, (tx) => tx.deleteFrom('sessions').where('token_hash', '=', tokenHash).execute())
  seen.length = 0

  expect(await ask(tokenHash)).toEqual({ outcome: 'refused', why: 'signed-out' })

  expect(seen).toEqual(['all'])
  expect(emptyLooks).toBe(0)
})

test('a refusal of the early work is the answer when the post was the expected one', async () => {
  const tokenHash = await signedIn(await newMember({ role: 'steward' }))
  await ask(tokenHash)
  expect(await ask(tokenHash, { refuse: true })).toEqual({ outcome: 'refused', why: 'not-found' })
  expect(await ask(tokenHash)).toMatchObject({ outcome: 'done' })
})
