import { makeCase as shape } from '@red-steward/domain/notebook/notes'
import { command } from '../kernel/command.ts'
import { refuseWith } from '../kernel/refused.ts'
import { enterCase } from './enter-case.ts'
import { getOwnNote } from './notes.ts'

/** The line stays in the notebook. What it became confidential for, it now is itself. */
export const makeCase = command(shape, async (context, { noteId, report }) => {
  const { tx, actor, trail } = context
  const note = await getOwnNote(context, noteId)
  if (note.caseId) refuseWith('note-already-a-case', { caseId: note.caseId })
  const made = await enterCase(context, report)
  const confidential = note.confidential || made.confidential
  const gridId = confidential ? null : note.gridId
  await tx
    .updateTable('notes')
    .set((eb) => ({ case_id: made.id, confidential, grid_id: gridId, version: eb('version', '+', 1) }))
    .where('community_id', '=', actor.communityId)
    .where('id', '=', noteId)
    .execute()
  if (gridId !== note.gridId) trail.changed('note', noteId, note.gridId, 'forget')
  trail.changed('note', noteId, gridId)
  return { caseNo: made.caseNo }
})
