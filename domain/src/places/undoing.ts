// Edits of places in their history, and taking them back. What was made new goes again while nothing stands on it.
import { z } from 'zod'
import { commandShape, queryShape } from '../api.ts'
import { allow, type Decision, refuse } from '../decision.ts'
import type { Actor } from '../identity/actor.ts'
import { Id } from '../ids.ts'
import { HistoryEntry } from '../registry/pages.ts'

export const placesHistory = queryShape({
  name: 'places.history',
  permission: 'places.edit',
  summary: 'What changed about a grid, a compound, or a building with its units and doors; newest first.',
  input: z.strictObject({
    subjectKind: z.enum(['grid', 'compound', 'building']),
    subjectId: Id,
    /** `next` of the page before. */
    before: z.coerce.number().int().optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  answer: z.object({
    entries: z.array(HistoryEntry),
    /** What ids among the subjects and values are called. */
    labels: z.record(Id, z.string()),
    next: z.int().nullable(),
  }),
})

export const placesUndo = commandShape({
  name: 'places.undo',
  permission: 'places.edit',
  summary:
    'Takes an earlier edit of places back, as long as nothing it touched has changed since; places it made go, as long as nothing stands on them.',
  input: z.strictObject({ commandId: Id }),
  /** Always empty: nothing of a place is sealed. The answer is that of `registry.undo`. */
  answer: z.object({ lost: z.array(z.object({ subjectKind: z.string(), subjectId: Id, field: z.string() })) }),
})

/** Those of grids and compounds need the whole community. */
const undoable: Readonly<Record<string, 'grids and compounds' | 'buildings'>> = {
  'places.create-grid': 'grids and compounds',
  'places.correct-grid': 'grids and compounds',
  'places.retire-grid': 'grids and compounds',
  'places.assign-grid': 'grids and compounds',
  'places.create-compound': 'grids and compounds',
  'places.correct-compound': 'grids and compounds',
  'places.retire-compound': 'grids and compounds',
  'places.create-building': 'buildings',
  'places.correct-building': 'buildings',
  'places.retire-building': 'buildings',
  'places.add-units': 'buildings',
  'places.rename-unit': 'buildings',
  'places.add-dwellings': 'buildings',
  'places.correct-dwelling': 'buildings',
  'places.retire-dwelling': 'buildings',
  'places.set-dwelling-use': 'buildings',
  // Where it made compounds, the server asks for the whole community (undo.ts).
  'places.import-buildings': 'buildings',
}

interface DoneEdit {
  name: string
  done: boolean
  undone: boolean
}

/** Whoever may edit places takes back anybody's edit of them; grids and compounds with the whole community only. */
export function mayUndoPlaces(actor: Pick<Actor, 'grids'>, edit: DoneEdit): Decision {
  const what = undoable[edit.name]
  if (!edit.done || !what) return refuse('not-undoable')
  if (edit.undone) return refuse('already-undone')
  return what === 'buildings' || actor.grids === 'all' ? allow : refuse('whole-community-only')
}
