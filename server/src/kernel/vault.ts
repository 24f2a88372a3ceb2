import { createHmac, hkdfSync, randomBytes } from 'node:crypto'
import { type Id, SYSTEM } from '@red-steward/domain/ids'
import { sql } from 'kysely'
import type { Tx } from './db.ts'
import { type Suite, type SuiteName, suites } from './suites.ts'

/** The keys of one community: what is sealed with them opens only for the same table, column and row. */
export interface Vault {
  /** Encrypts; `aad` is `table|column|row`, so that a value moved to another place does not open. */
  seal(text: string, aad: string): Buffer
  /** Decrypts what any earlier key version or suite of this community sealed. Throws when the value was touched. */
  open(sealed: Uint8Array, aad: string): string
  sealBytes(bytes: Uint8Array, aad: string): Buffer
  openBytes(sealed: Uint8Array, aad: string): Buffer
  /** A keyed mark for exact search; equal texts of one kind have equal marks within a community, and nowhere else. */
  fingerprint(kind: 'id-number' | 'phone' | 'phone-tail', text: string): Buffer
}

interface DataKey {
  version: number
  suite: Suite
  key: Buffer
}

const HEADER = 4 // format 1 | suite | key version, two bytes

export class KeyRing {
  readonly #master: Buffer
  readonly #suite: SuiteName
  readonly #vaults = new Map<Id, Vault>()
  /** Communities whose newest key this process made, and in which transaction. */
  readonly #made = new Map<Id, string>()
  /** For secrets that belong to no community; its key hangs on the master key alone. */
  readonly installation: Vault

  /** `master`: 32 bytes kept outside the database. `suite`: what new keys use; old values keep opening. */
  constructor(master: Buffer, suite: SuiteName = 'intl') {
    if (master.length !== 32) throw new Error('the master key must be 32 bytes')
    this.#master = master
    this.#suite = suite
    const key = Buffer.from(hkdfSync('sha256', master, SYSTEM, 'installation', 32))
    // It is of every suite, the chosen one last: what was sealed before another was chosen keeps opening.
    const inOrder = [...Object.values(suites).filter((one) => one !== suites[suite]), suites[suite]]
    this.installation = vaultOf(inOrder.map((one) => ({ version: 0, suite: one, key })))
  }

  /** The vault of a community whose keys were read before. */
  known(communityId: Id): Vault | undefined {
    return this.#vaults.get(communityId)
  }

  /** The vault of a community, with its first key made on first use. Call inside a transaction in that community. */
  async of(tx: Tx, communityId: Id): Promise<Vault> {
    const known = this.#vaults.get(communityId)
    if (known) return known
    let rows = await readKeys(tx, communityId)
    if (rows.length === 0) {
      await this.#addKey(tx, communityId, 1)
      this.#made.set(communityId, await transactionId(tx))
      rows = await readKeys(tx, communityId)
    }
    const vault = vaultOf(rows.map((row) => this.#unwrap(communityId, row)))
    if (await this.#isCommitted(tx, communityId)) this.#vaults.set(communityId, vault)
    return vault
  }

  /**
   * A key made in the transaction in hand may yet be rolled back, with a refusal or a crash; remembered all the same, it
   * would seal what nobody can ever open. It counts from the first other transaction that sees it.
   */
  async #isCommitted(tx: Tx, communityId: Id): Promise<boolean> {
    const madeIn = this.#made.get(communityId)
    if (madeIn === undefined) return true
    if (madeIn === (await transactionId(tx))) return false
    this.#made.delete(communityId)
    return true
  }

  /** Adds a key version: everything sealed from now on uses it; what is there keeps its own until sealed again. */
  async rotate(tx: Tx, communityId: Id): Promise<number> {
    const rows = await readKeys(tx, communityId)
    const version = Math.max(0, ...rows.map((row) => row.version)) + 1
    await this.#addKey(tx, communityId, version)
    this.#made.set(communityId, await transactionId(tx))
    this.#vaults.delete(communityId)
    return version
  }

  async #addKey(tx: Tx, communityId: Id, version: number) {
    const wrapped = suites[this.#suite].encrypt(
      this.#wrappingKey(),
      randomBytes(32),
      Buffer.from(`key|${communityId}|${version}`),
    )
    await tx
      .insertInto('community_keys')
      .values({ community_id: communityId, version, suite: this.#suite, wrapped_key: wrapped })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  }

  #unwrap(communityId: Id, row: { version: number; suite: string; wrapped_key: Buffer }): DataKey {
    const suite = suites[row.suite as SuiteName]
    const key = suite.decrypt(this.#wrappingKey(), row.wrapped_key, Buffer.from(`key|${communityId}|${row.version}`))
    return { version: row.version, suite, key }
  }

  #wrappingKey() {
    return Buffer.from(hkdfSync('sha256', this.#master, SYSTEM, 'wrap', 32))
  }
}

async function transactionId(tx: Tx): Promise<string> {
  const { rows } = await sql<{ id: string }>`select pg_current_xact_id()::text as id`.execute(tx)
  return rows[0]!.id
}

function readKeys(tx: Tx, communityId: Id) {
  return tx
    .selectFrom('community_keys')
    .select(['version', 'suite', 'wrapped_key'])
    .where('community_id', '=', communityId)
    .orderBy('version')
    .execute()
}

function vaultOf(keys: DataKey[]): Vault {
  const newest = keys.at(-1)!
  // Marks must stay comparable over rotations, so they hang on the first key alone.
  const markKey = Buffer.from(hkdfSync('sha256', keys[0]!.key, '', 'fingerprint', 32))

  function sealBytes(bytes: Uint8Array, aad: string) {
    const header = Buffer.from([1, newest.suite.id, newest.version >> 8, newest.version & 255])
    return Buffer.concat([header, newest.suite.encrypt(newest.key, bytes, Buffer.concat([header, Buffer.from(aad)]))])
  }
  function openBytes(sealed: Uint8Array, aad: string) {
    const bytes = Buffer.from(sealed.buffer, sealed.byteOffset, sealed.byteLength)
    const key = keys.find(({ version, suite }) => version === bytes.readUInt16BE(2) && suite.id === bytes[1])
    if (bytes[0] !== 1 || !key) throw new Error('sealed with an unknown key')
    const header = bytes.subarray(0, HEADER)
    return key.suite.decrypt(key.key, bytes.subarray(HEADER), Buffer.concat([header, Buffer.from(aad)]))
  }
  return {
    sealBytes,
    openBytes,
    seal: (text, aad) => sealBytes(Buffer.from(text, 'utf8'), aad),
    open: (sealed, aad) => openBytes(sealed, aad).toString('utf8'),
    fingerprint: (kind, text) => createHmac('sha256', markKey).update(`${kind}|${text}`).digest().subarray(0, 16),
  }
}
