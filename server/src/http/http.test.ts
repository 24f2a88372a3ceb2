import { newId } from '@red-steward/domain/ids'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { buildApp } from '../app.ts'
import { commands } from '../commands.ts'
import { addAccount } from '../identity/index.ts'
import { disableAccount } from '../identity/manage-accounts.ts'
import { open311Paths } from '../open311/index.ts'
import { publicCommands, publicQueries } from '../portal/index.ts'
import { queries } from '../queries.ts'
import { malformedRequests } from '../testing/malformed.ts'
import { home, inside, machine, newMember, run } from '../testing/world.ts'
import { syncShapes } from './sync.ts'

const password = '江边的第九棵柳树'
let app: FastifyInstance
let cookie: string

async function signInAs(loginName: string, role: 'secretary' | 'system-administrator') {
  const communityId = await home()
  await inside(communityId, (tx) =>
    addAccount(tx, {
      loginName,
      name: '测试员',
      password,
      posts: [{ communityId, role, startsAt: '2020-01-01T00:00:00.000Z' }],
    }),
  )
  const answer = await app.inject({ method: 'POST', url: '/api/session', payload: { loginName, password } })
  expect(answer.statusCode).toBe(200)
  return answer.cookies[0]!
}

beforeAll(async () => {
  app = await buildApp(machine, { secure: false, logLevel: 'silent' })
  cookie = `steward=${(await signInAs('http.secretary', 'secretary')).value}`
})
afterAll(() => app.close())

test('the session cookie is out of reach of scripts and of other sites', async () => {
  expect(await signInAs('cookie.admin', 'system-administrator')).toMatchObject({
    name: 'steward',
    httpOnly: true,
    sameSite: 'Strict',
    path: '/',
  })

  const overTls = await buildApp(machine, { secure: true, logLevel: 'silent' })
  const answer = await overTls.inject({
    method: 'POST',
    url: '/api/session',
    payload: { loginName: 'cookie.admin', password },
  })
  expect(answer.cookies[0]).toMatchObject({ name: '__Host-steward', secure: true, path: '/' })
  expect(answer.cookies[0]!.domain).toBeUndefined()
  expect(answer.headers['strict-transport-security']).toContain('max-age=31536000')
  await overTls.close()
})

test('every answer carries the headers a browser needs to protect its reader', async () => {
  for (const url of ['/health/live', '/api/session', '/nothing-here']) {
    const { headers } = await app.inject(url)
    expect(headers['content-security-policy']).toContain("default-src 'none'; script-src 'self';")
    expect(headers['content-security-policy']).not.toMatch(/script-src[^;]*unsafe/)
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'x-frame-options': 'DENY',
    })
  }
})

test('a write that another site started is refused before it is read', async () => {
  const url = '/api/commands/identity.end-session'
  const payload = { id: newId(), input: { sessionId: newId() } }
  const foreign = [
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
    { origin: 'https://evil.example' },
    { origin: 'null' },
  ]
  for (const headers of foreign) {
    const answer = await app.inject({ method: 'POST', url, payload, headers: { ...headers, cookie } })
    expect(answer.statusCode).toBe(403)
    expect(answer.json()).toMatchObject({ why: 'foreign-site' })
  }
  const own = await app.inject({ method: 'POST', url, payload, headers: { 'sec-fetch-site': 'same-origin', cookie } })
  expect(own.json()).toMatchObject({ why: 'not-found' })
})

test('what another site may send as plain text is not read at all', async () => {
  const answer = await app.inject({
    method: 'POST',
    url: '/api/queries/identity.own-account',
    payload: '{"input":{}}',
    headers: { 'content-type': 'text/plain', cookie },
  })
  expect([answer.statusCode, answer.json()]).toEqual([415, { outcome: 'refused', why: 'not-json' }])
})

test('an answer of the API is kept by no cache, however its address is written', async () => {
  for (const url of ['/api/session', '/%61pi/session', '/api/nothing-here']) {
    const { headers } = await app.inject({ url, headers: { cookie } })
    expect([url, headers['cache-control']]).toEqual([url, 'no-store'])
  }
})

test('without a session nothing is told but that', async () => {
  const answer = await app.inject({ method: 'POST', url: '/api/queries/identity.own-account', payload: { input: {} } })
  expect(answer.statusCode).toBe(401)
  expect(answer.json()).toEqual({ outcome: 'refused', why: 'signed-out' })
})

