// A receiver that fails, hangs up, never answers and loses its answers at random, and the deliverer killed in the middle: every
// event arrives, and whatever arrives twice has the id it had before.
import { type ChildProcess, spawn } from 'node:child_process'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { newId } from '@red-steward/domain/ids'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { bundle } from '../bin/bundle.mjs'
import { ROOT } from '../server/src/kernel/paths.ts'
import { addWebhook, testWebhook } from '../server/src/messages/webhooks.ts'
import { chance as chanceOf } from '../server/src/testing/dirty/people.ts'
import { messagesOf } from '../server/src/testing/messages-world.ts'
import { databaseUrl, home, newMember, run } from '../server/src/testing/world.ts'

const EVENTS = 60
const KILLS = 10
const MOST_FAILURES_OF_ONE = 4
const SEED = Number(process.env.SEED ?? 20260311)

const { next: chance } = chanceOf(SEED)
const received: { id: string; body: string; accepted: boolean }[] = []
const failures = new Map<string, number>()
let [hung, dropped] = [0, 0]

const receiver = createServer(async (request, response) => {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part as Buffer)
  const id = String(request.headers['webhook-id'])
  const tired = (failures.get(id) ?? 0) >= MOST_FAILURES_OF_ONE
  const luck = tired ? 1 : chance()
  const accepted = luck > 0.45 || luck < 0.12
  received.push({ id, body: Buffer.concat(parts).toString(), accepted })
  if (luck <= 0.45) failures.set(id, (failures.get(id) ?? 0) + 1)
  // Below 0.12 it took the event and the sender never learns of it.
  if (luck < 0.06 || (luck > 0.12 && luck < 0.2)) hung++
  else if (luck < 0.12 || (luck >= 0.2 && luck < 0.3)) {
    dropped++
    request.socket.destroy()
  } else response.writeHead(luck <= 0.45 ? 503 : 204).end()
})

beforeAll(async () => {
  await new Promise<void>((ready) => receiver.listen(0, '127.0.0.1', ready))
  await bundle([{ in: join(ROOT, 'faults/webhooks-deliverer.ts'), out: 'webhooks-deliverer' }], TOOLS)
})
afterAll(() => {
  receiver.closeAllConnections()
  receiver.close()
})
const TOOLS = join(ROOT, 'server/dist/tools')

async function startDeliverer(began: number): Promise<ChildProcess> {
  const child = spawn(process.execPath, [join(TOOLS, 'webhooks-deliverer.mjs')], {
    env: { ...process.env, DATABASE_URL: databaseUrl, CLOCK_BEGAN: String(began) },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await new Promise((ready) => child.stdout!.once('data', ready))
  return child
}

test(`nothing is missing and duplicates carry the same id, seed ${SEED}`, async () => {
  const administrator = await newMember({ role: 'system-administrator' })
  const endpoint = newId()
  const url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/`
  await run(administrator, addWebhook, { id: endpoint, name: '平台', url, events: ['case.closed'] })
  for (let at = 0; at < EVENTS; at++) await run(administrator, testWebhook, { id: endpoint })
  const began = Date.now()

  for (let kill = 0; kill < KILLS; kill++) {
    const seen = received.length
    const child = await startDeliverer(began)
    // Killed while something is on its way, whatever the machine's speed.
    while (received.length < seen + 3 && (await waiting()) > 0) await pause(5)
    await pause(Math.floor(chance() * 60))
    child.kill('SIGKILL')
  }
  const last = await startDeliverer(began)
  for (let waited = 0; (await waiting()) > 0 && waited < 120_000; waited += 100) await pause(100)
  last.kill('SIGKILL')

  const rows = await messagesOf(await home())
  expect(rows.map(({ state }) => state)).toEqual(rows.map(() => 'SENT'))
  const accepted = new Set(received.filter((one) => one.accepted).map(({ id }) => id))
  expect(accepted).toEqual(new Set(rows.map(({ id }) => id)))
  const bodies = new Map<string, Set<string>>()
  for (const { id, body } of received) bodies.set(id, (bodies.get(id) ?? new Set()).add(body))
  expect([...bodies.values()].every((texts) => texts.size === 1)).toBe(true)
  expect(new Set([...bodies.values()].map(([text]) => text)).size).toBe(EVENTS)
  // Enough happened for this to mean something.
  const repeated = received.length - bodies.size
  expect({ repeated: repeated > EVENTS / 4, hung: hung > 3, dropped: dropped > 3 }).toEqual({
    repeated: true,
    hung: true,
    dropped: true,
  })
})

async function waiting(): Promise<number> {
  return (await messagesOf(await home())).filter(({ state }) => state === 'WAITING').length
}
