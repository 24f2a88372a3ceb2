// What goes out next. Order holds where one thing stands on another; beyond that small things do not wait for pictures.
import type { Id } from '@red-steward/domain/ids'
import type { SyncEnvelope } from '@red-steward/domain/sync/wire'
import type { Entry } from './entry.ts'

export const MOST_BYTES = 400_000
const MOST_IN_BATCH = 50
const utf8 = new TextEncoder()

export interface Lane {
  /** Asked in this round already. */
  passed: ReadonlySet<Id>
  mostBytes: number
  /** Pictures, one at a time; otherwise everything else, together. */
  files: boolean
  /** Done, gone after being done, or passed on to somebody else. */
  isSettled(id: Id): boolean
  isWaiting(id: Id): boolean
  /** Not on disk yet: what is sent must be kept first. */
  isUnderway(id: Id): boolean
}

/** The next envelopes to send, in order: none whose ground is missing or whose record has an earlier one waiting. */
export function nextBatch(entries: readonly Entry[], lane: Lane): SyncEnvelope[] {
  const chosen: SyncEnvelope[] = []
  const chosenIds = new Set<Id>()
  let bytes = 0
  for (const { state, envelope, file } of entries) {
    if (Boolean(file) !== lane.files) continue
    if (state !== 'waiting' || lane.passed.has(envelope.id) || lane.isUnderway(envelope.id)) continue
    const isReady = (id: Id) => chosenIds.has(id) || lane.isSettled(id)
    const isFree = (id: Id) => chosenIds.has(id) || !lane.isWaiting(id)
    if (!envelope.dependsOn.every(isReady) || !envelope.seen.every(isFree)) continue
    if (lane.files) return [envelope]
    const size = bytesOf([envelope])
    if (chosen.length > 0 && (chosen.length >= MOST_IN_BATCH || bytes + size > lane.mostBytes)) break
    chosen.push(envelope)
    chosenIds.add(envelope.id)
    bytes += size
  }
  return chosen
}

export function bytesOf(envelopes: readonly SyncEnvelope[]): number {
  return utf8.encode(JSON.stringify(envelopes)).length
}
