import { setTimeout as pause } from 'node:timers/promises'
import { commandShape } from '@red-steward/domain/api'
import { type Id, newId } from '@red-steward/domain/ids'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { auditOf, databaseUrl, inside, newCommunity, newMember, run } from '../testing/world.ts'
import { command } from './command.ts'
import { openDb, type Tx } from './db.ts'
import { refuseWith } from './refused.ts'

const subject = newId()

function probe(work: Parameters<typeof command>[1], name = 'test.probe') {
  return command(
    commandShape({
      name,
      permission: 'registry.edit',
      summary: 'A probe.',
      input: z.strictObject({ note: z.string().optional() }),
    }),
    work as never,
  )
}

test('a command leaves its audit, history and feed beside the change', async () => {
  const ana = await newMember({ role: 'steward' })
  const change = probe(async ({ trail }) => {
    trail.fact('person', subject, 'name', '张三', '张山')
    trail.changed('person', subject, null)
  })

  expect(await run(ana, change, {})).toEqual({ outcome: 'done', answer: {} })

  expect(await auditOf(ana)).toMatchObject([{ action: 'test.probe', outcome: 'done' }])
  await inside(ana.communityId, async (tx) => {
    const facts = await tx.selectFrom('history').selectAll().where('actor_id', '=', ana.id).execute()
    expect(facts).toMatchObject([{ field: 'name', old_value: '张三', new_value: '张山' }])
    const feed = await tx.selectFrom('feed').selectAll().where('subject_id', '=', subject).execute()
    expect(feed).toMatchObject([{ operation: 'upsert' }])
  })
})

test('a command refused halfway leaves no trace but its refusal', async () => {
  const ana = await newMember({ role: 'steward' })
  const halfway = probe(async ({ tx, actor, trail }) => {
    await tx.updateTable('accounts').set({ display_name: 'half' }).where('id', '=', actor.id).execute()
    trail.changed('person', newId(), null)
    refuseWith('changed-my-mind')
  })

  expect(await run(ana, halfway, {})).toEqual({ outcome: 'refused', why: 'changed-my-mind' })

  const name = await inside(ana.communityId, (tx) =>
    tx.selectFrom('accounts').select('display_name').where('id', '=', ana.id).executeTakeFirstOrThrow(),
  )
  expect(name.display_name).toBe(ana.name)
  expect(await auditOf(ana)).toMatchObject([{ outcome: 'changed-my-mind' }])
})

test('a write sent along that fails is the failure of its command, not what stood behind it', async () => {
  const ana = await newMember({ role: 'steward' })
  const grid = { id: newId(), community_id: ana.communityId, code: '522699001001901', name: '一', kind: 'BASE' }
  const twice = probe(async ({ tx, sendAlong, trail }) => {
    sendAlong(tx.insertInto('grids').values(grid))
    sendAlong(tx.insertInto('grids').values(grid))
    trail.changed('grid', grid.id, null)
  })
  const readsBehind = probe(async ({ tx, sendAlong }) => {
    sendAlong(tx.insertInto('grids').values(grid))
    sendAlong(tx.insertInto('grids').values(grid))
    await tx.selectFrom('grids').selectAll().execute()
  })

  expect(await run(ana, twice, {})).toEqual({ outcome: 'refused', why: 'already-exists' })
  expect(await run(ana, readsBehind, {})).toEqual({ outcome: 'refused', why: 'already-exists' })

  await inside(ana.communityId, async (tx) => {
    expect(await tx.selectFrom('grids').selectAll().where('id', '=', grid.id).execute()).toEqual([])
    expect(await tx.selectFrom('feed').selectAll().where('subject_id', '=', grid.id).execute()).toEqual([])
  })
})

test('a write sent along before a refusal is taken back', async () => {
  const ana = await newMember({ role: 'steward' })
  const grid = { id: newId(), community_id: ana.communityId, code: '522699001001902', name: '二', kind: 'BASE' }
  const regrets = probe(async ({ tx, sendAlong }) => {
    sendAlong(tx.insertInto('grids').values(grid))
    refuseWith('changed-my-mind')
  })

  expect(await run(ana, regrets, {})).toEqual({ outcome: 'refused', why: 'changed-my-mind' })

  const left = await inside(ana.communityId, (tx) =>
    tx.selectFrom('grids').selectAll().where('id', '=', grid.id).execute(),
  )
  expect(left).toEqual([])
})

test('copies of a command arriving together or later do its work once', async () => {
  const ana = await newMember({ role: 'steward' })
  const id = newId()
  const slow = probe(async ({ tx, trail }) => {
    await sql`update accounts set display_name = display_name || '+' where id = ${ana.id}`.execute(tx)
    trail.fact('person', subject, 'note', null, id)
    await pause(100)
  })

  const both = await Promise.all([run(ana, slow, {}, id), run(ana, slow, {}, id)])
  const later = await run(ana, slow, {}, id)

  expect([...both, later]).toEqual(Array.from({ length: 3 }, () => ({ outcome: 'done', answer: {} })))
  expect(await auditOf(ana)).toHaveLength(1)
  await inside(ana.communityId, async (tx) => {
    const { display_name } = await tx
      .selectFrom('accounts')
      .select('display_name')
      .where('id', '=', ana.id)
      .executeTakeFirstOrThrow()
    expect(display_name).toBe(`${ana.name}+`)
    expect(await tx.selectFrom('history').selectAll().where('command_id', '=', id).execute()).toHaveLength(1)
  })
})

