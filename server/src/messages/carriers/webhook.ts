import { createHmac } from 'node:crypto'
import { post, type Roads } from './carrier.ts'

/** Posts an event signed as Standard Webhooks says; two secrets sign side by side while one is being changed. */
export async function carryWebhook(
  roads: Roads,
  { url, secrets }: { url: string; secrets: readonly string[] },
  { id, at, body }: { id: string; at: Date; body: string },
): Promise<number> {
  const timestamp = Math.floor(at.getTime() / 1000)
  const signatures = secrets.map((secret) => `v1,${signature(secret, `${id}.${timestamp}.${body}`)}`)
  const { status } = await post(roads, {
    url,
    headers: {
      'content-type': 'application/json',
      'user-agent': 'red-steward',
      'webhook-id': id,
      'webhook-timestamp': String(timestamp),
      'webhook-signature': signatures.join(' '),
    },
    body,
  })
  return status
}

/** HMAC-SHA256 in base64; the secret is base64 after `whsec_`. */
function signature(secret: string, signed: string): string {
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64')
  return createHmac('sha256', key).update(signed).digest('base64')
}
