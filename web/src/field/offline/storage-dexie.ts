// IndexedDB. Every transaction is `strict`: Chromium answers after the disk has it, so that "已保存" stays true when the
// battery is pulled. Measured, a pull or a save costs a few milliseconds more than `relaxed`, which may lose the last ones.
import Dexie, { type Table as DexieTable } from 'dexie'
import type { Row, Storage, Table, VaultRecord, Write } from './storage.ts'

export const DATABASE = 'red-steward'
const TABLES: readonly Table[] = ['state', 'blocks', 'log', 'outbox', 'files', 'drafts']

/** Every version of the stored form there has been, oldest first; `faults/sync-browser.test.ts` opens an older one. */
export const storedVersions: readonly { version: number; stores: Record<string, string> }[] = [
  {
    version: 1,
    stores: {
      vaults: 'vaultId',
      state: 'key, vaultId',
      blocks: 'key, vaultId',
      log: 'key, vaultId',
      outbox: 'key, vaultId',
    },
  },
  { version: 2, stores: { drafts: 'key, vaultId' } },
  { version: 3, stores: { files: 'key, vaultId' } },
]

export function openDatabase(name = DATABASE): Dexie {
  const database = new Dexie(name, { chromeTransactionDurability: 'strict' })
  for (const { version, stores } of storedVersions) database.version(version).stores(stores)
  return database
}

export class DexieStorage implements Storage {
  readonly #database: Dexie

  constructor(database: Dexie = openDatabase()) {
    this.#database = database
    // Another tab brought a newer version of the stored form: this one steps aside instead of blocking it.
    database.on('versionchange', () => database.close())
  }

  #table(table: Table): DexieTable<Row, string> {
    return this.#database.table(table)
  }
  get #vaults(): DexieTable<VaultRecord, string> {
    return this.#database.table('vaults')
  }

  vaults() {
    return this.#vaults.toArray()
  }

  async keepVault(record: VaultRecord) {
    await this.#vaults.put(record)
  }

  rows(table: Table, vaultId: string) {
    return this.#table(table).where('vaultId').equals(vaultId).toArray()
  }

  row(table: Table, key: string) {
    return this.#table(table).get(key)
  }

  async commit(writes: readonly Write[]) {
    const tables = [...new Set(writes.map(({ table }) => table))]
    if (tables.length === 0) return
    await this.#database.transaction('rw', tables, async () => {
      for (const table of tables) {
        const own = writes.filter((write) => write.table === table)
        const drops = own.flatMap((write) => ('drop' in write ? write.drop : []))
        const puts = own.flatMap((write) => ('put' in write ? [write.put] : []))
        if (drops.length > 0) await this.#table(table).bulkDelete([...drops])
        if (puts.length > 0) await this.#table(table).bulkPut(puts)
      }
    })
  }

  async wipe(vaultId: string) {
    await this.#database.transaction('rw', ['vaults', ...TABLES], async () => {
      await this.#vaults.delete(vaultId)
      for (const table of TABLES) await this.#table(table).where('vaultId').equals(vaultId).delete()
    })
  }
}
