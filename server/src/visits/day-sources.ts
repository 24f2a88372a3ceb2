// Modules above visits add to the text of a day what the worker did there. Each registers once, when the program is put together.
import type { Day } from '@red-steward/domain/time'
import type { DayCase, DayNote } from '@red-steward/domain/visits/day-words'
import type { QueryContext } from '../kernel/query.ts'

/** The actor's own notes and cases of a day; of what is confidential, nothing. */
export type DaySource = (context: QueryContext, day: Day) => Promise<{ notes: DayNote[]; cases: DayCase[] }>

let source: DaySource | undefined

/** Called by the one module that knows notes and cases. */
export function tellOfDays(tell: DaySource): void {
  source = tell
}

export async function toldOfDay(context: QueryContext, day: Day): ReturnType<DaySource> {
  return (await source?.(context, day)) ?? { notes: [], cases: [] }
}
