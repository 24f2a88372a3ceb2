// The documents in memory: what the server said, and over it what was typed here and is not yet contained in that.
import type { Id } from '@red-steward/domain/ids'
import type { SyncDocument } from '@red-steward/domain/sync/documents'
import type { Forget } from '@red-steward/domain/sync/wire'
import type { IndexedField, Replica } from './device.ts'

/** One document, or one per building when a person has homes in several. */
type Held = SyncDocument | SyncDocument[]
type Place = string | null
export type Shown = { put: SyncDocument } | { take: { kind: string; id: Id } }

interface Index {
  field: string
  /** By value of the field, the documents by id. */
  byValue: Map<unknown, Map<Id, SyncDocument>>
  /** Answers given, until something in them changes. */
  lists: Map<unknown, readonly SyncDocument[]>
}

/** A duty bears its person's id and a capacity its worker's: neither is the record that an edit under this id is made on. */
export const hasOwnId = (kind: string) => kind !== 'duty' && kind !== 'capacity'

const NONE: readonly SyncDocument[] = []
const copies = (held: Held | undefined): readonly SyncDocument[] =>
  held === undefined ? NONE : Array.isArray(held) ? held : [held]

export class Documents implements Replica {
  readonly #base = new Map<string, Map<Id, Held>>()
  readonly #over = new Map<string, Map<Id, SyncDocument | null>>()
  readonly #indexes = new Map<string, Index[]>()
  readonly #lists = new Map<string, readonly SyncDocument[]>()
  readonly #listeners = new Set<() => void>()
  /** Places whose documents changed since they were last kept. */
  readonly touched = new Set<Place>()
  revision = 0

  get<Document extends SyncDocument>(kind: Document['kind'], id: Id): Document | undefined {
    return this.#shown(kind, id)[0] as Document | undefined
  }

