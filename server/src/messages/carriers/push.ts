import webPush from 'web-push'
import { type Parcel, post, type Roads, Undelivered } from './carrier.ts'

/** What a browser handed over when somebody allowed pushing (W3C Push API). */
export interface Subscription {
  endpoint: string
  keys: { p256dh: string; auth: string }
}

/** The key pair by which a push service knows us (RFC 8292), both in base64url. */
export interface PushKeys {
  publicKey: string
  privateKey: string
}

const HOURS = 3600
const SUBJECT = 'https://red-steward.invalid'

/** Pushes, encrypted for this one browser (RFC 8291). The maker of the browser sees neither title nor body. */
export async function carryPush(
  roads: Roads,
  subscription: Subscription,
  keys: PushKeys,
  { id, text, link, urgent, subject }: Parcel & { urgent: boolean; subject: string },
): Promise<number> {
  const payload = JSON.stringify({ id, title: text.title, body: text.body, link })
  const { endpoint, headers, body } = webPush.generateRequestDetails(subscription, payload, {
    vapidDetails: { subject: subject.startsWith('https:') ? subject : SUBJECT, ...keys },
    TTL: 24 * HOURS,
    urgency: urgent ? 'high' : 'normal',
  })
  try {
    return (await post(roads, { url: endpoint, headers: headers as Record<string, string>, body: body! })).status
  } catch (error) {
    // RFC 8030 §7.3: 404 and 410 both say that the browser is pushed to no more.
    const gone = error instanceof Undelivered && error.problem === 'endpoint-gone'
    throw gone ? new Undelivered('endpoint-gone', { isFinal: true }) : error
  }
}

export function newPushKeys(): PushKeys {
  return webPush.generateVAPIDKeys()
}
