// Where a phone keeps what it holds. Two implementations: Dexie in the browser, memory in the simulator.

/** `state`: one row per vault. `blocks`: a building each. `log`: what was pulled since. `outbox`: what was typed and
 * saved. `files`: the pictures that go with it. `drafts`: what stands in forms. */
export type Table = 'state' | 'blocks' | 'log' | 'outbox' | 'files' | 'drafts'

/** `key` is random and says nothing; `bytes` are sealed under the vault's key for exactly this table, vault and key. */
export interface Row {
  key: string
  vaultId: string
  bytes: Uint8Array<ArrayBuffer>
}
export type Write = { table: Table; put: Row } | { table: Table; drop: readonly string[] }

/** A secret wrapped under a key made from `salt` and something the person or the server knows. Base64 throughout. */
export interface Wrapped {
  salt: string
  iv: string
  bytes: string
}

/** What lies in clear: nothing of what the vault holds. */
export interface VaultRecord {
  vaultId: string
  /** Chosen by its owner, so that people who share a phone find theirs. */
  label: string
  /** SHA-256 over account and vault id: finds the vault of an account without naming the account. */
  owner: string
  communityId: string
  deviceId: string
  /** Asks the server whether to wipe; good for nothing else. */
  orderToken: string
  byPin: Wrapped & { iterations: number }
  byRecovery: Wrapped
  byPasskey: (Wrapped & { credentialId: string; prfSalt: string }) | null
  /** The root secret under a key made from itself, so that an open vault can wrap it anew. */
  bySelf: Wrapped
  /** The server's part of the key; gone when the lease is over, after ten wrong PINs, and when wiped. */
  share: string | null
  leaseUntil: string
  /** The latest moment ever seen here, so that a clock set back does not lengthen the lease. */
  latestSeenAt: string
  wrongPins: number
}

export interface Storage {
  vaults(): Promise<VaultRecord[]>
  keepVault(record: VaultRecord): Promise<void>
  rows(table: Table, vaultId: string): Promise<Row[]>
  row(table: Table, key: string): Promise<Row | undefined>
  /** All of it or nothing, and on disk when it resolves. */
  commit(writes: readonly Write[]): Promise<void>
  /** Everything of a vault, its record included. */
  wipe(vaultId: string): Promise<void>
}
