// A passkey opens a vault through WebAuthn's PRF extension: the authenticator answers the same 32 bytes to the same salt.
// Only for this phone: the server never sees it, and a signed challenge is not asked for.
import { Refused } from '../../lib/api.ts'
import type { VaultRecord } from './storage.ts'
import { fromBase64, randomBytes, toBase64 } from './vault.ts'

interface PrfResults {
  prf?: { enabled?: boolean; results?: { first?: ArrayBuffer } }
}

export async function createPasskey(label: string) {
  const prfSalt = randomBytes(32)
  const credential = (await navigator.credentials
    .create({
      publicKey: {
        challenge: randomBytes(32),
        rp: { name: '红管家', id: location.hostname },
        user: { id: randomBytes(16), name: label, displayName: label },
        pubKeyCredParams: [
          { type: 'public-key', alg: -7 },
          { type: 'public-key', alg: -257 },
        ],
        authenticatorSelection: { userVerification: 'required', residentKey: 'preferred' },
        extensions: { prf: { eval: { first: prfSalt } } },
      },
    })
    .catch(() => null)) as PublicKeyCredential | null
  if (!credential) throw new Refused('passkey-not-usable')
  const credentialId = toBase64(new Uint8Array(credential.rawId))
  const { prf } = credential.getClientExtensionResults() as PrfResults
  if (!prf?.enabled) throw new Refused('passkey-not-usable')
  const first = prf.results?.first
  const salt = toBase64(prfSalt)
  // Some authenticators answer only when asked again.
  const bytes = first ? new Uint8Array(first) : await askPasskey({ credentialId, prfSalt: salt })
  return { credentialId, prfSalt: salt, prf: bytes }
}

async function askPasskey(of: { credentialId: string; prfSalt: string }): Promise<Uint8Array<ArrayBuffer>> {
  const assertion = (await navigator.credentials
    .get({
      publicKey: {
        challenge: randomBytes(32),
        rpId: location.hostname,
        allowCredentials: [{ type: 'public-key', id: fromBase64(of.credentialId) }],
        userVerification: 'required',
        extensions: { prf: { eval: { first: fromBase64(of.prfSalt) } } },
      },
    })
    .catch(() => null)) as PublicKeyCredential | null
  const first = (assertion?.getClientExtensionResults() as PrfResults | undefined)?.prf?.results?.first
  if (!first) throw new Refused('passkey-not-usable')
  return new Uint8Array(first)
}

export function passkeyOf(record: VaultRecord) {
  if (!record.byPasskey) throw new Refused('passkey-not-usable')
  return askPasskey(record.byPasskey)
}
