// What the screens are told of the phone's state.
import { Refused, SignedOut, Unreachable } from '../../lib/api.ts'
import type { SyncStatus, VaultLabel } from './device.ts'
import { endedPlaces } from './due-places.ts'
import type { Engine } from './engine.ts'
import type { VaultRecord } from './storage.ts'

export function labelOf({ vaultId, label, byPasskey }: VaultRecord): VaultLabel {
  return { vaultId, label, unlockedBy: byPasskey ? ['pin', 'passkey'] : ['pin'] }
}

export function statusOf(engine: Engine | undefined, connection: SyncStatus['connection']): SyncStatus {
  const waiting = engine?.outbox.waiting ?? []
  return {
    connection,
    firstLoad: engine?.firstLoad ?? null,
    waiting: waiting.length,
    refused: (engine?.outbox.unsent.length ?? 0) - waiting.length,
    oldestWaitingAt: waiting[0]?.envelope.savedAt ?? null,
    lastUploadAt: engine?.lastUploadAt ?? null,
    lastSyncAt: engine?.lastSyncAt ?? null,
    leaseUntil: engine?.state.scope?.leaseUntil ?? null,
    postsEnded: engine ? postsEnded(engine) : 'none',
  }
}

/** What a failed round says of the line to the server; undefined when it failed on this phone itself. */
export function connectionAfter(failure: unknown): SyncStatus['connection'] | undefined {
  if (failure instanceof Unreachable) return 'offline'
  if (failure instanceof Refused && failure.why === 'phone-too-old') return 'too-old'
  if (failure instanceof Refused && failure.why === 'phone-too-new') return 'too-new'
  if (failure instanceof SignedOut || failure instanceof Refused) return 'signed-out'
}

function postsEnded({ state }: Engine): SyncStatus['postsEnded'] {
  const ended = endedPlaces(state, new Date().toISOString())
  if (ended.has('')) return 'all'
  return ended.size > 0 ? 'some' : 'none'
}
