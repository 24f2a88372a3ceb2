import { createHash } from 'node:crypto'
import { newId } from '@red-steward/domain/ids'
import { uploadImport as shape } from '@red-steward/domain/imports/commands'
import { findHotlineTable } from '@red-steward/domain/imports/hotline'
import { command } from '../kernel/command.ts'
import { refuseWith } from '../kernel/refused.ts'
import { keepFile, readFile, readSheets } from './plans.ts'
import { ensureWholeCommunity } from './reach.ts'
import { importsInReach } from './store.ts'

export const uploadImport = command(shape, async (context, { id, name, content, kind }) => {
  const { tx, actor, now, vault, files, trail } = context
  ensureWholeCommunity(actor)
  const bytes = Buffer.from(content, 'base64')
  const digest = createHash('sha256').update(bytes).digest()
  const known = await importsInReach(tx, actor)
    .where('file_digest', '=', digest)
    .where((eb) =>
      eb.or([
        eb('state', 'not in', ['CANCELLED', 'UNDONE']),
        eb.and([eb('state', '=', 'CANCELLED'), eb('rows_done', '>', 0)]),
      ]),
    )
    .executeTakeFirst()
  if (known) return { importId: known.id, known: true }

  const file = kind === 'register' ? await readFile(bytes, name) : undefined
  if (kind === 'hotline' && !findHotlineTable(await readSheets(bytes, name))) refuseWith('hotline-not-a-list')
  const fileId = newId()
  const mediaType = /\.xlsx$/i.test(name)
    ? 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
    : 'text/csv'
  await files.keep(tx, vault, {
    id: fileId,
    communityId: actor.communityId,
    name,
    mediaType,
    bytes,
    by: actor.id,
    at: now,
  })
  await tx
    .insertInto('imports')
    .values({
      community_id: actor.communityId,
      id,
      file_id: fileId,
      kind,
      file_name: name,
      file_digest: digest,
      state: 'UPLOADED',
      created_by: actor.id,
      created_at: now,
    })
    .execute()
  trail.fact('import', id, 'fileName', null, name)
  trail.changed('import', id, null)
  if (file) keepFile(fileId, file)
  return { importId: id, known: false }
})
