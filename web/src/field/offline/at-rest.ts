// The replica on disk: a sealed block per building as it came, and a sealed log of what was pulled since. Opening reads
// the blocks and replays the log; now and then the log is folded into the blocks it touched.
import type { Id } from '@red-steward/domain/ids'
import type { SyncDocument } from '@red-steward/domain/sync/documents'
import type { Cursor, Forget, Landmark, Scope } from '@red-steward/domain/sync/wire'
import { gunzip, gzip, newKey, openJson, sealJson } from './blocks.ts'
import type { Documents } from './replica.ts'
import type { Row, Storage, Write } from './storage.ts'
import type { Sealer } from './vault.ts'

interface Block {
  key: string
  /** Log entries up to this one are older than the block. */
  seq: number
}

/** What a vault knows beside its documents. One row, rewritten when something else than the cursor changes. */
export interface State {
  seq: number
  cursor: Cursor
  /** As it was told with the cursor; a vault from before there were any has none. */
  landmark?: Landmark
  /** Null before the first contact. `own` has become a block; a vault from before they were told has no `ends`. */
  scope: (Omit<Scope, 'own' | 'cursor' | 'landmark' | 'ends' | 'at'> & { ends?: Scope['ends'] }) | null
  /** By how many milliseconds this phone's clock was ahead of the server's at the last contact. */
  ahead?: number
  /** By building; '' is what came with none. */
  blocks: Record<string, Block>
  token: string
  /** PKCS #8, base64: signs what leaves this phone as a file. */
  signingKey: string
}

/** Of a vault that holds nothing yet. */
export const emptyState = (): State => ({
  seq: 0,
  cursor: { transaction: '0', sequence: 0 },
  scope: null,
  blocks: {},
  token: '',
  signingKey: '',
})

export interface Change {
  seq: number
  cursor: Cursor
  landmark?: Landmark
  forget: readonly Forget[]
  documents: readonly SyncDocument[]
}

const FOLD_ENTRIES = 200
const FOLD_BYTES = 1_500_000
const placeKey = (buildingId: Id | null) => buildingId ?? ''
const placeOf = (key: string) => (key === '' ? null : key)

export class AtRest {
  readonly #storage: Storage
  readonly #sealer: Sealer
  #stateKey = newKey()
  #log: { key: string; seq: number; bytes: number }[] = []

  constructor(storage: Storage, sealer: Sealer) {
    this.#storage = storage
    this.#sealer = sealer
  }

  /** Fills the documents and answers the state; undefined when this vault has none yet. */
  async load(documents: Documents): Promise<State | undefined> {
    const { vaultId } = this.#sealer
    this.#log = []
    const [stateRow] = await this.#storage.rows('state', vaultId)
    if (!stateRow) return undefined
    this.#stateKey = stateRow.key
    const state = await openJson<State>(this.#sealer, 'state', stateRow)
    const rows = new Map((await this.#storage.rows('blocks', vaultId)).map((row) => [row.key, row]))
    const read = Object.values(state.blocks).map(async ({ key }) => this.#readBlock(rows.get(key)!))
    for (const block of await Promise.all(read)) documents.put(block)
    documents.touched.clear()
    await this.replay(documents, state)
    return state
  }

  /** Applies the log entries this one has not seen; another tab may have written them. */
  async replay(documents: Documents, state: State): Promise<void> {
    const known = new Set(this.#log.map(({ key }) => key))
    const rows = (await this.#storage.rows('log', this.#sealer.vaultId)).filter(({ key }) => !known.has(key))
    const changes = await Promise.all(
      rows.map(async (row) => ({ row, change: await openJson<Change>(this.#sealer, 'log', row) })),
    )
    for (const { row, change } of changes.sort((a, b) => a.change.seq - b.change.seq)) {
      this.noted(row, change)
      apply(documents, state, change)
      if (change.seq <= state.seq) continue
      const { seq, cursor, landmark } = change
      Object.assign(state, { seq, cursor, ...(landmark ? { landmark } : {}) })
    }
  }

  async #readBlock(row: Row): Promise<SyncDocument[]> {
    return JSON.parse(await gunzip(await this.#sealer.open('blocks', row)))
  }

  async stateWrite(state: State): Promise<Write> {
    return { table: 'state', put: await sealJson(this.#sealer, 'state', this.#stateKey, state) }
  }

  /** A block as gzip over a JSON array of documents; its key goes into the state. */
  async blockWrite(state: State, place: string, bytes: Uint8Array<ArrayBuffer>): Promise<Write[]> {
    const old = state.blocks[place]
    const key = newKey()
    state.blocks[place] = { key, seq: state.seq }
    const put: Write = { table: 'blocks', put: await this.#sealer.seal('blocks', key, bytes) }
    return old ? [put, { table: 'blocks', drop: [old.key] }] : [put]
  }

  /** Takes a building's block out of the state. */
  dropBlock(state: State, place: string): Write[] {
    const old = state.blocks[place]
    delete state.blocks[place]
    return old ? [{ table: 'blocks', drop: [old.key] }] : []
  }

  async changeWrite(change: Change): Promise<Write & { put: Row }> {
    return { table: 'log', put: await sealJson(this.#sealer, 'log', newKey(), change) }
  }

  /** After the commit: counts towards folding. */
  noted({ key, bytes }: Row, change: Change) {
    this.#log.push({ key, seq: change.seq, bytes: bytes.length })
  }

  get wantsFolding() {
    return this.#log.length > FOLD_ENTRIES || this.#log.reduce((sum, { bytes }) => sum + bytes, 0) > FOLD_BYTES
  }

  /** Writes the blocks anew from memory and lets the log go, in one transaction. */
  async fold(documents: Documents, state: State): Promise<void> {
    const writes: Write[] = []
    for (const place of Object.keys(state.blocks)) {
      if (!documents.touched.has(placeOf(place))) continue
      writes.push(
        ...(await this.blockWrite(state, place, await gzip(JSON.stringify(documents.ofPlace(placeOf(place)))))),
      )
    }
    writes.push({ table: 'log', drop: this.#log.map(({ key }) => key) }, await this.stateWrite(state))
    await this.#storage.commit(writes)
    this.#log = []
    documents.touched.clear()
  }

  /** Lets everything go that came from the server: for loading anew. */
  async emptied(state: State): Promise<Write[]> {
    const rows = await this.#storage.rows('log', this.#sealer.vaultId)
    const blocks = await this.#storage.rows('blocks', this.#sealer.vaultId)
    state.blocks = {}
    this.#log = []
    return [
      { table: 'log', drop: rows.map(({ key }) => key) },
      { table: 'blocks', drop: blocks.map(({ key }) => key) },
    ]
  }

  /** Whether another tab has loaded or folded blocks since this one read them. */
  async isBehind(state: State): Promise<boolean> {
    const [row] = await this.#storage.rows('state', this.#sealer.vaultId)
    if (!row) return false
    const stored = await openJson<State>(this.#sealer, 'state', row)
    return JSON.stringify(stored.blocks) !== JSON.stringify(state.blocks)
  }

  async commit(writes: readonly Write[]): Promise<void> {
    await this.#storage.commit(writes)
  }
}

/** Takes a change in: only places that are held, and only blocks that are older than it. */
export function apply(documents: Documents, state: State, { seq, forget, documents: found }: Change): void {
  const isOlder = (place: Id | null) => {
    const block = state.blocks[placeKey(place)]
    return block !== undefined && block.seq < seq
  }
  for (const one of forget) documents.forget(one, isOlder)
  documents.put(found.filter(({ buildingId }) => isOlder(buildingId)))
}
