// What was typed on this phone. An entry and what the screens show for it are one sealed row; when `save` resolves, the
// row is on disk. An entry leaves only when the server has it and the replica contains it, or when its person lets it go.
import { type Id, newId } from '@red-steward/domain/ids'
import type { PushOutcome, SyncEnvelope } from '@red-steward/domain/sync/wire'
import { openJson, sealJson } from './blocks.ts'
import type { Pending, PendingState } from './device.ts'
import { type Draft, type Entry, entryOf, rebased } from './entry.ts'
import { type Lane, MOST_BYTES, nextBatch } from './next-batch.ts'
import { type Documents, hasOwnId, type Shown } from './replica.ts'
import type { Storage, Write } from './storage.ts'
import { type Sealer, toBase64 } from './vault.ts'

/** The record is another grid's now and its lead has the work: nothing is held behind it, nothing shown of it. */
const PASSED_ON = 'passed-to-grid-lead'
const KEPT_UPLOADED = 100

export class Outbox {
  readonly #storage: Storage
  readonly #sealer: Sealer
  readonly #documents: Documents
  #entries: Entry[] = []
  readonly #sending = new Set<Id>()
  readonly #saving = new Set<Entry>()

  constructor(storage: Storage, sealer: Sealer, documents: Documents) {
    this.#storage = storage
    this.#sealer = sealer
    this.#documents = documents
  }

