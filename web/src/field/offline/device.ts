// What the screens of the field app know of the phone they run on: documents to read, a door for what was typed, a lock.
// Nothing else of this folder is imported by a screen.
import type { CommandShape, FieldProblem } from '@red-steward/domain/api'
import type { Id } from '@red-steward/domain/ids'
import type { SyncDocument } from '@red-steward/domain/sync/documents'

/** The documents this phone holds, in memory while it is unlocked; what was typed and not yet uploaded is already in them. */
export interface Replica {
  get<Document extends SyncDocument>(kind: Document['kind'], id: Id): Document | undefined
  all<Document extends SyncDocument>(kind: Document['kind']): readonly Document[]
  /** Those of a kind whose `field` is this id. Answers from an index: cheap at 40,000 documents. */
  of<Document extends SyncDocument>(kind: Document['kind'], field: IndexedField, id: Id): readonly Document[]
  /** Grows with every change; screens read again when it does. */
  readonly revision: number
  subscribe(listener: () => void): () => void
}
export type IndexedField = 'buildingId' | 'dwellingId' | 'householdId' | 'personId' | 'runId' | 'campaignId' | 'caseId'

/** How far something typed has come. `held` waits for another one it depends on. */
export type PendingState = 'waiting' | 'held' | 'sending' | 'uploaded' | 'refused'

/** One thing typed on this phone: whole, as it was typed, until the person who typed it lets it go. */
export interface Pending {
  /** The id of the command. */
  id: Id
  name: string
  input: unknown
  /** Records it is about: a record's own screen shows the state of what was typed there. */
  about: readonly Id[]
  savedAt: string
  uploadedAt: string | null
  state: PendingState
  dependsOn: readonly Id[]
  /** Of one that was refused: the code (it has words in both languages), and what is wrong with which field. */
  why: string | null
  fields: readonly FieldProblem[]
  detail: Readonly<Record<string, unknown>>
  /** Facts that somebody else changed meanwhile and that were kept side by side (并行修改), by field. */
  merged: readonly string[]
  /** Facts of which two values exist now; the grid lead chooses. */
  conflicts: readonly string[]
}

export interface SaveOptions {
  /** Versions of the records this edit was made on, by record id. */
  base?: Readonly<Record<Id, number>>
  dependsOn?: readonly Id[]
  about?: readonly Id[]
  /** What the screens show at once, before the server has answered: documents to put, or to take away. */
  shows?: readonly ({ put: SyncDocument } | { take: { kind: string; id: Id } })[]
}

/**
 * `no-vault`: nobody has worked on this phone, or it was wiped; sign in with a connection. `locked`: a vault is here and
 * wants its PIN or passkey. `expired`: the lease has run out, the vault opens again after signing in with a connection;
 * what was typed is safe. `open`: at work.
 */
export type Phase = 'starting' | 'no-vault' | 'locked' | 'expired' | 'open'

export interface SyncStatus {
  /** Whether the server answered last time it was asked. */
  connection: 'online' | 'offline' | 'signed-out'
  /** First load of this phone: buildings there, of all. Null afterwards. */
  firstLoad: { done: number; of: number } | null
  waiting: number
  refused: number
  oldestWaitingAt: string | null
  lastUploadAt: string | null
  lastSyncAt: string | null
  leaseUntil: string | null
}

/** A vault on this phone, as the list of people who share it shows it. The label is what its owner chose. */
export interface VaultLabel {
  vaultId: Id
  label: string
  unlockedBy: readonly ('pin' | 'passkey')[]
}

/** Who is at work, from the server at the last contact. */
export interface Worker {
  accountId: Id
  name: string
  role: string
  communityId: Id
  communityName: string
  grids: 'all' | readonly Id[]
}

export interface Device {
  readonly phase: Phase
  readonly status: SyncStatus
  readonly replica: Replica
  readonly pending: readonly Pending[]
  readonly vaults: readonly VaultLabel[]
  readonly worker: Worker | null
  /** Called after any change of phase, status, pending, vaults or worker. */
  subscribe(listener: () => void): () => void

  /** Signs in over the network and begins the first load. Throws `Refused` with a code, or `Unreachable`. */
  signIn(input: { loginName: string; password: string; totp?: string; label: string; pin: string }): Promise<void>
  /** Opens a vault. Throws `Refused('wrong-pin')` with `detail.triesLeft`; the tenth wrong PIN locks until sign-in. */
  unlock(vaultId: Id, pin: string): Promise<void>
  unlockByPasskey(vaultId: Id): Promise<void>
  addPasskey(): Promise<void>
  changePin(from: string, to: string): Promise<void>
  /** Forgets the keys in memory at once. */
  lock(): void
  /** Tells the device that the person is there; without it for the idle time the vault locks. */
  touched(): void
  /** Uploads what it can, then wipes. Refuses `unsent-work` with the count unless `evenIfUnsent`. */
  signOut(options?: { evenIfUnsent?: boolean }): Promise<void>

  /** Saves what a person did: resolves, with the command's id, once it is on disk. */
  save<Input>(shape: CommandShape<Input, unknown>, input: Input, options?: SaveOptions): Promise<Id>
  /** Sends refused work again, as it was or changed. */
  retry(id: Id, input?: unknown): Promise<void>
  /** Lets refused or waiting work go. What it showed is taken back. */
  discard(id: Id): Promise<void>
  /** Uploads and pulls now. */
  syncNow(): Promise<void>
  /** All unsent work, encrypted to the server's key, as a file to hand over by any way. */
  exportUnsent(): Promise<Blob>
}
