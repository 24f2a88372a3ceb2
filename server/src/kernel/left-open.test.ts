// A program that hangs, or stands still, inside a transaction: its locks hold others up, and every feed waits for it.
import { execFileSync } from 'node:child_process'
import { commandShape } from '@red-steward/domain/api'
import { newId } from '@red-steward/domain/ids'
import { sql } from 'kysely'
import { afterAll, expect, test, vi } from 'vitest'
import { z } from 'zod'
import { databaseUrl, home, inside, machine, newMember } from '../testing/world.ts'
import { command, runCommand } from './command.ts'
import { isUnavailable, openDb, type Tx } from './db.ts'

vi.setConfig({ testTimeout: 40_000 })

const db = openDb({
  connectionString: databaseUrl,
  role: 'steward_app',
  max: 1,
  idle_in_transaction_session_timeout: 2000,
})
afterAll(() => db.close())

const input = z.strictObject({})
const shape = commandShape({ name: 'test.rename', permission: 'registry.edit', summary: 'Test.', input })
const rename = (tx: Tx, id: string, name: string) =>
  tx.updateTable('communities').set({ name }).where('id', '=', id).execute()
const nameOf = (id: string) =>
  inside(id, (tx) => tx.selectFrom('communities').select('name').where('id', '=', id).executeTakeFirstOrThrow())

/** Another program that wants the same row, run to its end while this one stands still. */
function anotherProgram(id: string) {
  const script = `
    const { default: pg } = await import('pg')
    const client = new pg.Client(process.env.URL)
    await client.connect()
    await client.query("set lock_timeout = '15s'")
    await client.query("update communities set name = 'theirs' where id = $1", [process.env.ID])
    await client.end()`
  execFileSync(process.execPath, ['--input-type=module', '-e', script], {
    env: { ...process.env, URL: databaseUrl, ID: id },
  })
}

test('what a program that stands still left open ends, others go on, and its next request is answered', async () => {
  const steward = await newMember({ role: 'steward', community: await home() })
  const id = steward.communityId
  const still = command(shape, async ({ tx }) => {
    await rename(tx, id, 'ours')
    anotherProgram(id)
    await sql`select 1`.execute(tx)
  })
  const go = (asked: typeof still) => runCommand({ ...machine, db }, { actor: steward }, asked, newId(), {})

  const failure = await go(still).catch((error: unknown) => error)

  expect(isUnavailable(failure)).toBe(true)
  expect(await nameOf(id)).toEqual({ name: 'theirs' })
  const next = command(shape, async ({ tx }) => void (await rename(tx, id, 'ours again')))
  expect(await go(next)).toMatchObject({ outcome: 'done' })
  expect(await nameOf(id)).toEqual({ name: 'ours again' })
})

test('a request that waits too long inside its transaction fails alone; the connection is not used again', async () => {
  const steward = await newMember({ role: 'steward', community: await home() })
  const id = steward.communityId
  const waiting = command(shape, async ({ tx }) => {
    await rename(tx, id, 'ours')
    await inside(id, (other) => rename(other, id, 'another request'))
  })

  const failure = await runCommand({ ...machine, db }, { actor: steward }, waiting, newId(), {}).catch(
    (error: unknown) => error,
  )

  expect(isUnavailable(failure)).toBe(true)
  const answer = await db.connected((_, tx) => sql<{ one: number }>`select 1 as one`.execute(tx))
  expect(answer.rows).toEqual([{ one: 1 }])
  expect(await nameOf(id)).toEqual({ name: 'another request' })
})

test('over a network, where the end of the transaction is read behind what was asked, it is the same', () => {
  expect(isUnavailable({ code: '25P03', message: 'terminating connection due to idle-in-transaction timeout' })).toBe(
    true,
  )
})

test('the program opens its connections with such an end', async () => {
  const { rows } = await machine.db.pool.query('show idle_in_transaction_session_timeout')
  expect(rows).toEqual([{ idle_in_transaction_session_timeout: '1min' }])
})
