// The phone as the screens know it (device.ts): vaults, the engine of the open one, and when to talk to the server.
import type { CommandShape, QueryShape } from '@red-steward/domain/api'
import type { Id } from '@red-steward/domain/ids'
import type { Cover } from '@red-steward/domain/sync/wire'
import { Refused, Unreachable } from '../../lib/api.ts'
import { endSession } from './account.ts'
import type { Device, Pending, Phase, Piece, SaveOptions, SyncStatus, Typed, VaultLabel, Worker } from './device.ts'
import { DraftsAtRest } from './drafts.ts'
import { Keyring, type OpenVault } from './keyring.ts'
import { Listeners } from './listeners.ts'
import { askOnline } from './network-http.ts'
import { obeyOrders } from './orders.ts'
import { createPasskey, passkeyOf } from './passkey.ts'
import { draftOf } from './piece.ts'
import { signInHere } from './sign-in-here.ts'
import { StableReplica } from './stable-replica.ts'
import { connectionAfter, labelOf, statusOf } from './status.ts'
import type { Storage, VaultRecord } from './storage.ts'
import { DexieStorage } from './storage-dexie.ts'
import { unsentBlobs } from './unsent-file.ts'
import { beginWork, endWork, type Work } from './work.ts'

interface Options {
  storage?: Storage
  appVersion?: string
  idleMs?: number
  pinIterations?: number
}

/** Opens what is on this phone; resolves when it is known whether somebody has worked on it. */
export async function openDevice(options: Options = {}): Promise<Device> {
  const device = new BrowserDevice(options)
  await device.start()
  return device
}

const NONE: readonly Cover[] = []

class BrowserDevice implements Device {
  readonly #storage: Storage
  readonly #keyring: Keyring
  readonly #appVersion: string
  readonly #idleMs: number
  readonly #listeners = new Listeners()
  readonly subscribe = this.#listeners.subscribe
  readonly replica = new StableReplica()
  readonly drafts: DraftsAtRest
  #records: VaultRecord[] = []
  #open: Work | undefined
  #phase: Phase = 'starting'
  #connection: SyncStatus['connection'] = 'offline'
  #idle: ReturnType<typeof setTimeout> | undefined
  #snapshot: { pending: readonly Pending[]; status: SyncStatus; vaults: readonly VaultLabel[] } | undefined