test('a large body is not even read for somebody who is not signed in', async () => {
  for (const url of ['/api/commands/imports.upload', '/api/sync/push']) {
    for (const headers of [{}, { cookie: `steward=${'x'.repeat(43)}` }]) {
      // Were it read, it would be no JSON.
      const answer = await app.inject({
        method: 'POST',
        url,
        payload: '{',
        headers: { 'content-type': 'application/json', ...headers },
      })
      expect([url, answer.statusCode]).toEqual([url, 401])
    }
  }
})

test('what is nested without end is refused, not a crash', async () => {
  const nested = `${'['.repeat(100_000)}${']'.repeat(100_000)}`
  const payload = `{"loginName":"nobody","password":"nothing at all","more":${nested}}`
  const headers = { 'content-type': 'application/json' }
  const answer = await app.inject({ method: 'POST', url: '/api/session', headers, payload })
  expect(answer.statusCode).toBe(422)
})

test('live hints of a session that is gone are refused, not a crash', async () => {
  const url = '/api/live'
  expect((await app.inject({ url })).statusCode).toBe(401)
  expect((await app.inject({ url, headers: { cookie: `steward=${'x'.repeat(43)}` } })).statusCode).toBe(401)
})

test('a page that listens is told that it is over once its account is closed, and hangs up', async () => {
  const listening = await buildApp(machine, { secure: false, logLevel: 'silent' })
  const url = `${await listening.listen({ port: 0, host: '127.0.0.1' })}/api/live`
  const own = `steward=${(await signInAs('live.secretary', 'secretary')).value}`
  const stream = await fetch(url, { headers: { cookie: own } })
  const admin = await newMember({ role: 'system-administrator' })
  const { id: accountId } = await inside(admin.communityId, (tx) =>
    tx.selectFrom('accounts').select('id').where('login_name', '=', 'live.secretary').executeTakeFirstOrThrow(),
  )

  expect(await run(admin, disableAccount, { accountId })).toMatchObject({ outcome: 'done' })

  const told = await stream.text() // to its end
  expect([told.includes('event: ready'), told.includes('event: ended')]).toEqual([true, true])
  expect((await fetch(url, { headers: { cookie: own } })).status).toBe(401)
  await listening.close()
})

test('one account listens on many pages, and leaves places for all others', async () => {
  const listening = await buildApp(machine, { secure: false, logLevel: 'silent' })
  const url = `${await listening.listen({ port: 0, host: '127.0.0.1' })}/api/live`
  const leaving = new AbortController()
  const statuses: number[] = []
  for (let page = 0; page < 21; page++)
    statuses.push((await fetch(url, { headers: { cookie }, signal: leaving.signal })).status)
  leaving.abort()
  await listening.close()

  expect(statuses).toEqual([...Array(20).fill(200), 503])
})

test('every command and query stands in the OpenAPI document, and nothing else does', async () => {
  const document = (await app.inject('/api/openapi.json')).json()
  const expected = [
    '/api/session',
    ...commands.map((command) => `/api/commands/${command.name}`),
    ...queries.map((query) => `/api/queries/${query.name}`),
    ...syncShapes.map(({ path }) => path),
    ...publicCommands.map(({ name }) => `/api/portal/commands/${name}`),
    ...publicQueries.map(({ name }) => `/api/portal/queries/${name}`),
    ...Object.keys(open311Paths()),
  ]
  expect(Object.keys(document.paths).sort()).toEqual(expected.sort())
  const page = await app.inject('/api/docs')
  for (const { name } of [...commands, ...queries]) expect(page.body).toContain(`id="${name}"`)
})

test('malformed requests get a clear no: never a 500, a stack or a statement', async () => {
  const document = (await app.inject('/api/openapi.json')).json()
  const statuses = new Map<number, number>()
  for (const { path, body, contentType } of malformedRequests(document, 800, 7)) {
    const headers = { cookie, ...(contentType ? { 'content-type': contentType } : {}) }
    const answer = await app.inject({ method: 'POST', url: path, headers, payload: body })
    statuses.set(answer.statusCode, (statuses.get(answer.statusCode) ?? 0) + 1)
    if (answer.statusCode >= 500) throw new Error(`${answer.statusCode} for ${path} with ${body.slice(0, 300)}`)
    if (answer.statusCode !== 200) expect(answer.body).not.toMatch(/\bat .*:\d+:\d+|select |insert |pg_|constraint/i)
  }
  expect(statuses.get(422) ?? 0).toBeGreaterThan(300)
})
