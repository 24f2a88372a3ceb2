// Each carrier against a receiver on this machine that speaks the protocol of the real one.
import { createDecipheriv, createECDH, createPublicKey, hkdfSync, randomBytes, verify } from 'node:crypto'
import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'
import { afterAll, describe, expect, test } from 'vitest'
import { newReceiver } from '../../testing/receiver.ts'
import { carryEmail } from './email.ts'
import { carryPush, newPushKeys } from './push.ts'
import { carrySms } from './sms.ts'
import { carryWecom } from './wecom.ts'

const roads = { allowPrivate: true, timeoutMs: 300 }
const parcel = {
  id: '018f0000-0000-7000-8000-000000000001',
  text: { title: '办结 跑水、爆管', body: '事件 RS202603110010001 有新进展。' },
  link: 'https://steward.example.org/desk/cases/1',
}

describe('a mail', () => {
  const mails: string[] = []
  let refuseWith: number | undefined
  const server = new SMTPServer({
    disabledCommands: ['STARTTLS'],
    authOptional: true,
    onAuth: ({ username, password }, _session, done) =>
      username === 'steward' && password === 'right' ? done(null, { user: username }) : done(new Error('no')),
    onRcptTo(_address, _session, done) {
      done(refuseWith ? Object.assign(new Error('no'), { responseCode: refuseWith }) : null)
    },
    onData(stream, _session, done) {
      const parts: Buffer[] = []
      stream.on('data', (part: Buffer) => parts.push(part))
      stream.on('end', () => {
        mails.push(Buffer.concat(parts).toString())
        done()
      })
    },
  })
  const listening = new Promise<number>((ready) =>
    server.listen(0, '127.0.0.1', () => ready((server.server.address() as AddressInfo).port)),
  )
  afterAll(() => server.close())
  const settings = async () => ({
    kind: 'EMAIL' as const,
    host: '127.0.0.1',
    port: await listening,
    secure: false,
    user: '',
    password: '',
    from: 'steward@example.org',
  })

  test('says what happened to which case and where to look, under the id of its message', async () => {
    await carryEmail({ ...(await settings()), user: 'steward', password: 'right' }, roads, 'wu@example.org', parcel)

    const [mail] = mails
    expect(mail).toContain(`Message-ID: <${parcel.id}@red-steward>`)
    expect(mail).toMatch(/^To: wu@example\.org/m)
    const body = Buffer.from(mail!.split('\r\n\r\n')[1]!, 'base64').toString()
    expect(body).toBe(`${parcel.text.body}\n\n${parcel.link}\n`)
  })

  test.each([
    [550, 'refused-by-receiver', true],
    [451, 'receiver-failed', false],
  ])('refused with %i is %s, for good %s', async (status, problem, isFinal) => {
    refuseWith = status
    await expect(carryEmail(await settings(), roads, 'wu@example.org', parcel)).rejects.toMatchObject({
      problem,
      isFinal,
      status,
    })
    refuseWith = undefined
  })

  test.each(['127.0.0.1', 'localhost', '169.254.169.254'])(
    'is not handed to %s unless the operator allows it',
    async (host) => {
      const own = { ...(await settings()), host }
      await expect(carryEmail(own, { ...roads, allowPrivate: false }, 'wu@example.org', parcel)).rejects.toMatchObject({
        problem: 'address-not-allowed',
      })
    },
  )

  test('goes to a server by its name', async () => {
    mails.length = 0
    await carryEmail({ ...(await settings()), host: 'localhost' }, roads, 'wu@example.org', parcel)
    expect(mails).toHaveLength(1)
  })

  test('to a server that is away is tried again', async () => {
    const away = { ...(await settings()), port: 1 }
    await expect(carryEmail(away, roads, 'wu@example.org', parcel)).rejects.toMatchObject({
      problem: 'unreachable',
      isFinal: false,
    })
  })
})

describe('an SMS', () => {
  test('is handed to the gateway with its id and key', async () => {
    const gateway = await newReceiver()
    await carrySms(
      { kind: 'SMS', url: `${gateway.url}/send`, key: 'secret' },
      roads,
      '13900001234',
      parcel.id,
      '【社区红管家】…',
    )

    const [got] = gateway.got
    expect(got).toMatchObject({ method: 'POST', path: '/send' })
    expect(got!.headers.authorization).toBe('Bearer secret')
    expect(JSON.parse(got!.body.toString())).toEqual({ id: parcel.id, to: '13900001234', text: '【社区红管家】…' })
  })

  test.each([
    [400, 'refused-by-receiver'],
    [429, 'receiver-failed'],
    [503, 'receiver-failed'],
  ])('answered with %i is %s', async (status, problem) => {
    const gateway = await newReceiver(() => ({ status, headers: { 'retry-after': '7' } }))
    await expect(carrySms({ kind: 'SMS', url: gateway.url, key: '' }, roads, '1', parcel.id, '')).rejects.toMatchObject(
      {
        problem,
        retryAfterSeconds: 7,
      },
    )
  })

  test('nobody answers is timed out', async () => {
    const gateway = await newReceiver(() => ({ silent: true }))
    await expect(carrySms({ kind: 'SMS', url: gateway.url, key: '' }, roads, '1', parcel.id, '')).rejects.toMatchObject(
      {
        problem: 'timed-out',
      },
    )
  })
})

