// What phones and server say to each other. One version at a time lives here; `versions.ts` lets older phones go on.
import { z } from 'zod'
import type { FieldProblem } from '../api.ts'
import { Id } from '../ids.ts'
import { Instant } from '../time.ts'
import type { SyncDocument } from './documents.ts'

/** The version of everything in this file. */
export const PROTOCOL = 1

/**
 * How far a phone has read the feed: everything of transactions below `transaction`, and of that one up to `sequence`.
 * Never "ids greater than the last": a slow transaction commits behind a fast one and would be lost.
 */
export const Cursor = z.strictObject({ transaction: z.string().regex(/^\d{1,20}$/), sequence: z.int().min(0) })
export type Cursor = z.infer<typeof Cursor>

/**
 * What a phone was told last of the past: the print of the last change of its community up to a cursor. A database that
 * was copied back and worked on has another change there, however far it got. For the server to judge; phones keep it.
 */
export const Landmark = z.strictObject({ at: Cursor, print: z.string().max(60) })
export type Landmark = z.infer<typeof Landmark>

/**
 * What is known beforehand of posts that end by the clock: when the last one does (null: not known), and which buildings
 * leave the reach when. A phone that is silent at such a moment parts from them by itself.
 */
export interface Cover {
  /** The colleague whose post is covered. */
  id: Id
  until: Instant
}
export interface PostEnds {
  until: Instant | null
  buildings: readonly { at: Instant; ids: readonly Id[] }[]
  /** For whom the worker stands in; what was given to them by name is the worker's too. Old servers told none. */
  covers?: readonly Cover[]
}

/** `POST /api/sync/scope`: what this phone may hold now. */
export const ScopeRequest = z.strictObject({ protocol: z.literal(PROTOCOL), deviceId: Id })
export interface Scope {
  /** Changes when the database is another one (restored): then everything is loaded anew. */
  epoch: Id
  /** Names this scope and its ends; a pull that carries another one gets the scope that holds now. */
  mark: string
  cursor: Cursor
  landmark: Landmark
  worker: {
    accountId: Id
    name: string
    role: string
    communityId: Id
    communityName: string
    grids: 'all' | readonly Id[]
  }
  buildingIds: readonly Id[]
  /** Documents of no building. */
  own: readonly SyncDocument[]
  /** Raw P-256 point, base64: unsent work that leaves the phone as a file is sealed to it. */
  exportKey: string
  leaseUntil: Instant
  ends: PostEnds
  /** The server's clock. */
  at: Instant
}

/**
 * `POST /api/sync/buildings`: everything of some buildings. The answer is bytes: per building a 4-byte length, a header
 * (`BuildingHeader` as JSON), then `bytes` of gzip over a JSON array of documents. A building out of reach is left out.
 */
export const BuildingsRequest = z.strictObject({
  protocol: z.literal(PROTOCOL),
  deviceId: Id,
  buildingIds: z.array(Id).min(1).max(40),
})
export interface BuildingHeader {
  buildingId: Id
  /** The documents contain everything up to here; a phone pulls from the lowest cursor it was given. */
  cursor: Cursor
  bytes: number
}

/** What a phone says of itself with a pull, so that a silent one is noticed. */
const Report = z.strictObject({
  appVersion: z.string().max(40),
  unsent: z.int().min(0).max(1_000_000),
  oldestUnsentAt: Instant.nullable(),
})

/** `POST /api/sync/pull`: what changed since. */
export const PullRequest = z.strictObject({
  protocol: z.literal(PROTOCOL),
  deviceId: Id,
  epoch: Id,
  mark: z.string().max(80),
  cursor: Cursor,
  /** The latest one told; phones from before there were any send none. */
  landmark: Landmark.nullable().default(null),
  report: Report.nullable().default(null),
})
export type PullRequest = z.input<typeof PullRequest>
/** Records the phone drops before it puts the documents: those of `kind` whose `field` is one of the ids. */
export interface Forget {
  kind: string
  field: string
  ids: readonly Id[]
}
export type PullAnswer =
  | { reload: true }
  | {
      reload: false
      cursor: Cursor
      landmark: Landmark
      /** There is more to read at once. */
      more: boolean
      forget: readonly Forget[]
      documents: readonly SyncDocument[]
      /** Buildings that were another grid's for a while: what changed there meanwhile was told to that grid. Load them anew. */
      anew: readonly Id[]
      /** There when the phone's scope is no longer the one that holds. */
      scope: Scope | null
      leaseUntil: Instant
      /** The server's clock: the phone's own is measured by it. */
      at: Instant
    }