  constructor({ storage, appVersion = '1', idleMs = 5 * 60_000, pinIterations }: Options) {
    this.#storage = storage ?? new DexieStorage()
    this.drafts = new DraftsAtRest(this.#storage)
    this.#keyring = new Keyring(this.#storage, () => new Date().toISOString(), pinIterations)
    this.#appVersion = appVersion
    this.#idleMs = idleMs
  }

  async start() {
    await navigator.storage?.persist?.().catch(() => false)
    await this.#readVaults()
    window.addEventListener('online', () => {
      this.#open?.rounds.soon()
      void this.#obey()
    })
    void this.#obey()
  }

  get phase() {
    return this.#phase
  }
  get worker(): Worker | null {
    return this.#open?.engine.state.scope?.worker ?? null
  }
  get covers() {
    return this.#open?.engine.state.scope?.ends?.covers ?? NONE
  }
  now = () => this.#open?.engine.now() ?? new Date().toISOString()
  get pending() {
    return this.#shown.pending
  }
  get status() {
    return this.#shown.status
  }
  get vaults() {
    return this.#shown.vaults
  }

  async signIn({ label, pin, ...credentials }: Parameters<Device['signIn']>[0]) {
    const given = { credentials, label, pin, appVersion: this.#appVersion }
    const { vault, fresh } = await signInHere(this.#keyring, given, (record) => this.#obeyFor(record))
    await this.#enter(vault, fresh)
  }

  async unlock(vaultId: Id, pin: string) {
    await this.#entering(() => this.#keyring.unlock(vaultId, pin))
  }
  async unlockByPasskey(vaultId: Id) {
    await this.#entering(() => this.#keyring.unlockByPasskey(vaultId, passkeyOf))
  }
  async #entering(opening: () => Promise<OpenVault>) {
    try {
      await this.#enter(await opening())
    } finally {
      await this.#readVaults()
    }
  }
  async addPasskey() {
    const { vault } = this.#at()
    await this.#keyring.addPasskey(vault, await createPasskey(vault.record.label))
    await this.#readVaults()
  }
  async changePin(from: string, to: string) {
    await this.#keyring.changePin(this.#at().vault, from, to)
  }

  async #enter(vault: OpenVault, fresh?: { token: string; signingKey?: string }) {
    this.#leave()
    const around = {
      ...{ storage: this.#storage, drafts: this.drafts, appVersion: this.#appVersion },
      changed: () => this.#tell('soon'),
      round: () => this.#round(),
      sendFiles: () => this.#sendFiles(),
    }
    this.#open = await beginWork(vault, around, fresh)
    this.replica.show(this.#open.engine.documents)
    this.touched()
    await this.#readVaults()
  }

  lock() {
    this.#leave()
    this.#settle()
  }

  #leave() {
    clearTimeout(this.#idle)
    if (this.#open) endWork(this.#open)
    this.#open = undefined
    void this.drafts.close()
    this.replica.show(undefined)
  }

  touched() {
    clearTimeout(this.#idle)
    if (this.#open) this.#idle = setTimeout(() => this.lock(), this.#idleMs)
  }

  async signOut({ evenIfUnsent = false } = {}) {
    const { engine, vault, network } = this.#at()
    await this.#sendAll()
    const count = engine.outbox.unsent.length
    if (count > 0 && !evenIfUnsent) throw new Refused('unsent-work', [], { count })
    await network.orders(true).catch(() => {})
    await endSession(engine.state.token)
    await this.#wipe(vault.record.vaultId)
  }

  async save<Input>(shape: CommandShape<Input, unknown>, input: Input, { typed, ...options }: SaveOptions = {}) {
    return (await this.saveTogether([{ shape, input, ...options }], typed))[0]!
  }
  async saveTogether(pieces: readonly Piece[], typed?: Typed) {
    const { engine, tabs, rounds, fileRounds } = this.#at()
    const work = pieces.map(draftOf)
    const ids = await this.drafts.saving(typed, (also) => engine.saveTogether(work, also))
    tabs.tell()
    for (const { file } of work) (file ? fileRounds : rounds).soon()
    return ids
  }
  async retry(id: Id, input?: unknown) {
    await this.#at().engine.retry(id, input)
    this.#open?.tabs.tell()
    this.#open?.rounds.soon()
    this.#open?.fileRounds.soon()
  }
  async discard(id: Id) {
    await this.#at().engine.discard(id)
    this.#open?.tabs.tell()
  }
  async syncNow() {
    const { tabs, rounds } = this.#at()
    if (tabs.leads) await this.#sendAll()
    else {
      tabs.tell()
      rounds.soon()
    }
  }
  async exportUnsent() {
    const { engine, vault } = this.#at()
    return unsentBlobs(engine, vault.record)
  }

  fileOf(id: Id) {
    return this.#at().engine.outbox.fileOf(id)
  }
  ask<Input, Answer>(shape: QueryShape<Input, Answer>, input: Input) {
    return askOnline(shape, input, this.#at().engine.state.token)
  }

  async #sendAll() {
    if (await this.#round()) await this.#sendFiles()
  }

  /** One round with the server; answers whether it answered. Another tab's work is left to that tab. */
  async #round(): Promise<boolean> {
    const open = this.#open
    if (!open) return true
    if (!open.tabs.leads) return open.engine.part({ onDisk: false }).then(() => true)
    const { lastUploadAt } = open.engine
    try {
      await open.engine.sync()
      if (this.#connection !== 'online' || lastUploadAt !== open.engine.lastUploadAt) open.fileRounds.soon()
      this.#connection = 'online'
      const leaseUntil = open.engine.state.scope?.leaseUntil
      if (leaseUntil) await this.#keyring.contacted(open.vault.record.vaultId, leaseUntil)
      open.tabs.tell()
      return true
    } catch (failure) {
      return this.#failed(open, failure)
    } finally {
      this.#tell()
    }
  }

  /** What is not with the server yet and is large; answers as a round does. A line too slow for it may do for all else. */
  async #sendFiles(): Promise<boolean> {
    const open = this.#open
    if (!open?.tabs.leads) return true
    const { lastUploadAt } = open.engine
    try {
      await open.engine.sendFiles()
      return true
    } catch (failure) {
      return failure instanceof Unreachable ? false : this.#failed(open, failure)
    } finally {
      if (lastUploadAt !== open.engine.lastUploadAt) open.rounds.soon()
      this.#tell()
    }
  }

  async #failed(open: Work, failure: unknown): Promise<boolean> {
    const connection = connectionAfter(failure)
    if (connection) this.#connection = connection
    else await open.engine.reopen().catch(() => {})
    if (connection === 'signed-out') await this.#obeyFor(open.vault.record)
    return false
  }

  /** Asks the server, without a session, whether vaults here are to be wiped. */
  async #obey() {
    for (const record of await this.#storage.vaults()) await this.#obeyFor(record)
  }
  #obeyFor(record: VaultRecord): Promise<boolean> {
    return obeyOrders(record, () => this.#wipe(record.vaultId))
  }

  async #wipe(vaultId: Id) {
    await this.drafts.forget(vaultId)
    if (this.#open?.vault.record.vaultId === vaultId) this.#leave()
    await this.#keyring.wipe(vaultId)
    await this.#readVaults()
  }

  async #readVaults() {
    this.#records = await this.#keyring.vaults()
    this.#settle()
  }

  #settle() {
    if (this.#open) this.#phase = 'open'
    else if (this.#records.length === 0) this.#phase = 'no-vault'
    else this.#phase = this.#records.every(({ share }) => share === null) ? 'expired' : 'locked'
    this.#tell()
  }

  #at(): Work {
    if (!this.#open) throw new Refused('vault-locked')
    return this.#open
  }

  get #shown() {
    this.#snapshot ??= {
      pending: this.#open?.engine.outbox.pending ?? [],
      status: statusOf(this.#open?.engine, this.#connection),
      vaults: this.#records.map(labelOf),
    }
    return this.#snapshot
  }

  #tell(when: 'now' | 'soon' = 'now') {
    this.#snapshot = undefined
    this.#listeners[when]()
  }
}
