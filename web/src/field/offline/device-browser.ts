// The phone as the screens know it (device.ts): vaults, the engine of the open one, and when to talk to the server.
import type { CommandShape } from '@red-steward/domain/api'
import type { Id } from '@red-steward/domain/ids'
import { Refused, SignedOut, Unreachable } from '../../lib/api.ts'
import type { Device, Pending, Phase, SaveOptions, SyncStatus, VaultLabel, Worker } from './device.ts'
import { Engine } from './engine.ts'
import { Keyring, type OpenVault } from './keyring.ts'
import { Listeners } from './listeners.ts'
import type { Network } from './network.ts'
import { httpNetwork } from './network-http.ts'
import { createPasskey, passkeyOf } from './passkey.ts'
import { fieldProblems } from './problems.ts'
import { followHints, Rounds } from './rounds.ts'
import { signInHere } from './sign-in-here.ts'
import { StableReplica } from './stable-replica.ts'
import { labelOf, statusOf } from './status.ts'
import type { Storage, VaultRecord } from './storage.ts'
import { DexieStorage } from './storage-dexie.ts'
import { joinTabs, type Tabs } from './tabs.ts'
import { unsentBlob } from './unsent-file.ts'
import { Sealer } from './vault.ts'

interface Options {
  storage?: Storage
  appVersion?: string
  idleMs?: number
  pinIterations?: number
}

interface Open {
  vault: OpenVault
  engine: Engine
  network: Network
  tabs: Tabs
  rounds: Rounds
  unfollow: () => void
}

const IDLE_MS = 5 * 60_000

/** Opens what is on this phone; resolves when it is known whether somebody has worked on it. */
export async function openDevice(options: Options = {}): Promise<Device> {
  const device = new BrowserDevice(options)
  await device.start()
  return device
}

class BrowserDevice implements Device {
  readonly #storage: Storage
  readonly #keyring: Keyring
  readonly #appVersion: string
  readonly #idleMs: number
  readonly #listeners = new Listeners()
  readonly subscribe = this.#listeners.subscribe
  readonly replica = new StableReplica()
  #records: VaultRecord[] = []
  #open: Open | undefined
  #phase: Phase = 'starting'
  #connection: SyncStatus['connection'] = 'offline'
  #idle: ReturnType<typeof setTimeout> | undefined
  #snapshot: { pending: readonly Pending[]; status: SyncStatus; vaults: readonly VaultLabel[] } | undefined

  constructor({ storage, appVersion = '1', idleMs = IDLE_MS, pinIterations }: Options) {
    this.#storage = storage ?? new DexieStorage()
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
    const { vaultId, deviceId, communityId, orderToken } = vault.record
    let token = ''
    const network = httpNetwork({ deviceId, communityId, orderToken, token: () => token })
    const engine = await Engine.open(
      {
        storage: this.#storage,
        network,
        sealer: new Sealer(vault.keys, vaultId),
        now: () => new Date().toISOString(),
        appVersion: this.#appVersion,
        changed: () => this.#tell('soon'),
      },
      fresh,
    )
    token = engine.state.token
    const rounds = new Rounds(() => this.#round())
    const told = () => void engine.refresh().then(() => this.#open?.tabs.leads && rounds.soon())
    let unfollow = () => {}
    const tabs = joinTabs(vaultId, told, () => {
      unfollow = followHints(
        () => token,
        () => rounds.soon(),
      )
      rounds.soon()
    })
    this.#open = { vault, engine, network, tabs, rounds, unfollow: () => unfollow() }
    this.replica.show(engine.documents)
    this.touched()
    await this.#readVaults()
  }

  lock() {
    this.#leave()
    this.#settle()
  }

  #leave() {
    clearTimeout(this.#idle)
    this.#open?.tabs.close()
    this.#open?.rounds.end()
    this.#open?.unfollow()
    this.#open = undefined
    this.replica.show(undefined)
  }

  touched() {
    clearTimeout(this.#idle)
    if (this.#open) this.#idle = setTimeout(() => this.lock(), this.#idleMs)
  }

  async signOut({ evenIfUnsent = false } = {}) {
    const { engine, vault, network } = this.#at()
    await this.#round()
    const count = engine.outbox.unsent.length
    if (count > 0 && !evenIfUnsent) throw new Refused('unsent-work', [], { count })
    await network.orders(true).catch(() => {})
    await fetch('/api/session', {
      method: 'DELETE',
      credentials: 'omit',
      headers: { authorization: `Bearer ${engine.state.token}` },
    }).catch(() => {})
    await this.#wipe(vault.record.vaultId)
  }

  async save<Input>(shape: CommandShape<Input, unknown>, input: Input, options: SaveOptions = {}) {
    const { engine, tabs, rounds } = this.#at()
    const parsed = shape.input.safeParse(input)
    if (!parsed.success) throw new Refused('invalid-input', fieldProblems(parsed.error))
    const { base = {}, dependsOn = [], about = [], shows = [] } = options
    const id = await engine.save({ name: shape.name, input, base, dependsOn, about, shows })
    tabs.tell()
    rounds.soon()
    return id
  }
  async retry(id: Id, input?: unknown) {
    await this.#at().engine.retry(id, input)
    this.#open?.tabs.tell()
    this.#open?.rounds.soon()
  }
  async discard(id: Id) {
    await this.#at().engine.discard(id)
    this.#open?.tabs.tell()
  }
  async syncNow() {
    const { tabs, rounds } = this.#at()
    if (tabs.leads) await this.#round()
    else {
      tabs.tell()
      rounds.soon()
    }
  }
  async exportUnsent() {
    const { engine, vault } = this.#at()
    return unsentBlob(engine, vault.record)
  }

  /** One round with the server; answers whether it answered. Another tab's work is left to that tab. */
  async #round(): Promise<boolean> {
    const open = this.#open
    if (!open?.tabs.leads) return true
    try {
      await open.engine.sync()
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

  async #failed(open: Open, failure: unknown): Promise<boolean> {
    if (failure instanceof Unreachable) this.#connection = 'offline'
    else if (failure instanceof SignedOut || failure instanceof Refused) {
      this.#connection = 'signed-out'
      await this.#obeyFor(open.vault.record)
    } else await open.engine.reopen().catch(() => {})
    return false
  }

  /** Asks the server, without a session, whether vaults here are to be wiped. */
  async #obey() {
    for (const record of await this.#storage.vaults()) await this.#obeyFor(record)
  }
  async #obeyFor(record: VaultRecord): Promise<boolean> {
    const { deviceId, communityId, orderToken, vaultId } = record
    const network = httpNetwork({ deviceId, communityId, orderToken, token: () => '' })
    const orders = await network.orders(false).catch(() => undefined)
    if (!orders?.wipe) return false
    await this.#wipe(vaultId)
    await network.orders(true).catch(() => {})
    return true
  }

  async #wipe(vaultId: Id) {
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

  #at(): Open {
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
