import type { Role } from '@red-steward/domain/identity/actor'
import { type Id, newId } from '@red-steward/domain/ids'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { buildApp } from '../app.ts'
import { addAccount } from '../identity/index.ts'
import { door, leak } from '../testing/cases-world.ts'
import { home, inside, machine } from '../testing/world.ts'

const password = '江边的第九棵柳树'
let app: FastifyInstance
let address: string

beforeAll(async () => {
  app = await buildApp(machine, { secure: false, logLevel: 'silent' })
  address = await app.listen({ port: 0, host: '127.0.0.1' })
})
afterAll(() => app.close())

async function signedIn(loginName: string, role: Role) {
  const communityId = await home()
  const posts = [{ communityId, role, startsAt: '2020-01-01T00:00:00.000Z' }]
  await inside(communityId, (tx) => addAccount(tx, { loginName, name: '测试员', password, posts }))
  const answer = await app.inject({ method: 'POST', url: '/api/session', payload: { loginName, password } })
  const cookie = `steward=${answer.cookies[0]!.value}`
  const run = async (name: string, input: object) => {
    const payload = { id: newId(), input }
    const { statusCode } = await app.inject({
      method: 'POST',
      url: `/api/commands/${name}`,
      headers: { cookie },
      payload,
    })
    expect([name, statusCode]).toEqual([name, 200])
  }
  return { cookie, run }
}

/** Listens like an open page; `until` reads what was told up to this id and answers all of it. */
async function listening(cookie: string) {
  const stream = await fetch(`${address}/api/live`, { headers: { cookie } })
  const reader = stream.body!.pipeThrough(new TextDecoderStream()).getReader()
  let told = ''
  const until = async (mark: string): Promise<string> => {
    while (!told.includes(mark)) {
      const { value, done } = await reader.read()
      if (done) throw new Error(`the stream ended before ${mark}`)
      told += value
    }
    return told
  }
  await until('event: ready')
  return { until, leave: () => reader.cancel() }
}

test('of a confidential report and a confidential line nobody’s page hears but its writer’s and the secretary’s', async () => {
  const writer = await signedIn('live.writer', 'steward')
  const [own, secretary, colleague, desk] = await Promise.all([
    listening(writer.cookie),
    listening((await signedIn('live.head', 'secretary')).cookie),
    listening((await signedIn('live.colleague', 'steward')).cookie),
    listening((await signedIn('live.desk', 'station-desk')).cookie),
  ])
  const [hurt, line, water]: Id[] = [newId(), newId(), newId()]

  await writer.run('cases.report', { id: hurt, leaf: '0704', dwellingId: door.id, description: '听到孩子哭喊' })
  await writer.run('notebook.write', { id: line, text: '夜里又听到', chips: { leaf: '0704' }, dwellingId: door.id })
  await writer.run('cases.report', leak({ id: water }))

  for (const page of [own, secretary]) {
    const told = await page.until(water!)
    expect([told.includes(hurt!), told.includes(line!)]).toEqual([true, true])
  }
  for (const page of [colleague, desk]) {
    const told = await page.until(water!)
    expect([told.includes(hurt!), told.includes(line!)]).toEqual([false, false])
  }
  await Promise.all([own, secretary, colleague, desk].map(({ leave }) => leave()))
})