  all<Document extends SyncDocument>(kind: Document['kind']): readonly Document[] {
    let list = this.#lists.get(kind)
    if (!list) {
      const over = this.#over.get(kind)
      const found: SyncDocument[] = []
      for (const [id, held] of this.#base.get(kind) ?? []) if (!over?.has(id)) found.push(copies(held)[0]!)
      for (const document of over?.values() ?? []) if (document) found.push(document)
      list = found
      this.#lists.set(kind, list)
    }
    return list as readonly Document[]
  }

  of<Document extends SyncDocument>(kind: Document['kind'], field: IndexedField, id: Id): readonly Document[] {
    const index = this.#index(kind, field)
    let list = index.lists.get(id)
    if (!list) {
      list = [...(index.byValue.get(id)?.values() ?? [])]
      index.lists.set(id, list)
    }
    return list as readonly Document[]
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Tells who listens that there is something new; called once after a whole answer was taken in. */
  changed(): void {
    this.revision += 1
    for (const listener of this.#listeners) listener()
  }

  /** What the server said of a record, without what was typed here. */
  base(kind: string, id: Id): SyncDocument | undefined {
    return copies(this.#base.get(kind)?.get(id))[0]
  }
  /** The server's version of the record that owns this id: what an edit is made on. */
  versionOf(id: Id): number | undefined {
    for (const [kind, records] of this.#base) {
      const held = records.get(id)
      if (held && hasOwnId(kind)) return copies(held)[0]!.version
    }
    return undefined
  }

  /** Documents the server sent; a document that is there already for its building is replaced. */
  put(documents: Iterable<SyncDocument>): void {
    for (const document of documents) {
      const records = this.#records(document.kind)
      const others = copies(records.get(document.id)).filter((one) => one.buildingId !== document.buildingId)
      this.#replace(document.kind, document.id, others.length > 0 ? [...others, document] : document)
    }
  }

  /** Drops what a forget names, as far as it stands in one of these places. */
  forget({ kind, field, ids }: Forget, within: (place: Place) => boolean = () => true): void {
    const found = field === 'id' ? ids : this.#idsBy(kind, field, ids)
    for (const id of found) {
      const held = copies(this.#base.get(kind)?.get(id))
      const left = held.filter((document) => !within(document.buildingId))
      if (left.length < held.length) this.#replace(kind, id, left.length > 1 ? left : left[0])
    }
  }

  /** Drops everything that came with a building (null: what came with none). */
  forgetPlace(place: Place): void {
    for (const [kind, records] of this.#base) {
      const ids = [...records].filter(([, held]) => copies(held).some((one) => one.buildingId === place))
      this.forget({ kind, field: 'id', ids: ids.map(([id]) => id) }, (at) => at === place)
    }
  }

  /** Everything that came with a building, for keeping it. */
  ofPlace(place: Place): SyncDocument[] {
    const found: SyncDocument[] = []
    for (const records of this.#base.values()) {
      for (const held of records.values()) for (const one of copies(held)) if (one.buildingId === place) found.push(one)
    }
    return found
  }

  /** Every document the server sent, each as often as it has buildings. */
  *everything(): Iterable<SyncDocument> {
    for (const records of this.#base.values()) for (const held of records.values()) yield* copies(held)
  }

  /** Lays what was typed here over the rest, oldest first. */
  overlay(shown: readonly Shown[]): void {
    const next = new Map<string, Map<Id, SyncDocument | null>>()
    const set = (kind: string, id: Id, document: SyncDocument | null) => {
      const records = next.get(kind) ?? new Map<Id, SyncDocument | null>()
      next.set(kind, records.set(id, document))
    }
    for (const one of shown) {
      if ('put' in one) set(one.put.kind, one.put.id, one.put)
      else set(one.take.kind, one.take.id, null)
    }
    for (const kind of new Set([...this.#over.keys(), ...next.keys()])) {
      const before = this.#over.get(kind)
      const after = next.get(kind) ?? new Map<Id, SyncDocument | null>()
      for (const id of new Set([...(before?.keys() ?? []), ...after.keys()])) {
        if (before?.get(id) === after.get(id) && before?.has(id) === after.has(id)) continue
        this.#unindex(kind, id)
        const now = after.get(id)
        if (now === undefined) before?.delete(id)
        else this.#over.set(kind, (this.#over.get(kind) ?? new Map()).set(id, now))
        this.#enindex(kind, id)
      }
    }
  }

  #records(kind: string) {
    let records = this.#base.get(kind)
    if (!records) {
      records = new Map()
      this.#base.set(kind, records)
    }
    return records
  }

  #replace(kind: string, id: Id, held: Held | undefined) {
    this.#unindex(kind, id)
    for (const { buildingId } of [...copies(this.#base.get(kind)?.get(id)), ...copies(held)])
      this.touched.add(buildingId)
    if (held === undefined) this.#base.get(kind)?.delete(id)
    else this.#records(kind).set(id, held)
    this.#enindex(kind, id)
  }

  #shown(kind: string, id: Id): readonly SyncDocument[] {
    const over = this.#over.get(kind)?.get(id)
    if (over === null) return NONE
    return over ? [over] : copies(this.#base.get(kind)?.get(id))
  }

  #idsBy(kind: string, field: string, ids: readonly Id[]): Id[] {
    const wanted = new Set<unknown>(ids)
    const found: Id[] = []
    for (const [id, held] of this.#base.get(kind) ?? []) {
      if (copies(held).some((one) => wanted.has((one as unknown as Record<string, unknown>)[field]))) found.push(id)
    }
    return found
  }

  #index(kind: string, field: string): Index {
    const known = this.#indexes.get(kind)?.find((index) => index.field === field)
    if (known) return known
    const index: Index = { field, byValue: new Map(), lists: new Map() }
    const ids = new Set([...(this.#base.get(kind)?.keys() ?? []), ...(this.#over.get(kind)?.keys() ?? [])])
    for (const id of ids) for (const document of this.#shown(kind, id)) enter(index, document)
    this.#indexes.set(kind, [...(this.#indexes.get(kind) ?? []), index])
    return index
  }

  #unindex(kind: string, id: Id) {
    this.#lists.delete(kind)
    for (const index of this.#indexes.get(kind) ?? []) {
      for (const document of this.#shown(kind, id)) leave(index, document)
    }
  }
  #enindex(kind: string, id: Id) {
    for (const index of this.#indexes.get(kind) ?? []) {
      for (const document of this.#shown(kind, id)) enter(index, document)
    }
  }
}

function enter({ field, byValue, lists }: Index, document: SyncDocument) {
  const value = (document as unknown as Record<string, unknown>)[field]
  if (value === undefined || value === null) return
  lists.delete(value)
  const documents = byValue.get(value)
  if (documents) documents.set(document.id, document)
  else byValue.set(value, new Map([[document.id, document]]))
}

function leave({ field, byValue, lists }: Index, document: SyncDocument) {
  const value = (document as unknown as Record<string, unknown>)[field]
  lists.delete(value)
  byValue.get(value)?.delete(document.id)
}
