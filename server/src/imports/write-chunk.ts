// One step of a commit: one transaction that writes some doors with everybody behind them, and settles their rows.
import type { ImportState } from '@red-steward/domain/imports/import'
import type { ImportPlan, PlannedDoor } from '@red-steward/domain/imports/plan'
import { sql } from 'kysely'
import type { Context } from '../kernel/command.ts'
import { decideDoors, recordOf, recordOfUnplaced } from './decide-doors.ts'
import { planForGrowingTables } from './look-around.ts'
import { createBuildings, ensureDwellings } from './new-places.ts'
import { planOf, planWithBuildings } from './plans.ts'
import { answersOf, countSettled, noteSettled, type Settled, settleRecords } from './row-records.ts'
import { forgetSettled, rememberSettled } from './settled-memory.ts'
import { addRowsDone, type Import, saveImport } from './store.ts'
import { writeHouseholds } from './write-households.ts'

// Large enough that the statements are few, small enough that cancelling is felt within a second.
const CHUNK_ROWS = 1000

export interface Progress {
  state: ImportState
  rowsDone: number
  rowsTotal: number
  laneIsDone: boolean
}

/** The next doors of one lane. What it takes for settled may be out of date; then the whole step is refused, and asked again. */
export async function writeLane(context: Context, imported: Import, lane: number): Promise<Progress> {
  const plan = await planOf(context, imported)
  const { rowsTotal } = imported
  if (plan.proposals.some((proposal) => proposal.create)) {
    return { state: 'COMMITTING', rowsDone: imported.rowsDone, rowsTotal, laneIsDone: true }
  }
  const settled = await rememberSettled(context, imported.id)
  const doors = nextDoors(plan, settled, lane)
  const rowsDone = doors.length > 0 ? await writeDoors(context, imported, doors, settled) : imported.rowsDone
  return { state: 'COMMITTING', rowsDone, rowsTotal, laneIsDone: doors.length === 0 }
}

/** Whatever is to be done next, with the import to itself: the new buildings, doors left over, at last the rows without a door. */
export async function writeChunk(context: Context, imported: Import): Promise<Progress> {
  const { rowsTotal } = imported
  const plan = await planOf(context, imported)
  if (plan.proposals.some((proposal) => proposal.create)) {
    await openBuildings(context, imported, plan)
    return { state: 'COMMITTING', rowsDone: imported.rowsDone, rowsTotal, laneIsDone: false }
  }
  forgetSettled(imported.id)
  const settled = await rememberSettled(context, imported.id)
  const doors = nextDoors(plan, settled)
  if (doors.length > 0) {
    const rowsDone = await writeDoors(context, imported, doors, settled)
    return { state: 'COMMITTING', rowsDone, rowsTotal, laneIsDone: false }
  }
  const records = plan.rows.filter((row) => !settled.numbers.has(row.number)).map(recordOfUnplaced)
  await settleRecords(context, imported.id, records)
  const rowsDone = await addRowsDone(context.tx, context.actor, imported.id, records.length)
  const counts = await countSettled(context, imported.id)
  await saveImport(context.tx, context.actor, imported.id, { state: 'DONE', finished_at: context.now, counts })
  if (rowsDone > CHUNK_ROWS) await sql`select refresh_statistics()`.execute(context.tx)
  context.trail.changed('import', imported.id, null)
  forgetSettled(imported.id)
  return { state: 'DONE', rowsDone, rowsTotal, laneIsDone: true }
}

/** Confirmed buildings come first, in a step of their own. */
async function openBuildings(context: Context, imported: Import, plan: ImportPlan): Promise<void> {
  const buildings = await createBuildings(context, plan.proposals)
  await keepChunk(context, imported, 0)
  await saveImport(context.tx, context.actor, imported.id, { revision: imported.revision + 1 })
  planWithBuildings(imported, plan, buildings)
  context.trail.changed('import', imported.id, null)
}

function nextDoors(plan: ImportPlan, settled: Settled, lane?: number): PlannedDoor[] {
  const doors: PlannedDoor[] = []
  let rows = 0
  for (const [at, door] of plan.doors.entries()) {
    if (lane !== undefined && at % 2 !== lane) continue
    // Rows of one door are settled in one step, so the first speaks for all.
    if (settled.numbers.has(door.households[0]![0]!.number)) continue
    doors.push(door)
    for (const household of door.households) rows += household.length
    if (rows >= CHUNK_ROWS) break
  }
  return doors
}

async function writeDoors(context: Context, imported: Import, doors: PlannedDoor[], settled: Settled): Promise<number> {
  await planForGrowingTables(context)
  const answers = await answersOf(context, imported.id)
  const dwellings = await ensureDwellings(context, doors)
  const decided = await decideDoors(context, doors, imported.policies, answers, settled.created)
  for (const household of decided) household.dwelling ??= dwellings.get(household.door.key)
  await writeHouseholds(context, decided)
  const records = decided.flatMap(({ rows, decision }) =>
    rows.map((row, at) => recordOf(row, decision.rows[at]!, decision.newcomers[at]?.id)),
  )
  await settleRecords(context, imported.id, records)
  await keepChunk(context, imported, records.length)
  const rowsDone = await addRowsDone(context.tx, context.actor, imported.id, records.length)
  context.trail.changed('import', imported.id, null)
  for (const record of records) noteSettled(settled, { ...record, personId: record.person_id })
  return rowsDone
}

async function keepChunk({ tx, actor, commandId }: Context, { id }: Import, rows: number) {
  await tx
    .insertInto('import_chunks')
    .values({ community_id: actor.communityId, import_id: id, command_id: commandId, rows })
    .execute()
}
