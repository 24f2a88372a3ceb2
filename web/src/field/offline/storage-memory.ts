// The same as IndexedDB keeps, in memory: for the simulator, where a "kill" is what was committed and nothing else.
import type { Row, Storage, Table, VaultRecord, Write } from './storage.ts'

export class MemoryStorage implements Storage {
  readonly #vaults = new Map<string, VaultRecord>()
  readonly #tables: Record<Table, Map<string, Row>> = {
    state: new Map(),
    blocks: new Map(),
    log: new Map(),
    outbox: new Map(),
    files: new Map(),
    drafts: new Map(),
  }
  /** Called before a commit takes hold; a throw is a program killed just before its transaction. */
  beforeCommit: () => void = () => {}

  async vaults() {
    return [...this.#vaults.values()].map((record) => structuredClone(record))
  }

  async keepVault(record: VaultRecord) {
    this.beforeCommit()
    this.#vaults.set(record.vaultId, structuredClone(record))
  }

  async rows(table: Table, vaultId: string) {
    return [...this.#tables[table].values()].filter((row) => row.vaultId === vaultId)
  }

  async row(table: Table, key: string) {
    return this.#tables[table].get(key)
  }

  async commit(writes: readonly Write[]) {
    this.beforeCommit()
    for (const write of writes) {
      if ('put' in write) this.#tables[write.table].set(write.put.key, write.put)
      else for (const key of write.drop) this.#tables[write.table].delete(key)
    }
  }

  async wipe(vaultId: string) {
    this.#vaults.delete(vaultId)
    for (const table of Object.values(this.#tables)) {
      for (const [key, row] of table) if (row.vaultId === vaultId) table.delete(key)
    }
  }
}