test('a repeat that can no longer be done, or no longer in this way, is answered as it was the first time', async () => {
  const ana = await newMember({ role: 'steward' })
  const [id, made] = [newId(), newId()]
  let turn = 0
  const changing = probe(async ({ tx }) => {
    if (++turn === 2) refuseWith('changed-my-mind')
    if (turn === 3) throw new Error('boom')
    const row = { id: made, login_name: `a${made.replaceAll('-', '')}`, display_name: '' }
    await tx.insertInto('accounts').values(row).execute()
    return { turn }
  })

  const answers = []
  for (let i = 0; i < 4; i++) answers.push(await run(ana, changing, {}, id))

  expect(turn).toBe(4)
  expect(answers).toEqual(answers.map(() => ({ outcome: 'done', answer: { turn: 1 } })))
  expect(await auditOf(ana)).toHaveLength(1)
})

test('a command refused halfway and sent again is refused again, also when it would be possible now', async () => {
  const ana = await newMember({ role: 'steward' })
  const id = newId()
  let possible = false
  const sometimes = probe(async () => {
    if (!possible) refuseWith('changed-my-mind')
  })

  const first = await run(ana, sometimes, {}, id)
  possible = true

  expect(await run(ana, sometimes, {}, id)).toEqual(first)
})

test('a command id cannot be used by a second person', async () => {
  const [ana, ben] = [await newMember({ role: 'steward' }), await newMember({ role: 'steward' })]
  const nothing = probe(async () => {})
  const id = newId()

  await run(ana, nothing, {}, id)

  expect(await run(ben, nothing, {}, id)).toEqual({ outcome: 'refused', why: 'command-id-already-used' })
})

test('a role without the permission is refused, and the refusal is kept', async () => {
  const ada = await newMember({ role: 'auditor' })

  expect(
    await run(
      ada,
      probe(async () => {}),
      {},
    ),
  ).toEqual({ outcome: 'refused', why: 'role-not-allowed' })

  expect(await auditOf(ada)).toMatchObject([{ action: 'test.probe', outcome: 'role-not-allowed' }])
})

test('unknown fields and unfit text are named, not dropped and not a crash', async () => {
  const ana = await newMember({ role: 'steward' })
  const nothing = probe(async () => {})

  expect(await run(ana, nothing, { nots: 1 })).toMatchObject({
    why: 'invalid-input',
    fields: [{ code: 'unrecognized_keys' }],
  })
  expect(await run(ana, nothing, { note: 'a\u0000b' })).toMatchObject({
    why: 'invalid-input',
    fields: [{ path: 'note', code: 'unfit_text' }],
  })
})

test('a crash stores nothing', async () => {
  const ana = await newMember({ role: 'steward' })
  const crash = probe(async () => {
    throw new Error('boom')
  })

  await expect(run(ana, crash, {})).rejects.toThrow('boom')

  expect(await auditOf(ana)).toEqual([])
})

test('communities that share one pool never see each other', async () => {
  const communities = await threeCommunities()
  const enter = (communityId: Id) => inside(communityId, communitiesSeen)
  expect(strangers(communities, await interleaved(communities, enter))).toEqual([])
})

test('settings that outlive their transaction on a connection are caught', async () => {
  const communities = await threeCommunities()
  const pool = openDb({ connectionString: databaseUrl, role: 'steward_app', max: 2 })
  /** Says once for the connection who asks, and takes it for said from then on. */
  const said = new WeakSet<object>()
  const enter = (communityId: Id) =>
    pool.connected(async (client, tx) => {
      if (!said.has(client)) await client.query(`set steward.community = '${communityId}'`)
      said.add(client)
      await client.query('begin')
      const seen = await communitiesSeen(tx)
      await client.query('commit')
      return seen
    })
  const seen = await interleaved(communities, enter).finally(() => pool.close())
  expect(strangers(communities, seen)).not.toEqual([])
})

/** Three communities of which each has history, written interleaved. */
async function threeCommunities(): Promise<Id[]> {
  const communities = await Promise.all([newCommunity(), newCommunity(), newCommunity()])
  const people = await Promise.all(communities.map((community) => newMember({ role: 'steward', community })))
  const mark = probe(async ({ trail }) => trail.fact('person', subject, 'name', null, 'x'))
  await Promise.all(Array.from({ length: 60 }, (_, i) => run(people[i % 3]!, mark, {})))
  return communities
}

const communitiesSeen = async (tx: Tx) =>
  (await tx.selectFrom('history').select('community_id').distinct().execute()).map((row) => row.community_id)

/** Over fewer connections than askers, so that settings left on a connection would show. */
const interleaved = (communities: Id[], enter: (communityId: Id) => Promise<Id[]>) =>
  Promise.all(Array.from({ length: 30 }, (_, i) => enter(communities[i % 3]!)))

/** The reads that did not see their own community and it alone. */
const strangers = (communities: Id[], seen: Id[][]) =>
  seen.filter((ids, i) => ids.length !== 1 || ids[0] !== communities[i % 3])
