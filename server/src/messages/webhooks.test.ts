import { newId } from '@red-steward/domain/ids'
import { MOST_ATTEMPTS } from '@red-steward/domain/messages/retries'
import { Webhook } from 'standardwebhooks'
import { describe, expect, test } from 'vitest'
import { reportCase } from '../cases/report-case.ts'
import { resolveOnTheSpot } from '../cases/resolve-on-the-spot.ts'
import { commands } from '../commands.ts'
import { done, leak, someone, why } from '../testing/cases-world.ts'
import { deliverNow, messagesOf } from '../testing/messages-world.ts'
import { type Got, newReceiver } from '../testing/receiver.ts'
import { ask, home, itIsNow, newMember, run } from '../testing/world.ts'
import { outbox, sendAgain } from './outbox.ts'
import {
  addWebhook,
  changeWebhook,
  listDeliveries,
  listWebhooks,
  removeWebhook,
  rotateWebhookSecret,
  testWebhook,
} from './webhooks.ts'

const administrator = await newMember({ role: 'system-administrator' })
const steward = await someone('steward')
// The hook on cases is there once the program is put together.
expect(commands.length).toBeGreaterThan(50)

async function newEndpoint(url: string, events = ['case.reported', 'case.closed']) {
  const id = newId()
  const { secret } = done(await run(administrator, addWebhook, { id, name: '平台', url, events }))
  return { id, secret: secret as string }
}

/** Checks the signature with the reference implementation and answers what it protects. */
function verified(secret: string, { headers, body }: Got) {
  return new Webhook(secret).verify(body.toString(), headers as Record<string, string>) as {
    id: string
    type: string
    data: { caseId: string }
  }
}

describe('a program that is told', () => {
  test('gets each event signed, as another implementation verifies, with ids and codes and nobody’s data', async () => {
    const receiver = await newReceiver()
    const { id, secret } = await newEndpoint(receiver.url)
    const report = leak({ description: '王大力家 13812345678 漏水' })
    done(await run(steward, reportCase, report))
    done(await run(steward, resolveOnTheSpot, { caseId: report.id, residentSays: 'WELL' }))

    await deliverNow(await home())

    const events = receiver.got.map((got) => verified(secret, got))
    expect(events.map(({ type }) => type)).toEqual(['case.reported', 'case.closed'])
    expect(events[0]).toMatchObject({
      specversion: '1.0',
      data: { caseId: report.id, leaf: '0105', action: 'REPORTED' },
    })
    expect(events.map((event) => event.id)).toEqual(receiver.got.map(({ headers }) => headers['webhook-id']))
    const everything = receiver.got.map(({ body }) => body.toString()).join()
    expect(everything).not.toMatch(/王大力|138|漏水|dwelling/)
    const { rows } = done(await ask(administrator, listDeliveries, { endpointId: id }))
    expect(rows).toMatchObject([{ status: 200, problem: null, attempt: 1 }, { status: 200 }])
    done(await run(administrator, removeWebhook, { id }))
  })

  test('knows both secrets for a day after a change, and only the new one later', async () => {
    const receiver = await newReceiver()
    const { id, secret } = await newEndpoint(receiver.url)
    const { secret: next } = done(await run(administrator, rotateWebhookSecret, { id }))
    done(await run(administrator, testWebhook, { id }))
    await deliverNow(await home())
    itIsNow(new Date(Date.now() + 25 * 3_600_000).toISOString())
    done(await run(administrator, testWebhook, { id }))
    await deliverNow(await home())

    const [during, after] = receiver.got
    expect(verified(secret, during!)).toMatchObject({ type: 'endpoint.test' })
    expect(verified(next, during!)).toMatchObject({ type: 'endpoint.test' })
    // The reference implementation looks at its own clock: only the signature is of interest a day ahead.
    expect(after!.headers['webhook-signature']!.toString().split(' ')).toHaveLength(1)
    itIsNow()
    done(await run(administrator, removeWebhook, { id }))
  })

  test('that fails is tried again with longer pauses, under one id, and given up in the end; then by hand', async () => {
    const receiver = await newReceiver(() => ({ status: 500 }))
    const { id, secret } = await newEndpoint(receiver.url)
    itIsNow('2026-03-11T06:00:00.000Z')
    done(await run(administrator, testWebhook, { id }))
    const pauses: number[] = []
    for (let attempt = 1; attempt <= MOST_ATTEMPTS; attempt++) {
      await deliverNow(await home())
      const one = (await messagesOf(await home())).find((row) => row.endpoint_id === id)!
      if (one.state === 'WAITING') {
        pauses.push(Date.parse(one.due_at) - Date.parse('2026-03-11T06:00:00.000Z'))
        itIsNow(one.due_at)
      }
    }

    const ids = new Set(receiver.got.map(({ headers }) => headers['webhook-id']))
    expect([receiver.got.length, ids.size]).toEqual([MOST_ATTEMPTS, 1])
    expect([...pauses].sort((a, b) => a - b)).toEqual(pauses)
    const dead = done(await ask(administrator, outbox, { state: 'DEAD' }))
    expect(dead.rows).toMatchObject([{ problem: 'receiver-failed', attempts: MOST_ATTEMPTS, endpoint: '平台' }])

    receiver.answer = () => ({ status: 200 })
    done(await run(administrator, sendAgain, { ids: [dead.rows[0].id] }))
    await deliverNow(await home())
    expect(receiver.got.at(-1)!.headers['webhook-id']).toBe(dead.rows[0].id)
    itIsNow()
    expect(why(await run(administrator, sendAgain, { ids: [dead.rows[0].id] }))).toBe('message-not-given-up')
    expect(secret).toMatch(/^whsec_/)
    done(await run(administrator, removeWebhook, { id }))
  })

  test('that says 410 is told no more, and what lies in our own network is not called unless allowed', async () => {
    const gone = await newReceiver(() => ({ status: 410 }))
    const { id } = await newEndpoint(gone.url)
    done(await run(administrator, testWebhook, { id }))
    await deliverNow(await home())
    done(await run(administrator, testWebhook, { id }))
    await deliverNow(await home(), { allowPrivate: false })

    const { rows } = done(await ask(administrator, listDeliveries, { endpointId: id }))
    expect(rows.map(({ problem }: { problem: string }) => problem)).toEqual(['address-not-allowed', 'endpoint-gone'])
    expect(gone.got).toHaveLength(1)
    done(await run(administrator, removeWebhook, { id }))
  })

  test('switched off hears nothing; its address is https, or this machine', async () => {
    const receiver = await newReceiver()
    const { id } = await newEndpoint(receiver.url)
    const change = { id, name: '平台', url: receiver.url, events: ['case.changed'], enabled: false }
    done(await run(administrator, changeWebhook, change))
    done(await run(steward, reportCase, leak()))
    await deliverNow(await home())

    expect(receiver.got).toEqual([])
    const listed = done(await ask(administrator, listWebhooks, {}))
    expect(listed.rows).toMatchObject([{ id, enabled: false, events: ['case.changed'] }])
    expect(JSON.stringify(listed)).not.toMatch(/whsec_/)
    for (const url of [
      'http://example.org/',
      'ftp://127.0.0.1/',
      'https://u:p@example.org/',
      'http://127.0.0.1.example.org/',
    ])
      expect([
        url,
        why(await run(administrator, addWebhook, { ...change, id: newId(), url, enabled: undefined })),
      ]).toEqual([url, 'invalid-input'])
  })
})
