import { z } from 'zod'
import { allow, refuse } from '../decision.ts'
import { Id } from '../ids.ts'
import { Instant } from '../time.ts'

/**
 * UPLOADED → MAPPED → DRY_RUN → COMMITTING → DONE → UNDONE; CANCELLED from anywhere before DONE. What a cancelled
 * commit had already taken stays and can be undone like a whole one.
 */
export const ImportState = z.enum(['UPLOADED', 'MAPPED', 'DRY_RUN', 'COMMITTING', 'CANCELLED', 'DONE', 'UNDONE'])
export type ImportState = z.infer<typeof ImportState>

/** A spreadsheet of the register, or a list of the hotline. */
export const ImportKind = z.enum(['register', 'hotline'])
export type ImportKind = z.infer<typeof ImportKind>

/** Rows by what becomes of them. */
export const Counts = z.object({
  create: z.int(),
  update: z.int(),
  unchanged: z.int(),
  skip: z.int(),
  error: z.int(),
  ask: z.int(),
})
export type Counts = z.infer<typeof Counts>
export const noCounts: Counts = { create: 0, update: 0, unchanged: 0, skip: 0, error: 0, ask: 0 }

export const ImportSummary = z.object({
  id: Id,
  kind: ImportKind,
  fileName: z.string(),
  state: ImportState,
  rowsTotal: z.int(),
  rowsDone: z.int(),
  counts: Counts,
  createdAt: Instant,
  createdByName: z.string(),
  finishedAt: Instant.nullable(),
  undoneAt: Instant.nullable(),
})
export type ImportSummary = z.infer<typeof ImportSummary>

interface Standing {
  state: ImportState
  rowsDone: number
}

/** Whether settings may still change: nothing has been written yet. */
export function mayMapImport({ state }: Standing) {
  return state === 'UPLOADED' || state === 'MAPPED' || state === 'DRY_RUN' ? allow : refuse('import-already-begun')
}

export function mayDryRunImport({ state }: Standing) {
  if (state === 'UPLOADED') return refuse('import-not-mapped')
  return state === 'MAPPED' || state === 'DRY_RUN' ? allow : refuse('import-already-begun')
}

/** Only what somebody has seen in a dry run is committed. */
export function mayCommitImport({ state }: Standing) {
  if (state === 'UPLOADED' || state === 'MAPPED') return refuse('import-not-dry-run')
  return state === 'DRY_RUN' ? allow : refuse('import-already-begun')
}

export function mayCancelImport({ state }: Standing) {
  return state === 'DONE' || state === 'UNDONE' || state === 'CANCELLED' ? refuse('import-already-over') : allow
}

/** A commit that was stopped goes on where it stopped; one that is running may be asked to go on, too. */
export function mayResumeImport({ state, rowsDone }: Standing) {
  if (state === 'COMMITTING') return allow
  return state === 'CANCELLED' && rowsDone > 0 ? allow : refuse('import-nothing-to-resume')
}

export function mayUndoImport({ state, rowsDone }: Standing) {
  if (state === 'UNDONE') return refuse('import-already-undone')
  return rowsDone > 0 && (state === 'DONE' || state === 'CANCELLED') ? allow : refuse('import-nothing-to-undo')
}
