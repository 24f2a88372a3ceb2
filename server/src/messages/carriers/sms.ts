import type { SmsSettings } from '@red-steward/domain/messages/settings'
import { post, type Roads } from './carrier.ts'

/** Hands an SMS to the gateway; `id` lets it leave out what it has sent before. */
export async function carrySms({ url, key }: SmsSettings, roads: Roads, to: string, id: string, text: string) {
  await post(roads, {
    url,
    headers: { 'content-type': 'application/json', ...(key ? { authorization: `Bearer ${key}` } : {}) },
    body: JSON.stringify({ id, to, text }),
  })
}
