import { isIP } from 'node:net'
import type { EmailSettings } from '@red-steward/domain/messages/settings'
import { createTransport } from 'nodemailer'
import { NotReached, reachableAddress } from '../../kernel/outward.ts'
import { type Parcel, type Roads, Undelivered } from './carrier.ts'

/** Hands a mail to the house's SMTP server. As little as possible stands in it: what happened to which case, and a link. */
export async function carryEmail(
  settings: EmailSettings,
  { timeoutMs, allowPrivate }: Roads,
  to: string,
  { id, text, link }: Parcel,
): Promise<void> {
  const { host, port, secure, user, password, from } = settings
  const address = await reachableAddress(host, allowPrivate).catch((error) => {
    throw error instanceof NotReached ? new Undelivered(error.problem) : error
  })
  const transport = createTransport({
    host: address,
    // Its certificate is the name's, not the address's.
    ...(isIP(host) ? {} : { tls: { servername: host } }),
    port,
    secure,
    ...(user ? { auth: { user, pass: password } } : {}),
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    socketTimeout: timeoutMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  try {
    await transport.sendMail({
      from,
      to: { name: '', address: to },
      subject: text.title,
      text: `${text.body}\n\n${link}\n`,
      messageId: `<${id}@red-steward>`,
      textEncoding: 'base64',
      headers: { 'Auto-Submitted': 'auto-generated' },
    })
  } catch (error) {
    throw undelivered(error as { code?: string; responseCode?: number })
  } finally {
    transport.close()
  }
}

function undelivered({ code, responseCode: status }: { code?: string; responseCode?: number }): Undelivered {
  if (status === undefined) return new Undelivered(code === 'ETIMEDOUT' ? 'timed-out' : 'unreachable')
  // RFC 5321 §4.2.1: 5yz is final for this mail, 4yz asks to come again.
  return status >= 500
    ? new Undelivered('refused-by-receiver', { isFinal: status === 550 || status === 553, status })
    : new Undelivered('receiver-failed', { status })
}
