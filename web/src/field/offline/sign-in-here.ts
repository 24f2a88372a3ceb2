// Signing in on this phone: into the vault that is here, or into a new one.
import { type Credentials, closeSession, enrol, openSession, renew, type SignedIn } from './account.ts'
import type { Keyring, OpenVault } from './keyring.ts'
import { askShare } from './network-http.ts'
import type { VaultRecord } from './storage.ts'

interface Given {
  credentials: Credentials
  label: string
  pin: string
  appVersion: string
}
export interface Entrance {
  vault: OpenVault
  fresh: { token: string; signingKey?: string }
}

/** `obey` asks whether a vault is to be wiped, and wipes it. */
export async function signInHere(
  keyring: Keyring,
  given: Given,
  obey: (record: VaultRecord) => Promise<boolean>,
): Promise<Entrance> {
  const signedIn = await openSession(given.credentials)
  try {
    const known = await keyring.ofAccount(signedIn.accountId)
    return (known && (await again(keyring, known, given, obey))) ?? (await first(keyring, signedIn, given))
  } finally {
    void closeSession() // nothing waits for it
  }
}

async function first(keyring: Keyring, { accountId, communityId }: SignedIn, { label, pin, appVersion }: Given) {
  const { deviceId, token, orderToken, signingKey } = await enrol(label, appVersion)
  const share = await askShare(deviceId, token)
  const vault = await keyring.create({ accountId, communityId, deviceId, orderToken, label, pin, share })
  return { vault, fresh: { token, signingKey } }
}

/** Undefined when the vault that is here does not open. A phone the server forgot is enrolled again, if its PIN opens it. */
async function again(
  keyring: Keyring,
  record: VaultRecord,
  { label, pin, appVersion }: Given,
  obey: (record: VaultRecord) => Promise<boolean>,
): Promise<Entrance | undefined> {
  const token = await renew(record.deviceId)
  if (token) {
    const vault = await keyring.recover(record, await askShare(record.deviceId, token), pin)
    return vault && { vault, fresh: { token } }
  }
  if (await obey(record)) return undefined
  const { deviceId, orderToken, ...fresh } = await enrol(label, appVersion)
  const vault = await keyring.adopt(record, await askShare(deviceId, fresh.token), pin, { deviceId, orderToken })
  return vault && { vault, fresh }
}
