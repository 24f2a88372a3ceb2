import { isConfidential } from '@red-steward/domain/cases/catalogue'
import { mayKeepText } from '@red-steward/domain/cases/rules'
import { correctNote as shape } from '@red-steward/domain/notebook/notes'
import { command } from '../kernel/command.ts'
import { ensure, refuseWith } from '../kernel/refused.ts'
import { getOwnNote } from './notes.ts'
import { findWhere } from './places.ts'

/** Once confidential, a line stays so: taking that back would show it to others unasked. */
export const correctNote = command(shape, async (context, { noteId, base, text, chips, dwellingId, day }) => {
  const { tx, actor, trail } = context
  const note = await getOwnNote(context, noteId)
  if (note.version !== base) refuseWith('changed-meanwhile')
  ensure(mayKeepText(text ?? ''))
  const where =
    dwellingId === undefined
      ? note
      : dwellingId === null
        ? { dwellingId: null, buildingId: null, gridId: null }
        : await findWhere(tx, actor, { dwellingId, buildingId: null })
  const leaf = chips?.leaf ?? null
  const confidential = note.confidential || (leaf !== null && isConfidential(leaf))
  const gridId = confidential ? null : where.gridId
  await tx
    .updateTable('notes')
    .set((eb) => ({
      ...(text === undefined ? {} : { text }),
      ...(chips === undefined ? {} : { chips: JSON.stringify(chips) }),
      ...(day === undefined ? {} : { day }),
      dwelling_id: where.dwellingId,
      building_id: where.buildingId,
      grid_id: gridId,
      confidential,
      version: eb('version', '+', 1),
    }))
    .where('community_id', '=', actor.communityId)
    .where('id', '=', noteId)
    .execute()
  if (text !== undefined) trail.fact('note', noteId, 'text', note.text, text)
  if (day !== undefined) trail.fact('note', noteId, 'day', note.day, day)
  if (gridId !== note.gridId) trail.changed('note', noteId, note.gridId, 'forget')
  trail.changed('note', noteId, gridId)
})
