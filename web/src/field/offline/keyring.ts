// The vaults on this phone: made, opened, locked out. Knows no network and no screen.
import type { Id } from '@red-steward/domain/ids'
import { newId } from '@red-steward/domain/ids'
import type { Share } from '@red-steward/domain/sync/wire'
import { Refused } from '../../lib/api.ts'
import type { Storage, VaultRecord } from './storage.ts'
import * as vault from './vault.ts'

export interface OpenVault {
  record: VaultRecord
  keys: vault.VaultKeys
}

interface NewVault {
  accountId: Id
  communityId: Id
  deviceId: Id
  orderToken: string
  label: string
  pin: string
  share: Share
}

export class Keyring {
  readonly #storage: Storage
  readonly #iterations: number
  readonly #now: () => string

  constructor(storage: Storage, now: () => string, iterations = vault.PIN_ITERATIONS) {
    this.#storage = storage
    this.#now = now
    this.#iterations = iterations
  }

  /** The vaults there are; a lease that is over is noticed here, and its share dropped. */
  async vaults(): Promise<VaultRecord[]> {
    const records = await this.#storage.vaults()
    for (const record of records) if (record.share && this.#isOver(record)) await this.#dropShare(record)
    return records
  }

  async ofAccount(accountId: Id): Promise<VaultRecord | undefined> {
    for (const record of await this.#storage.vaults()) {
      if ((await vault.ownerMark(accountId, record.vaultId)) === record.owner) return record
    }
    return undefined
  }

  async create({ accountId, share, pin, ...given }: NewVault): Promise<OpenVault> {
    const vaultId = newId()
    const root = vault.newRoot()
    const record: VaultRecord = {
      vaultId,
      ...given,
      owner: await vault.ownerMark(accountId, vaultId),
      byPin: await vault.wrapByPin(root, pin, share.share, this.#iterations),
      byRecovery: await vault.wrapByRecovery(root, share.recovery),
      byPasskey: null,
      bySelf: await vault.wrapBySelf(root),
      share: share.share,
      leaseUntil: share.leaseUntil,
      latestSeenAt: this.#now(),
      wrongPins: 0,
    }
    await this.#storage.keepVault(record)
    return { record, keys: await vault.keysOf(root) }
  }

  /** After signing in: opened by what the server keeps, and given a new PIN. Undefined when it does not open. */
  async recover(record: VaultRecord, share: Share, pin: string): Promise<OpenVault | undefined> {
    const root = await vault.openByRecovery(record, share.recovery)
    return root && this.#renewed(record, root, share, pin)
  }

  /** The same for a phone the server forgot, opened by its PIN while the lease still runs; it has a new device's share. */
  async adopt(record: VaultRecord, share: Share, pin: string, device: { deviceId: Id; orderToken: string }) {
    const root = await vault.openByPin(record, pin)
    if (!root) return undefined
    const byRecovery = await vault.wrapByRecovery(root, share.recovery)
    return this.#renewed({ ...record, ...device, byRecovery }, root, share, pin)
  }

  async #renewed(record: VaultRecord, root: Uint8Array<ArrayBuffer>, share: Share, pin: string): Promise<OpenVault> {
    const next: VaultRecord = {
      ...record,
      byPin: await vault.wrapByPin(root, pin, share.share, this.#iterations),
      share: share.share,
      leaseUntil: share.leaseUntil,
      latestSeenAt: this.#now(),
      wrongPins: 0,
    }
    await this.#storage.keepVault(next)
    return { record: next, keys: await vault.keysOf(root) }
  }

  /** Refuses `wrong-pin` with `triesLeft`, `too-many-wrong-pins`, `lease-over`. A wrong PIN changes nothing but the count. */
  async unlock(vaultId: Id, pin: string): Promise<OpenVault> {
    const record = await this.#openable(vaultId)
    // Counted before it is tried: a program killed in between has used the try up.
    const tried = { ...record, wrongPins: record.wrongPins + 1 }
    await this.#storage.keepVault(tried)
    const root = await vault.openByPin(record, pin)
    if (root) return this.#opened(record, root)
    if (tried.wrongPins < vault.MOST_WRONG_PINS) {
      throw new Refused('wrong-pin', [], { triesLeft: vault.MOST_WRONG_PINS - tried.wrongPins })
    }
    await this.#dropShare(tried)
    throw new Refused('too-many-wrong-pins')
  }

  async unlockByPasskey(
    vaultId: Id,
    prf: (record: VaultRecord) => Promise<Uint8Array<ArrayBuffer>>,
  ): Promise<OpenVault> {
    const record = await this.#openable(vaultId)
    const root = await vault.openByPasskey(record, await prf(record))
    if (!root) throw new Refused('passkey-not-usable')
    return this.#opened(record, root)
  }

  async changePin({ record }: OpenVault, from: string, to: string): Promise<void> {
    const { record: now } = await this.unlock(record.vaultId, from)
    const root = (await vault.openByPin(now, from))!
    await this.#storage.keepVault({
      ...now,
      byPin: await vault.wrapByPin(root, to, now.share!, this.#iterations),
    })
  }

  async addPasskey(
    { record, keys }: OpenVault,
    made: { credentialId: string; prfSalt: string; prf: Uint8Array<ArrayBuffer> },
  ) {
    const now = await this.#find(record.vaultId)
    const root = await vault.openBySelf(now, keys)
    if (!root || !now.share) throw new Refused('passkey-not-usable')
    const { credentialId, prfSalt, prf } = made
    const byPasskey = { ...(await vault.wrapByPasskey(root, prf, now.share)), credentialId, prfSalt }
    await this.#storage.keepVault({ ...now, byPasskey })
  }

  /** After a contact: the lease runs on, and no clock may go back behind it. */
  async contacted(vaultId: Id, leaseUntil: string): Promise<void> {
    const record = await this.#find(vaultId)
    await this.#storage.keepVault({ ...record, leaseUntil, latestSeenAt: later(record.latestSeenAt, this.#now()) })
  }

  async wipe(vaultId: Id): Promise<void> {
    await this.#storage.wipe(vaultId)
  }

  async #find(vaultId: Id): Promise<VaultRecord> {
    const record = (await this.#storage.vaults()).find((one) => one.vaultId === vaultId)
    if (!record) throw new Refused('not-found')
    return record
  }

  async #openable(vaultId: Id): Promise<VaultRecord> {
    const record = await this.#find(vaultId)
    if (record.share && this.#isOver(record)) await this.#dropShare(record)
    if (!record.share || this.#isOver(record)) throw new Refused('lease-over')
    return record
  }

  async #opened(record: VaultRecord, root: Uint8Array<ArrayBuffer>): Promise<OpenVault> {
    const next = { ...record, wrongPins: 0, latestSeenAt: later(record.latestSeenAt, this.#now()) }
    await this.#storage.keepVault(next)
    return { record: next, keys: await vault.keysOf(root) }
  }

  #isOver({ leaseUntil, latestSeenAt }: VaultRecord) {
    return later(this.#now(), latestSeenAt) > leaseUntil
  }

  async #dropShare(record: VaultRecord) {
    record.share = null
    await this.#storage.keepVault({ ...record, share: null })
  }
}

const later = (a: string, b: string) => (a > b ? a : b)
