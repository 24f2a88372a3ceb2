import { newId } from '@red-steward/domain/ids'
import { LINK_SIGNS, newSecret } from '@red-steward/domain/portal/secrets'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { buildApp } from '../app.ts'
import { community, newPlates } from '../testing/portal-world.ts'
import { inside, machine } from '../testing/world.ts'

let app: Awaited<ReturnType<typeof buildApp>>
let code = ''
beforeAll(async () => {
  app = await buildApp(machine, { secure: false, trustProxy: true })
  await app.ready()
  const row = await inside(community, (tx) =>
    tx.selectFrom('communities').select('code').where('id', '=', community).executeTakeFirstOrThrow(),
  )
  code = row.code
})
afterAll(() => app.close())

const post = (path: string, payload: object, from = '203.0.113.7') =>
  app.inject({ method: 'POST', url: `/api/portal/${path}`, payload, headers: { 'x-forwarded-for': from } })

const reportOf = (plate: string, more: object = {}) => ({
  community: code,
  id: newId(),
  input: { id: newId(), code: plate, text: '楼道灯坏了', link: newSecret(LINK_SIGNS), ...more },
})

test('anybody at a door reports without a session, and what a client says of its network counts for nothing', async () => {
  const doors = await Promise.all(Array.from({ length: 4 }, () => newPlates(1)))
  const waiting: boolean[] = []
  for (let i = 0; i < 17; i++) {
    const said = reportOf(doors[i % 4]!.codes[0]!, { network: `invented ${i}` })
    const answer = await post('commands/portal.report', said, `198.51.100.${i}`)
    expect(answer.statusCode).toBe(200)
    waiting.push(answer.json().answer.waiting)
  }
  // The sixteenth of one /24 within ten minutes waits for a person.
  expect(waiting.indexOf(true)).toBe(15)
})

test('a wrong plate, a revoked one and a community that is not there have the same answer', async () => {
  const wrong = await post('queries/portal.door', { community: code, input: { code: newSecret(16) } })
  const nowhere = await post('queries/portal.door', { community: '999999999999', input: { code: newSecret(16) } })
  expect([wrong.json(), nowhere.json()]).toEqual([wrong.json(), wrong.json()])
  expect(wrong.json()).toMatchObject({ outcome: 'refused', why: 'portal-plate-unknown' })
})

test('only what is listed for residents is there: no other command or query, whatever its name', async () => {
  for (const path of ['queries/registry.person', 'commands/portal.issue-plates', 'queries/portal.plates']) {
    expect((await post(path, { community: code, id: newId(), input: {} })).statusCode).toBe(404)
  }
  expect((await post('commands/portal.report', { input: {} })).statusCode).toBe(422)
})

test('one network that asks without end is told when to come again', async () => {
  const asked = () => post('queries/portal.door', { community: code, input: { code: newSecret(16) } }, '192.0.2.1')
  let last = await asked()
  for (let i = 0; i < 600 && last.statusCode !== 429; i++) last = await asked()
  expect(last.statusCode).toBe(429)
  expect(Number(last.headers['retry-after'])).toBeGreaterThan(0)
})

test('nothing of it is cached', async () => {
  const { codes } = await newPlates(1)
  const answer = await post('queries/portal.door', { community: code, input: { code: codes[0] } })
  expect(answer.headers['cache-control']).toBe('no-store')
  expect(answer.json().answer.building).toBeTruthy()
})