/** One command on its way, as it was typed. */
export const SyncEnvelope = z.strictObject({
  id: Id,
  name: z.string().min(1).max(80),
  input: z.unknown(),
  /** Versions of the records the writer was looking at. */
  base: z
    .record(Id, z.int().min(0))
    .refine((base) => Object.keys(base).length <= 500)
    .default({}),
  /** Sent only after these are done. */
  dependsOn: z.array(Id).max(200).default([]),
  /** The writer's own earlier commands that `base` may not contain. */
  seen: z.array(Id).max(500).default([]),
  /** By the device's clock; shown, never compared. */
  savedAt: Instant,
})
export type SyncEnvelope = z.infer<typeof SyncEnvelope>

/** `POST /api/sync/push`: a batch is understood as a whole or not at all; each envelope then gets its own answer. */
export const PushRequest = z.strictObject({
  protocol: z.literal(PROTOCOL),
  deviceId: Id,
  envelopes: z.array(SyncEnvelope).min(1).max(100),
})
/** Done, refused with a reason, or not now. */
export type PushOutcome =
  | {
      id: Id
      outcome: 'done'
      answer: unknown
      merged: string[]
      conflicts: string[]
      /** The transaction that holds it: a pull whose cursor is past it contains it. */
      transaction: string
    }
  | { id: Id; outcome: 'refused'; why: string; fields?: FieldProblem[]; detail?: Record<string, unknown> }
  | { id: Id; outcome: 'wait'; why: string }
export interface PushAnswer {
  answers: PushOutcome[]
}

/** `POST /api/sync/share`: the server's part of the vault's key, for a device that is signed in and not called back. */
export const ShareRequest = z.strictObject({ protocol: z.literal(PROTOCOL), deviceId: Id })
export interface Share {
  /** 32 bytes, base64: mixed with the PIN. Kept on the phone while the lease runs. */
  share: string
  /** 32 bytes, base64: opens the vault when the PIN is forgotten. Never kept on the phone. */
  recovery: string
  leaseUntil: Instant
}

/** `POST /api/sync/orders`: needs no session, so that a phone whose session is gone still learns that it is to be wiped. */
export const OrdersRequest = z.strictObject({
  protocol: z.literal(PROTOCOL),
  communityId: Id,
  deviceId: Id,
  token: z.string().regex(/^[\w-]{43}$/),
  /** The phone says that it has wiped itself. */
  wiped: z.boolean().default(false),
})
export interface Orders {
  wipe: boolean
}

/** A file of unsent work as it leaves a phone: sealed to the server's key, signed by the device. Binary parts in base64. */
export const UnsentFile = z.strictObject({
  format: z.literal('steward-unsent-1'),
  communityId: Id,
  deviceId: Id,
  /** Raw P-256 point of a key made for this file. */
  ephemeral: z.base64().max(200),
  iv: z.base64().max(40),
  /** AES-256-GCM over JSON `{ envelopes: SyncEnvelope[] }`; key by HKDF-SHA-256 of the shared secret. */
  sealed: z.base64(),
  /** ECDSA P-256 over SHA-256 of `sealed` as bytes, r and s side by side. */
  signature: z.base64().max(200),
})
export type UnsentFile = z.infer<typeof UnsentFile>
export const UNSENT_INFO = 'red-steward unsent work'
export const UnsentWork = z.strictObject({ envelopes: z.array(SyncEnvelope).max(10_000) })

/** `POST /api/sync/take-in`: an administrator hands over a file of unsent work. */
export const TakeInRequest = z.strictObject({ protocol: z.literal(PROTOCOL), file: UnsentFile })
export interface TakenIn {
  author: string
  done: number
  refused: { id: Id; name: string; why: string }[]
}

export type SyncAnswer<Answer> = { outcome: 'done'; answer: Answer } | { outcome: 'refused'; why: string }
