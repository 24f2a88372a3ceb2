// One thing that was typed, as the outbox keeps it.
import type { FieldProblem } from '@red-steward/domain/api'
import { type Id, newId } from '@red-steward/domain/ids'
import type { SyncEnvelope } from '@red-steward/domain/sync/wire'
import { newKey } from './blocks.ts'
import type { Shown } from './replica.ts'

/** A picture on its way: its bytes are a row of their own, opened when they are sent or looked at. */
interface KeptFile {
  key: string
  /** Of the input: empty in the envelope as it is kept, base64 when it is sent. */
  field: string
  /** Bytes. */
  size: number
}

export interface Entry {
  key: string
  seq: number
  envelope: SyncEnvelope
  about: readonly Id[]
  shows: readonly Shown[]
  file?: KeptFile
  state: 'waiting' | 'uploaded' | 'refused'
  uploadedAt: string | null
  /** Of an uploaded one: the transaction that holds it, until a pull has passed it. */
  transaction: string | null
  why: string | null
  fields: readonly FieldProblem[]
  detail: Readonly<Record<string, unknown>>
  merged: readonly string[]
  conflicts: readonly string[]
}

export interface Draft {
  /** Of the command, when another one saved with it stands on it. */
  id?: Id | undefined
  name: string
  input: unknown
  base: Readonly<Record<Id, number>>
  dependsOn: readonly Id[]
  about: readonly Id[]
  shows: readonly Shown[]
  file?: { field: string; bytes: Uint8Array<ArrayBuffer> } | undefined
  savedAt: string
}

type Ground = Pick<SyncEnvelope, 'base' | 'seen' | 'dependsOn'>

/** As it waits in the outbox, before it was sent. */
export function entryOf(draft: Draft, seq: number, ground: Ground): Entry {
  const { id = newId(), name, input, savedAt, about, shows, file } = draft
  return {
    key: newKey(),
    seq,
    envelope: { id, name, input, ...ground, savedAt },
    about: [...new Set([...about, ...Object.keys(ground.base)])],
    shows,
    ...(file ? { file: { key: newKey(), field: file.field, size: file.bytes.length } } : {}),
    state: 'waiting',
    uploadedAt: null,
    transaction: null,
    why: null,
    fields: [],
    detail: {},
    merged: [],
    conflicts: [],
  }
}

/** A command that names its base names the new one. */
export function rebased({ envelope, about }: Entry, base: Record<Id, number>): unknown {
  const input = envelope.input as Record<string, unknown> | null
  if (typeof input?.base !== 'number') return input
  const record = about.find((id) => Object.values(input).includes(id) && base[id] !== undefined)
  return record ? { ...input, base: base[record] } : input
}