describe('a WeCom text', () => {
  const settings = (url: string) => ({ kind: 'WECOM' as const, url, corpId: 'ww1', secret: 's', agentId: 1000002 })

  test('is sent by the application with a token asked for before', async () => {
    const wecom = await newReceiver(({ path }) => ({
      body: JSON.stringify(path.startsWith('/cgi-bin/gettoken') ? { errcode: 0, access_token: 't1' } : { errcode: 0 }),
    }))
    await carryWecom(settings(wecom.url), roads, 'WuMin', parcel)

    const [token, send] = wecom.got
    expect(token).toMatchObject({ method: 'GET', path: '/cgi-bin/gettoken?corpid=ww1&corpsecret=s' })
    expect(send).toMatchObject({ method: 'POST', path: '/cgi-bin/message/send?access_token=t1' })
    expect(JSON.parse(send!.body.toString())).toMatchObject({ touser: 'WuMin', msgtype: 'text', agentid: 1000002 })
  })

  test('answered 200 with an error inside is not delivered', async () => {
    const wecom = await newReceiver(() => ({ body: JSON.stringify({ errcode: 40013 }) }))
    await expect(carryWecom(settings(wecom.url), roads, 'WuMin', parcel)).rejects.toMatchObject({
      problem: 'refused-by-receiver',
    })
    const broken = await newReceiver(() => ({ body: '<html>' }))
    await expect(carryWecom(settings(broken.url), roads, 'WuMin', parcel)).rejects.toMatchObject({
      problem: 'receiver-failed',
    })
  })
})

describe('a push', () => {
  // A browser: its key pair and its shared secret.
  const browser = createECDH('prime256v1')
  browser.generateKeys()
  const auth = randomBytes(16)
  const keys = { p256dh: browser.getPublicKey('base64url'), auth: auth.toString('base64url') }
  const ours = newPushKeys()
  const more = { ...parcel, urgent: true, subject: 'https://steward.example.org' }

  test('is decrypted by the browser it is for, and signed with the key it subscribed with', async () => {
    const service = await newReceiver(() => ({ status: 201 }))
    const subscription = { endpoint: `${service.url}/wp/abc`, keys }

    expect(await carryPush(roads, subscription, ours, more)).toBe(201)

    const [got] = service.got
    expect(got!.headers).toMatchObject({ ttl: '86400', urgency: 'high', 'content-encoding': 'aes128gcm' })
    expect(got!.body.toString('latin1')).not.toContain('RS2026')
    const { title, body, link, id } = JSON.parse(decrypted(got!.body))
    expect({ title, body, link, id }).toEqual({ ...parcel.text, link: parcel.link, id: parcel.id })
    expect(vapidClaims(got!.headers.authorization!)).toMatchObject({ aud: service.url, sub: more.subject })
  })

  test.each([404, 410])('answered with %i will never arrive', async (status) => {
    const service = await newReceiver(() => ({ status }))
    await expect(carryPush(roads, { endpoint: service.url, keys }, ours, more)).rejects.toMatchObject({
      problem: 'endpoint-gone',
      isFinal: true,
    })
  })

  /** RFC 8291 §3.4 and RFC 8188 §2, as a browser does it. */
  function decrypted(message: Buffer): string {
    const [salt, keyLength] = [message.subarray(0, 16), message[20]!]
    const theirs = message.subarray(21, 21 + keyLength)
    const sealed = message.subarray(21 + keyLength)
    const info = Buffer.concat([Buffer.from('WebPush: info\0'), browser.getPublicKey(), theirs])
    const secret = Buffer.from(hkdfSync('sha256', browser.computeSecret(theirs), auth, info, 32))
    const part = (name: string, length: number) =>
      Buffer.from(hkdfSync('sha256', secret, salt, `Content-Encoding: ${name}\0`, length))
    const decipher = createDecipheriv('aes-128-gcm', part('aes128gcm', 16), part('nonce', 12))
    decipher.setAuthTag(sealed.subarray(-16))
    const padded = Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()])
    return padded.subarray(0, padded.lastIndexOf(2)).toString('utf8')
  }

  /** RFC 8292: a JWT signed with ES256 by the key named beside it. */
  function vapidClaims(header: string): object {
    const [, token, k] = /^vapid t=([^,]+), k=(.+)$/.exec(header)!
    const [head, claims, signature] = token!.split('.')
    const point = Buffer.from(k!, 'base64url')
    const jwk = {
      kty: 'EC',
      crv: 'P-256',
      x: point.subarray(1, 33).toString('base64url'),
      y: point.subarray(33).toString('base64url'),
    }
    const key = createPublicKey({ key: jwk, format: 'jwk' })
    const signed = Buffer.from(`${head}.${claims}`)
    const ok = verify('sha256', signed, { key, dsaEncoding: 'ieee-p1363' }, Buffer.from(signature!, 'base64url'))
    expect([ok, k]).toEqual([true, ours.publicKey])
    return JSON.parse(Buffer.from(claims!, 'base64url').toString())
  }
})
