import type { WecomSettings } from '@red-steward/domain/messages/settings'
import { type Parcel, post, type Roads, Undelivered } from './carrier.ts'

/**
 * Sends a text by an application of the company: `gettoken`, then `message/send`, which answers 200 with `errcode` 0.
 * Source: WeCom developer documents 90236 and 91039. The token is asked anew each time; it costs one call and keeps no state.
 */
export async function carryWecom(settings: WecomSettings, roads: Roads, to: string, { id, text, link }: Parcel) {
  const { url, corpId, secret, agentId } = settings
  const base = url.replace(/\/$/, '')
  const asked = new URLSearchParams({ corpid: corpId, corpsecret: secret })
  const token = await call<{ access_token: string }>(roads, { url: `${base}/cgi-bin/gettoken?${asked}`, method: 'GET' })
  await call(roads, {
    url: `${base}/cgi-bin/message/send?${new URLSearchParams({ access_token: token.access_token })}`,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      touser: to,
      msgtype: 'text',
      agentid: agentId,
      text: { content: `${text.title}\n${text.body}\n${link}` },
      // The same text to the same person within the interval is shown once: a second attempt does no harm.
      enable_duplicate_check: 1,
      duplicate_check_interval: 1800,
      client_msg_id: id,
    }),
  })
}

async function call<Answer>(roads: Roads, outward: Parameters<typeof post>[1]): Promise<Answer> {
  const { status, text } = await post(roads, outward)
  const answer = parsed(text)
  // 60020: this address of ours is not on their list; 40014, 42001: the token is stale; 45009: too often.
  if (answer?.errcode !== 0) throw new Undelivered(answer ? 'refused-by-receiver' : 'receiver-failed', { status })
  return answer as Answer
}

function parsed(text: string): { errcode?: number } | undefined {
  try {
    return JSON.parse(text) as { errcode?: number }
  } catch {
    return undefined
  }
}