  async load(): Promise<void> {
    const rows = await this.#storage.rows('outbox', this.#sealer.vaultId)
    const entries = await Promise.all(rows.map((row) => openJson<Entry>(this.#sealer, 'outbox', row)))
    const known = new Set(entries.map(({ key }) => key))
    const underway = [...this.#saving].filter(({ key }) => !known.has(key))
    this.#entries = [...entries, ...underway].sort((a, b) => a.seq - b.seq)
    this.#overlay()
  }

  get entries(): readonly Entry[] {
    return this.#entries
  }
  get unsent(): readonly Entry[] {
    return this.#entries.filter(({ state }) => state !== 'uploaded')
  }
  get waiting(): readonly Entry[] {
    return this.#entries.filter(({ state }) => state === 'waiting')
  }

  /** All of them and `also` in one transaction; answers their ids in order. */
  async save(drafts: readonly Draft[], also: readonly Write[] = []): Promise<Id[]> {
    const made = drafts.map((draft) => {
      const entry = entryOf(draft, (this.#entries.at(-1)?.seq ?? 0) + 1, this.#joined(draft))
      this.#entries.push(entry) // its place in the order is taken before the disk answers
      this.#saving.add(entry)
      return { entry, bytes: draft.file?.bytes }
    })
    try {
      const writes = await Promise.all(made.map(({ entry }) => this.#write(entry)))
      for (const { entry, bytes } of made) {
        if (entry.file && bytes)
          writes.push({ table: 'files', put: await this.#sealer.seal('files', entry.file.key, bytes) })
      }
      await this.#storage.commit([...writes, ...also])
    } catch (failure) {
      this.#entries = this.#entries.filter((one) => !made.some(({ entry }) => entry === one))
      throw failure
    } finally {
      for (const { entry } of made) this.#saving.delete(entry)
    }
    this.#overlay()
    return made.map(({ entry }) => entry.envelope.id)
  }

  /** Fills in what the edit was made on, and which earlier entries it stands on or has seen. */
  #joined({ base, dependsOn, about, shows }: Draft) {
    const records = new Set([...about, ...Object.keys(base)])
    for (const one of shows) records.add('put' in one ? one.put.id : one.take.id)
    const versions: Record<Id, number> = { ...base }
    const stands = new Set(dependsOn)
    for (const id of records) {
      const version = this.#documents.versionOf(id)
      if (version !== undefined) versions[id] ??= version
      else {
        const isMade = (one: Shown) => 'put' in one && one.put.id === id && hasOwnId(one.put.kind)
        const maker = this.#entries.find(({ shows: made }) => made.some(isMade))
        if (maker) stands.add(maker.envelope.id)
      }
    }
    // A picture changes no fact that a later edit could be made on: nothing waits for it.
    const seen = this.#entries.filter(
      (entry) =>
        !entry.file &&
        (entry.state !== 'uploaded' || entry.transaction !== null) &&
        entry.about.some((id) => records.has(id)),
    )
    return { base: versions, dependsOn: [...stands], seen: seen.map(({ envelope }) => envelope.id) }
  }

  /** What is typed and goes out next, together. */
  batch(passed: ReadonlySet<Id> = new Set(), mostBytes = MOST_BYTES): SyncEnvelope[] {
    return nextBatch(this.#entries, { ...this.#lane, passed, mostBytes, files: false })
  }

  /** The next picture to send, without its bytes. */
  nextFile(passed: ReadonlySet<Id>): SyncEnvelope | undefined {
    return nextBatch(this.#entries, { ...this.#lane, passed, mostBytes: 0, files: true })[0]
  }

  readonly #lane: Pick<Lane, 'isSettled' | 'isWaiting' | 'isUnderway'> = {
    isSettled: (id) => this.#isSettled(id),
    isWaiting: (id) => this.#find(id)?.state === 'waiting',
    isUnderway: (id) => [...this.#saving].some(({ envelope }) => envelope.id === id),
  }

  /** As it is sent. Undefined when its bytes are gone: another tab has let it go, or sent it. */
  async whole(envelope: SyncEnvelope): Promise<SyncEnvelope | undefined> {
    const file = this.#find(envelope.id)?.file
    if (!file) return envelope
    const bytes = await this.fileOf(envelope.id)
    return bytes && { ...envelope, input: { ...(envelope.input as object), [file.field]: toBase64(bytes) } }
  }

  async fileOf(id: Id): Promise<Uint8Array<ArrayBuffer> | undefined> {
    const file = this.#find(id)?.file
    const row = file && (await this.#storage.row('files', file.key))
    return row && this.#sealer.open('files', row).catch(() => undefined)
  }

  /** Done, gone after being done, or passed on to somebody else. */
  #isSettled(id: Id): boolean {
    const entry = this.#find(id)
    return !entry || entry.state === 'uploaded' || entry.why === PASSED_ON
  }

  /** Shows these as on their way until the answer is called. */
  sending(ids: readonly Id[]): () => void {
    for (const id of ids) this.#sending.add(id)
    return () => {
      for (const id of ids) this.#sending.delete(id)
    }
  }

  /** Takes the server's answers in, in one transaction; an answer to something let go meanwhile is read over. */
  async answered(answers: readonly PushOutcome[], now: string): Promise<void> {
    const changed: Entry[] = []
    const sent: string[] = []
    for (const answer of answers) {
      const entry = this.#find(answer.id)
      if (entry?.state !== 'waiting' || answer.outcome === 'wait') continue
      if (answer.outcome === 'done') {
        const { merged, conflicts, transaction } = answer
        const { file, ...rest } = entry
        if (file) sent.push(file.key)
        changed.push({ ...rest, state: 'uploaded', uploadedAt: now, transaction, merged, conflicts, why: null })
      } else {
        const { why, fields = [], detail = {} } = answer
        changed.push({ ...entry, state: 'refused', why, fields, detail, ...(why === PASSED_ON ? { shows: [] } : {}) })
      }
    }
    await this.#put(changed, sent.length > 0 ? [{ table: 'files', drop: sent }] : [])
  }

  /** What becomes of uploaded entries when a pull has passed their transaction: written with the pull. */
  async passed(transaction: string): Promise<{ writes: Write[]; take: () => void }> {
    const at = BigInt(transaction)
    const contained = this.#entries.filter((entry) => entry.transaction !== null && BigInt(entry.transaction) < at)
    const settled = contained.map((entry) => ({ ...entry, transaction: null, shows: [] }))
    const uploaded = this.#entries.filter(({ state }) => state === 'uploaded')
    const isNeeded = (entry: Entry) =>
      this.#entries.some((one) => one.state !== 'uploaded' && one.envelope.dependsOn.includes(entry.envelope.id))
    const old = uploaded.slice(0, -KEPT_UPLOADED).filter((entry) => entry.transaction === null && !isNeeded(entry))
    const writes: Write[] = await Promise.all(settled.map((entry) => this.#write(entry)))
    if (old.length > 0) writes.push({ table: 'outbox', drop: old.map(({ key }) => key) })
    const take = () => {
      this.#replace(settled)
      this.#entries = this.#entries.filter((entry) => !old.some(({ key }) => key === entry.key))
      this.#overlay()
    }
    return { writes, take }
  }

  /** Sends refused work again under a new id, made on what is known now; what depended on it depends on the new one. */
  async retry(id: Id, input: unknown): Promise<void> {
    const entry = this.#find(id)
    if (entry?.state !== 'refused') return
    const next = newId()
    const base = Object.fromEntries(
      Object.entries(entry.envelope.base).map(([record, version]) => [
        record,
        this.#documents.versionOf(record) ?? version,
      ]),
    )
    const swap = (ids: readonly Id[]) => ids.map((one) => (one === id ? next : one))
    const again: Entry = {
      ...entry,
      envelope: { ...entry.envelope, id: next, input: input === undefined ? rebased(entry, base) : input, base },
      state: 'waiting',
      why: null,
      fields: [],
      detail: {},
    }
    const others = this.#entries.filter(({ envelope }) => [...envelope.dependsOn, ...envelope.seen].includes(id))
    const moved = others.map((other) => {
      const { dependsOn, seen } = other.envelope
      return { ...other, envelope: { ...other.envelope, dependsOn: swap(dependsOn), seen: swap(seen) } }
    })
    await this.#put([again, ...moved])
  }

  /** Lets an entry go; what stood on it comes back to its person as refused. */
  async discard(id: Id): Promise<void> {
    const entry = this.#find(id)
    if (!entry || entry.state === 'uploaded') return
    const stranded = this.#entries
      .filter(({ state, envelope }) => state === 'waiting' && envelope.dependsOn.includes(id))
      .map((other): Entry => ({ ...other, state: 'refused', why: 'depends-on-another' }))
    const writes = await Promise.all(stranded.map((one) => this.#write(one)))
    if (entry.file) writes.push({ table: 'files', drop: [entry.file.key] })
    await this.#storage.commit([{ table: 'outbox', drop: [entry.key] }, ...writes])
    this.#entries = this.#entries.filter((one) => one.key !== entry.key)
    this.#replace(stranded)
    this.#overlay()
  }

  get pending(): readonly Pending[] {
    return this.#entries.map((entry) => ({
      id: entry.envelope.id,
      name: entry.envelope.name,
      input: entry.envelope.input,
      about: entry.about,
      file: entry.file ? { size: entry.file.size } : null,
      savedAt: entry.envelope.savedAt,
      uploadedAt: entry.uploadedAt,
      state: this.#stateOf(entry),
      dependsOn: entry.envelope.dependsOn,
      why: entry.why,
      fields: entry.fields,
      detail: entry.detail,
      merged: entry.merged,
      conflicts: entry.conflicts,
    }))
  }

  #stateOf({ state, envelope }: Entry): PendingState {
    if (state !== 'waiting') return state
    if (this.#sending.has(envelope.id)) return 'sending'
    const isHeld = envelope.dependsOn.some((id) => {
      const other = this.#find(id)
      return other?.state === 'refused' && other.why !== PASSED_ON
    })
    return isHeld ? 'held' : 'waiting'
  }

  #find(id: Id) {
    return this.#entries.find(({ envelope }) => envelope.id === id)
  }

  async #write(entry: Entry): Promise<Write> {
    return { table: 'outbox', put: await sealJson(this.#sealer, 'outbox', entry.key, entry) }
  }

  async #put(entries: readonly Entry[], beside: readonly Write[] = []) {
    if (entries.length === 0) return
    await this.#storage.commit([...(await Promise.all(entries.map((entry) => this.#write(entry)))), ...beside])
    this.#replace(entries)
    this.#overlay()
  }

  #replace(entries: readonly Entry[]) {
    const byKey = new Map(entries.map((entry) => [entry.key, entry]))
    this.#entries = this.#entries.map((entry) => byKey.get(entry.key) ?? entry)
  }

  #overlay() {
    this.#documents.overlay(this.#entries.flatMap(({ shows }) => shows))
  }
}
