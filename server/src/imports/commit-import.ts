import {
  advanceImport as advanceShape,
  cancelImport as cancelShape,
  commitImport as commitShape,
  resumeImport as resumeShape,
} from '@red-steward/domain/imports/commands'
import { mayCancelImport, mayCommitImport, mayResumeImport } from '@red-steward/domain/imports/import'
import { type Context, command } from '../kernel/command.ts'
import { ensure } from '../kernel/refused.ts'
import { forgetFile } from './plans.ts'
import { forgetSettled } from './settled-memory.ts'
import { getImportForChange, getImportForLane, type Import, saveImport } from './store.ts'
import { writeChunk, writeLane } from './write-chunk.ts'
import { writeHotline } from './write-hotline.ts'

export const commitImport = command(commitShape, async (context, { importId }) => {
  const imported = await getImportForChange(context.tx, context.actor, importId)
  ensure(mayCommitImport(imported))
  await begin(context, imported)
})

export const resumeImport = command(resumeShape, async (context, { importId }) => {
  const imported = await getImportForChange(context.tx, context.actor, importId)
  ensure(mayResumeImport(imported))
  await begin(context, imported)
})

/** From here on whoever asks `imports.advance` moves it; the server asks itself through its queue. */
async function begin({ tx, actor, trail, later }: Context, imported: Import) {
  const { id } = imported
  await saveImport(tx, actor, id, {
    state: 'COMMITTING',
    committed_by: actor.id,
    committed_role: actor.role,
    finished_at: null,
  })
  forgetSettled(id)
  forgetFile(imported)
  trail.changed('import', id, null)
  const data = { communityId: actor.communityId, importId: id, accountId: actor.id, role: actor.role }
  await later({ queue: 'imports.advance', data })
}

export const advanceImport = command(advanceShape, async (context, { importId, lane }) => {
  const { tx, actor } = context
  const imported =
    lane === undefined ? await getImportForChange(tx, actor, importId) : await getImportForLane(tx, actor, importId)
  const { state, rowsDone, rowsTotal } = imported
  // Cancelled or finished meanwhile: whoever drives it sees so and stops.
  if (state !== 'COMMITTING') return { state, rowsDone, rowsTotal, laneIsDone: true }
  if (imported.kind === 'hotline') return writeHotline(context, imported, lane)
  return lane === undefined ? writeChunk(context, imported) : writeLane(context, imported, lane)
})

/** A chunk being written is finished first: cancelling waits for its lock. */
export const cancelImport = command(cancelShape, async ({ tx, actor, now, trail }, { importId }) => {
  const imported = await getImportForChange(tx, actor, importId)
  ensure(mayCancelImport(imported))
  await saveImport(tx, actor, importId, { state: 'CANCELLED', finished_at: now })
  trail.changed('import', importId, null)
})
