// Unsent work as a file, for a phone that will not reach the server again: only the server can open it, and it can tell
// which phone wrote it.
import type { Id } from '@red-steward/domain/ids'
import { type SyncEnvelope, UNSENT_INFO, type UnsentFile } from '@red-steward/domain/sync/wire'
import { Refused } from '../../lib/api.ts'
import type { Engine } from './engine.ts'
import { bytesOf } from './next-batch.ts'
import type { Outbox } from './outbox.ts'
import type { VaultRecord } from './storage.ts'
import { fromBase64, randomBytes, toBase64 } from './vault.ts'

const { subtle } = crypto
const curve = { name: 'ECDH', namedCurve: 'P-256' }
const utf8 = new TextEncoder()

interface Sender {
  communityId: Id
  deviceId: Id
  exportKey: string
  signingKey: string
}

/** What the server takes in at once is 42 MB; sealed and in base64 a part grows by a third. */
const MOST_BYTES_IN_FILE = 20_000_000

/** Everything an open vault has not sent. Refused before the first contact: then there is no key to seal it to. */
export async function unsentBlobs(engine: Engine, { communityId, deviceId }: VaultRecord): Promise<Blob[]> {
  const { scope, signingKey } = engine.state
  if (!scope) throw new Refused('unavailable')
  const sender = { communityId, deviceId, exportKey: scope.exportKey, signingKey }
  const blobs: Blob[] = []
  for await (const envelopes of unsentParts(engine.outbox)) {
    blobs.push(new Blob([JSON.stringify(await unsentFile(sender, envelopes))], { type: 'application/json' }))
  }
  return blobs
}

/** In their order, pictures with their bytes. */
export async function* unsentParts(outbox: Outbox, most = MOST_BYTES_IN_FILE): AsyncGenerator<SyncEnvelope[]> {
  let part: SyncEnvelope[] = []
  let bytes = 0
  for (const { envelope } of outbox.unsent) {
    const whole = (await outbox.whole(envelope)) ?? envelope
    const size = bytesOf([whole])
    if (part.length > 0 && bytes + size > most) {
      yield part
      part = []
      bytes = 0
    }
    part.push(whole)
    bytes += size
  }
  yield part
}

export async function unsentFile(sender: Sender, envelopes: readonly SyncEnvelope[]): Promise<UnsentFile> {
  const server = await subtle.importKey('raw', fromBase64(sender.exportKey), curve, false, [])
  const pair = await subtle.generateKey(curve, false, ['deriveBits'])
  const secret = await subtle.deriveBits({ name: 'ECDH', public: server }, pair.privateKey, 256)
  const source = await subtle.importKey('raw', secret, 'HKDF', false, ['deriveKey'])
  const how = { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(0), info: utf8.encode(UNSENT_INFO) }
  const key = await subtle.deriveKey(how, source, { name: 'AES-GCM', length: 256 }, false, ['encrypt'])
  const iv = randomBytes(12)
  const plain = utf8.encode(JSON.stringify({ envelopes }))
  const sealed = await subtle.encrypt({ name: 'AES-GCM', iv }, key, plain)
  const signer = await subtle.importKey(
    'pkcs8',
    fromBase64(sender.signingKey),
    { name: 'ECDSA', namedCurve: 'P-256' },
    false,
    ['sign'],
  )
  const signature = await subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, signer, sealed)
  return {
    format: 'steward-unsent-1',
    communityId: sender.communityId,
    deviceId: sender.deviceId,
    ephemeral: toBase64(new Uint8Array(await subtle.exportKey('raw', pair.publicKey))),
    iv: toBase64(iv),
    sealed: toBase64(new Uint8Array(sealed)),
    signature: toBase64(new Uint8Array(signature)),
  }
}
