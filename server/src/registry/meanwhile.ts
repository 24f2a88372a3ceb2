// What an offline correction does when others corrected meanwhile: free facts are written, the others wait with both
// values for the grid lead. At a desk somebody can look at both at once, so the correction is refused with them.
import type { Id } from '@red-steward/domain/ids'
import { sortMeanwhile } from '../kernel/conflicts.ts'
import { refuseWith } from '../kernel/refused.ts'
import type { Change, Writing } from './revise.ts'

/** A base that nothing is newer than: for a choice that was made in view of both values. */
export const ANY_VERSION = 2_147_483_647

export type Values = Record<string, unknown>
export interface Subject {
  kind: string
  id: Id
  grid: Id | null
  fieldVersions: Readonly<Record<string, number>>
}
interface Met {
  subject: Subject
  base: number
  found: readonly Change[]
  /** Fields that are written together or not at all. */
  together?: readonly string[]
  /** The command that writes these values of this subject at any version. */
  apply: (values: Values) => { name: string; input: unknown }
}

/** Refuses `changed-meanwhile` with both values of every fact that changed since `base`, and the version it changed at. */
export function refuseChangedMeanwhile(
  found: readonly Change[],
  base: number,
  shown: (field: string, value: unknown) => unknown = (_field, value) => value,
): void {
  const fields = found
    .filter(({ since }) => since > base)
    .map(({ id, field, oldValue, newValue, since }) => ({
      id,
      field,
      theirs: shown(field, oldValue),
      yours: shown(field, newValue),
      since,
    }))
  if (fields.length > 0) refuseWith('changed-meanwhile', { fields })
}

/** Answers the changes to write; those whose fact changed meanwhile become conflicts. */
export async function writeWhatIsFree(context: Writing, met: Met): Promise<Change[]> {
  const { subject, base, found, together = [], apply } = met
  const { free, stale } = await sortMeanwhile(context, subject.id, base, subject.fieldVersions, found)
  const tied = stale.some(({ change }) => together.includes(change.field))
  for (const { change, last } of stale) {
    const values = tied && together.includes(change.field) ? valuesOf(found, together) : valuesOf(found, [change.field])
    context.trail.conflict({
      kind: subject.kind,
      id: subject.id,
      field: change.field,
      grid: subject.grid,
      mine: change.newValue,
      theirs: change.oldValue,
      theirsBy: last.actorId,
      theirsAt: last.at,
      apply: apply(values),
    })
  }
  return tied ? free.filter((change) => !together.includes(change.field)) : free
}

function valuesOf(found: readonly Change[], fields: readonly string[]): Values {
  return Object.fromEntries(
    found.filter(({ field }) => fields.includes(field)).map(({ field, newValue }) => [field, newValue]),
  )
}
