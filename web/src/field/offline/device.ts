// What the screens of the field app know of the phone they run on: documents to read, a door for what was typed, a lock.
// Nothing else of this folder is imported by a screen.
import type { CommandShape, FieldProblem, QueryShape } from '@red-steward/domain/api'
import type { Id } from '@red-steward/domain/ids'
import type { SyncDocument } from '@red-steward/domain/sync/documents'
import type { Cover } from '@red-steward/domain/sync/wire'
import type { Instant } from '@red-steward/domain/time'

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
  /** Bytes that go with it; null when there are none, or when they are with the server. */
  file: { size: number } | null
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

/** A form, or some fields of one that has several parts. */
export interface Typed {
  form: string
  fields?: readonly string[]
}

export interface PieceOptions {
  /** Of the command: chosen by who saves, when another piece stands on this one. */
  id?: Id
  /** Versions of the records this edit was made on, by record id. */
  base?: Readonly<Record<Id, number>>
  dependsOn?: readonly Id[]
  about?: readonly Id[]
  /** A picture: `field` of the input, which is empty here, gets the bytes as base64 when it is sent. */
  file?: { field: string; bytes: Uint8Array<ArrayBuffer> }
  /** What the screens show at once, before the server has answered: documents to put, or to take away. */
  shows?: readonly ({ put: SyncDocument } | { take: { kind: string; id: Id } })[]
}

export interface SaveOptions extends PieceOptions {
  /** Where it was typed: gone from the drafts in the transaction that keeps the work. */
  typed?: Typed
}

/** One of several things that are saved together. */
export interface Piece<Input = unknown> extends PieceOptions {
  shape: CommandShape<Input, unknown>
  input: Input
}

/**
 * `no-vault`: nobody has worked on this phone, or it was wiped; sign in with a connection. `locked`: a vault is here and
 * wants its PIN or passkey. `expired`: the lease has run out, the vault opens again after signing in with a connection;
 * what was typed is safe. `open`: at work.
 */
export type Phase = 'starting' | 'no-vault' | 'locked' | 'expired' | 'open'

export interface SyncStatus {
  /** Whether the server answered last time it was asked, and as what: `too-old` and `too-new` are this app to the server. */
  connection: 'online' | 'offline' | 'signed-out' | 'too-old' | 'too-new'
  /** First load of this phone: buildings there, of all. Null afterwards. */
  firstLoad: { done: number; of: number } | null
  waiting: number
  refused: number
  oldestWaitingAt: string | null
  lastUploadAt: string | null
  lastSyncAt: string | null
  leaseUntil: string | null
  /** A post has ended by the clock: what it brought is put away, some of all or all. Unsent work stays. */
  postsEnded: 'none' | 'some' | 'all'
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

/** What is typed and not saved yet, of whoever is at work; a form bears the address of its screen. */
export interface Drafts {
  /** Forms with something in them, oldest first. */
  readonly forms: readonly string[]
  get(form: string, field: string): unknown
  /** `undefined` takes the field out; a form without fields is gone. */
  keep(form: string, field: string, value: unknown): void
  /** When it is thrown away; answers what stood there. */
  drop(form: string): Readonly<Record<string, unknown>>
  /** Resolves when everything typed so far is on disk. */
  flush(): Promise<void>
  subscribe(listener: () => void): () => void
}

export interface Device {
  readonly phase: Phase
  readonly status: SyncStatus
  readonly replica: Replica
  readonly drafts: Drafts
  readonly pending: readonly Pending[]
  readonly vaults: readonly VaultLabel[]
  readonly worker: Worker | null
  /** For whom the worker stands in, and until when. */
  readonly covers: readonly Cover[]
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

  /** The server's time by this phone's clock, as far off as that was at the last contact. */
  readonly now: () => Instant
  /** Saves what a person did: resolves, with the command's id, once it is on disk. */
  save<Input>(shape: CommandShape<Input, unknown>, input: Input, options?: SaveOptions): Promise<Id>
  /** The same for all that was said in one form: all of it is kept or none; answers the commands' ids in order. */
  saveTogether(pieces: readonly Piece[], typed?: Typed): Promise<Id[]>
  /** Sends refused work again, as it was or changed. */
  retry(id: Id, input?: unknown): Promise<void>
  /** Lets refused or waiting work go. What it showed is taken back. */
  discard(id: Id): Promise<void>
  /** Uploads and pulls now. */
  syncNow(): Promise<void>
  /** All unsent work, encrypted to the server's key, as files to hand over by any way; one, unless there are many pictures. */
  exportUnsent(): Promise<Blob[]>
  /** The bytes that go with unsent work; undefined once they are gone. */
  fileOf(id: Id): Promise<Uint8Array<ArrayBuffer> | undefined>
  /** Asks the server, with a connection. Throws `Unreachable`, `SignedOut` or `Refused`. */
  ask<Input, Answer>(shape: QueryShape<Input, Answer>, input: Input): Promise<Answer>
}
