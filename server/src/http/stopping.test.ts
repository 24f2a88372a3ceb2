import { once } from 'node:events'
import { connect } from 'node:net'
import { newId } from '@red-steward/domain/ids'
import { expect, test } from 'vitest'
import { buildApp } from '../app.ts'
import { addAccount } from '../identity/index.ts'
import { home, inside, machine } from '../testing/world.ts'

const password = '江边的第九棵柳树'

async function signedIn() {
  const communityId = await home()
  const loginName = `stops.${newId().slice(-8).toLowerCase()}`
  const posts = [{ communityId, role: 'steward' as const, startsAt: '2020-01-01T00:00:00.000Z' }]
  await inside(communityId, (tx) => addAccount(tx, { loginName, name: '测试员', password, posts }))
  const app = await buildApp(machine, { secure: false, logLevel: 'silent' })
  const answer = await app.inject({ method: 'POST', url: '/api/session', payload: { loginName, password } })
  await app.close()
  return { cookie: `steward=${answer.cookies[0]!.value}` }
}

/** A program that is asked to stop while it begins to answer: the clock is read at that moment. */
async function stopsWhileItAnswers() {
  const stop: { began?: Promise<undefined> } = {}
  const now = () => {
    stop.began ??= app.close()
    return machine.now()
  }
  const app = await buildApp({ ...machine, now }, { secure: false, logLevel: 'silent' })
  return { stop, address: await app.listen({ port: 0, host: '127.0.0.1' }) }
}

test('a page that begins to listen while the program stops does not keep it from stopping', async () => {
  const headers = await signedIn()
  const { stop, address } = await stopsWhileItAnswers()
  const answer = await fetch(`${address}/api/live`, { headers })
  expect([answer.status, await answer.json()]).toEqual([503, { outcome: 'refused', why: 'unavailable' }])
  await stop.began
})

test('what is being answered is answered, and its connection is not kept for a next request', async () => {
  const headers = { ...(await signedIn()), 'content-type': 'application/json' }
  const { stop, address } = await stopsWhileItAnswers()
  const answer = await fetch(`${address}/api/queries/overview.home`, { method: 'POST', headers, body: '{}' })
  expect([answer.status, (await answer.json()).outcome]).toEqual([200, 'done'])
  await stop.began
})

test('whoever never finishes a request is not waited for', async () => {
  const app = await buildApp(machine, { secure: false, logLevel: 'silent' })
  const address = new URL(await app.listen({ port: 0, host: '127.0.0.1' }))
  const slow = connect(Number(address.port), address.hostname)
  const over = once(slow, 'close')
  await new Promise((resolve) =>
    slow.write(
      'POST /api/session HTTP/1.1\r\nhost: a\r\ncontent-type: application/json\r\ncontent-length: 50\r\n\r\n{',
      resolve,
    ),
  )
  await once(app.server, 'request')
  await app.close()
  await over
})
