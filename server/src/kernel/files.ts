import { createHash } from 'node:crypto'
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Id } from '@red-steward/domain/ids'
import type { Tx } from './db.ts'
import { notFound } from './refused.ts'
import type { Vault } from './vault.ts'

interface NewFile {
  id: Id
  communityId: Id
  name: string
  mediaType: string
  bytes: Buffer
  by: Id
  at: string
}

/** Files beside the database, sealed with the community's key; the row tells what each is. */
export class FileStore {
  readonly #root: string

  constructor(root: string) {
    this.#root = root
  }

  /**
   * Writes the row and then, durably, the bytes: a name that is taken overwrites nothing, and the commit comes after both.
   * A file whose row was rolled back is an orphan that nobody can name.
   */
  async keep(tx: Tx, vault: Vault, file: NewFile): Promise<void> {
    await tx
      .insertInto('files')
      .values({
        community_id: file.communityId,
        id: file.id,
        name: file.name,
        media_type: file.mediaType,
        size_bytes: file.bytes.length,
        digest: createHash('sha256').update(file.bytes).digest(),
        created_by: file.by,
        created_at: file.at,
      })
      .execute()
    const path = this.#path(file.communityId, file.id)
    await mkdir(join(path, '..'), { recursive: true, mode: 0o700 })
    const handle = await open(`${path}.part`, 'w', 0o600)
    try {
      await handle.writeFile(vault.sealBytes(file.bytes, `files|bytes|${file.id}`))
      await handle.sync()
    } finally {
      await handle.close()
    }
    await rename(`${path}.part`, path)
  }

  async read(
    tx: Tx,
    vault: Vault,
    communityId: Id,
    id: Id,
  ): Promise<{ name: string; mediaType: string; bytes: Buffer }> {
    const row = await tx
      .selectFrom('files')
      .select(['name', 'media_type'])
      .where('community_id', '=', communityId)
      .where('id', '=', id)
      .executeTakeFirst()
    if (!row) notFound()
    const bytes = vault.openBytes(await readFile(this.#path(communityId, id)), `files|bytes|${id}`)
    return { name: row.name, mediaType: row.media_type, bytes }
  }

  async discard(tx: Tx, communityId: Id, id: Id): Promise<void> {
    await tx.deleteFrom('files').where('community_id', '=', communityId).where('id', '=', id).execute()
    await rm(this.#path(communityId, id), { force: true })
  }

  #path(communityId: Id, id: Id) {
    return join(this.#root, communityId, id)
  }
}
