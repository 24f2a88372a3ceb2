// Signing in on a phone: with the browser's own session for a moment, until the device has a token of its own.
import type { CommandShape } from '@red-steward/domain/api'
import { type Id, newId } from '@red-steward/domain/ids'
import { enrolDevice, renewDevice } from '@red-steward/domain/sync/commands'
import { PROTOCOL } from '@red-steward/domain/sync/wire'
import { NotThere, Refused, send } from '../../lib/api.ts'
import { currentSession, signIn, signOut } from '../../lib/session.ts'
import { toBase64 } from './vault.ts'

export interface Credentials {
  loginName: string
  password: string
  totp?: string
}
export interface SignedIn {
  accountId: Id
  communityId: Id
}

/** Opens the browser's session. Refused with the codes of signing in, and `no-active-post`. */
export async function openSession(credentials: Credentials): Promise<SignedIn> {
  await signIn(credentials)
  const session = await currentSession()
  if (!session?.acting) throw new Refused('no-active-post')
  return { accountId: session.account.id, communityId: session.acting.communityId }
}

/** The app itself stays with the browser: fetched again it would cost a slow line as much as the first time. */
export const closeSession = () => signOut({ keepCache: true }).catch(() => {})

async function once<Input, Answer>(shape: CommandShape<Input, Answer>, input: Input): Promise<Answer> {
  return send(shape, input, newId())
}

export interface Enrolled {
  deviceId: Id
  token: string
  orderToken: string
  signingKey: string
}

/** Makes this phone one of the signed-in person's. */
export async function enrol(label: string, appVersion: string): Promise<Enrolled> {
  const deviceId = newId()
  const pair = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, ['sign'])
  const publicKey = toBase64(new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey)))
  const signingKey = toBase64(new Uint8Array(await crypto.subtle.exportKey('pkcs8', pair.privateKey)))
  const answer = await once(enrolDevice, { deviceId, label, appVersion, protocol: PROTOCOL, publicKey })
  if (!answer.token || !answer.orderToken) throw new Refused('device-unknown')
  return { deviceId, token: answer.token, orderToken: answer.orderToken, signingKey }
}

/** A new token for a phone that is known; undefined when the server does not know it (any more). */
export async function renew(deviceId: Id): Promise<string | undefined> {
  try {
    return (await once(renewDevice, { deviceId })).token
  } catch (failure) {
    if (failure instanceof NotThere) return undefined
    throw failure
  }
}

/** Ends the session of a phone, as far as the server can be reached. */
export async function endSession(token: string): Promise<void> {
  const headers = { authorization: `Bearer ${token}` }
  await fetch('/api/session', { method: 'DELETE', credentials: 'omit', headers }).catch(() => {})
}
