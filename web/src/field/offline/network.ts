// What the engine asks of a server. Two implementations: HTTP in the browser, the server's own functions in the simulator.
// Each throws `Unreachable` (try later), `SignedOut` (sign in again) or `Refused` with a code.
import type { Id } from '@red-steward/domain/ids'
import type { Orders, PullAnswer, PullRequest, PushAnswer, Scope, SyncEnvelope } from '@red-steward/domain/sync/wire'

export interface Network {
  scope(): Promise<Scope>
  buildings(buildingIds: readonly Id[]): Promise<Uint8Array<ArrayBuffer>>
  pull(request: Omit<PullRequest, 'protocol' | 'deviceId'>): Promise<PullAnswer>
  push(envelopes: readonly SyncEnvelope[]): Promise<PushAnswer>
  orders(wiped: boolean): Promise<Orders>
}
