import { type Id, newId } from '@red-steward/domain/ids'
import { type RowDecision, refuseRow } from '@red-steward/domain/imports/decide'
import { decideHousehold, type HouseholdDecision } from '@red-steward/domain/imports/decide-household'
import type { PlannedDoor, PlannedRow } from '@red-steward/domain/imports/plan'
import type { Policies, RowAnswer } from '@red-steward/domain/imports/policies'
import type { DwellingUse } from '@red-steward/domain/places/place'
import { type Day, dayOf } from '@red-steward/domain/time'
import { lookAround } from './look-around.ts'
import type { Reading } from './plans.ts'

export interface DecidedHousehold {
  door: PlannedDoor
  dwelling: { id: Id; use: DwellingUse } | undefined
  rows: PlannedRow[]
  decision: HouseholdDecision
}

/** What becomes of every row behind these doors, against the register of now. The dry run and the commit both ask here. */
export async function decideDoors(
  context: Reading,
  doors: readonly PlannedDoor[],
  policies: Policies,
  answers: ReadonlyMap<number, RowAnswer>,
  created: ReadonlySet<Id> = new Set(),
): Promise<DecidedHousehold[]> {
  const around = await lookAround(context, doors, created)
  const today: Day = dayOf(context.now)
  return doors.flatMap((door) => {
    const dwelling = around.dwellingOf(door)
    // Households of one door are decided one after another, so that the second does not join what the first one joined.
    const open = dwelling ? [...around.householdsAt(dwelling.id)] : []
    return door.households.map((rows) => {
      const decision = decideHousehold(
        {
          rows: rows.map((row) => ({
            row,
            ...around.marksOf(row),
            dwellingId: dwelling?.id,
            candidates: around.candidatesFor(row, dwelling?.id),
            answer: answers.get(row.number),
          })),
          open,
          headHasProblem: door.headHasProblem,
          today,
          newId,
        },
        policies,
      )
      return { door, dwelling, rows, decision }
    })
  })
}

export interface RowRecord {
  number: number
  sheet: number
  row: number
  outcome: RowDecision['outcome']
  reason: string | null
  field: string | null
  further: RowDecision['further'] | null
  notes: string[]
  differences: RowDecision['differences'] | null
  person_id: Id | null
}

/** The decision as it is kept. Notes are kept of rows that are taken. */
export function recordOf(row: PlannedRow, decision: RowDecision, newcomerId?: Id): RowRecord {
  return {
    number: row.number,
    sheet: row.sheet,
    row: row.row,
    outcome: decision.outcome,
    reason: decision.reason ?? null,
    field: decision.field ?? null,
    further: decision.further?.length ? decision.further : null,
    notes: row.notes.map((note) => note.reason),
    differences: decision.differences.length > 0 ? decision.differences : null,
    person_id: newcomerId ?? decision.person?.id ?? null,
  }
}

/** Rows that stand behind no door: left out, or with a problem of their own. */
export function recordOfUnplaced(row: PlannedRow): RowRecord {
  const decision: RowDecision = row.skip ? { outcome: 'skip', reason: row.skip, differences: [] } : refuseRow(row)
  return recordOf(row, decision)
}
