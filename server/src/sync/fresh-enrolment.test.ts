import { newId } from '@red-steward/domain/ids'
import { PROTOCOL } from '@red-steward/domain/sync/wire'
import type { FastifyInstance } from 'fastify'
import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { buildApp } from '../app.ts'
import { addAccount } from '../identity/index.ts'
import { home, inside, itIsNow, machine } from '../testing/world.ts'

const password = '江边的第九棵柳树'
let app: FastifyInstance

beforeAll(async () => {
  app = await buildApp(machine, { secure: false, logLevel: 'silent' })
  const communityId = await home()
  const posts = [{ communityId, role: 'steward' as const, startsAt: '2020-01-01T00:00:00.000Z' }]
  await inside(communityId, (tx) => addAccount(tx, { loginName: 'fresh.steward', name: '测试员', password, posts }))
})
afterEach(() => itIsNow())
afterAll(() => app.close())

type Session = Record<string, string>

async function signedIn(): Promise<Session> {
  const payload = { loginName: 'fresh.steward', password }
  const answer = await app.inject({ method: 'POST', url: '/api/session', payload })
  return { cookie: `steward=${answer.cookies[0]!.value}` }
}

async function command(name: string, headers: Session, input: object) {
  const payload = { id: newId(), input }
  const answer = await app.inject({ method: 'POST', url: `/api/commands/${name}`, headers, payload })
  return answer.json() as { outcome: string; why?: string; answer?: { token: string } }
}

async function enrol(headers: Session, deviceId = newId()) {
  const publicKey = Buffer.alloc(65, 4).toString('base64')
  const input = { deviceId, label: '值班手机', appVersion: '1', protocol: PROTOCOL, publicKey }
  return { deviceId, ...(await command('sync.enrol-device', headers, input)) }
}

const stale = { outcome: 'refused', why: 'sign-in-again' }

test('whoever signed in a moment ago makes a phone theirs; from a session left open it asks to sign in again', async () => {
  itIsNow('2026-03-02T08:00:00.000Z')
  const session = await signedIn()
  itIsNow('2026-03-02T08:09:00.000Z')
  expect(await enrol(session)).toMatchObject({ outcome: 'done' })

  itIsNow('2026-03-02T08:11:00.000Z')
  expect(await enrol(session)).toMatchObject(stale)

  expect(await enrol(await signedIn())).toMatchObject({ outcome: 'done' })
})

test('a session left open gives a phone that is known no new token either', async () => {
  itIsNow('2026-03-02T09:00:00.000Z')
  const session = await signedIn()
  const { deviceId } = await enrol(session)

  itIsNow('2026-03-02T09:11:00.000Z')
  expect(await command('sync.renew-device', session, { deviceId })).toMatchObject(stale)
  expect(await command('sync.renew-device', await signedIn(), { deviceId })).toMatchObject({ outcome: 'done' })
})

test('a phone cannot make another phone its owner’s, however short its own enrolment is ago', async () => {
  const { deviceId, answer } = await enrol(await signedIn())
  const ofPhone = { authorization: `Bearer ${answer!.token}` }

  expect(await enrol(ofPhone)).toMatchObject(stale)
  expect(await command('sync.renew-device', ofPhone, { deviceId })).toMatchObject(stale)
})

test('going on in another post is no sign-in', async () => {
  itIsNow('2026-03-02T10:00:00.000Z')
  const session = await signedIn()
  itIsNow('2026-03-02T10:11:00.000Z')
  const payload = { communityId: await home(), role: 'steward' }
  const acted = await app.inject({ method: 'POST', url: '/api/session/act', headers: session, payload })

  expect(await enrol({ cookie: `steward=${acted.cookies[0]!.value}` })).toMatchObject(stale)
})

test('a phone enrolled while the password is being changed does not outlast the change', async () => {
  itIsNow('2026-03-02T10:00:00.000Z')
  const session = await signedIn()
  const communityId = await home()
  let finish = () => {}
  const held = new Promise<void>((resolve) => {
    finish = resolve
  })
  let begun = () => {}
  const changed = new Promise<void>((resolve) => {
    begun = resolve
  })
  const changing = inside(communityId, async (tx) => {
    const account = await tx
      .updateTable('accounts')
      .set({ one_time_code_hash: null })
      .where('login_name', '=', 'fresh.steward')
      .returning('id')
      .executeTakeFirstOrThrow()
    const ended_at = machine.now().toISOString()
    await tx.updateTable('sessions').set({ ended_at }).where('account_id', '=', account.id).execute()
    begun()
    await held
  })
  await changed
  const enrolling = enrol(session)
  const waits = async () => {
    const { rows } = await inside(communityId, (tx) => sql`select from pg_locks where not granted`.execute(tx))
    return rows.length
  }
  await Promise.race([enrolling, expect.poll(waits).toBeGreaterThan(0)])
  finish()
  await changing

  expect(await enrolling).toMatchObject({ outcome: 'refused', why: 'signed-out' })
})
