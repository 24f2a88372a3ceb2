import { answerImportRows as answerShape, dryRunImport as shape } from '@red-steward/domain/imports/commands'
import { mayDryRunImport, noCounts } from '@red-steward/domain/imports/import'
import { sql } from 'kysely'
import { command } from '../kernel/command.ts'
import { ensure, refuseWith } from '../kernel/refused.ts'
import { type DecidedHousehold, decideDoors, type RowRecord, recordOf, recordOfUnplaced } from './decide-doors.ts'
import { dryRunHotline } from './hotline.ts'
import { planForGrowingTables } from './look-around.ts'
import { planOf } from './plans.ts'
import { answersOf, dropRecords, keepRecords } from './row-records.ts'
import { getImportForChange, saveImport } from './store.ts'

export const dryRunImport = command(shape, async (context, { importId }) => {
  const { tx, actor, trail } = context
  const imported = await getImportForChange(tx, actor, importId)
  // Its columns need no settling: the header says enough to begin.
  if (imported.kind === 'hotline' && imported.state === 'UPLOADED')
    return { counts: await dryRunHotline(context, imported) }
  ensure(mayDryRunImport(imported))
  if (imported.kind === 'hotline') return { counts: await dryRunHotline(context, imported) }
  const plan = await planOf(context, imported, { fresh: imported.state === 'DRY_RUN' })
  await planForGrowingTables(context)
  const answers = await answersOf(context, importId)
  await dropRecords(context, importId)
  const counts = { ...noCounts }
  const placed = new Set<number>()
  const keep = async (records: RowRecord[]) => {
    await keepRecords(context, importId, records, answers)
    for (const { number, outcome } of records) {
      placed.add(number)
      counts[outcome]++
    }
  }
  // Some doors at a time, as the commit will: a whole community decided at once would fill the memory.
  for (let at = 0; at < plan.doors.length; at += DOORS_AT_A_TIME) {
    const doors = plan.doors.slice(at, at + DOORS_AT_A_TIME)
    const decided = await decideDoors(context, doors, imported.policies, answers)
    await keep(decided.flatMap(recordsOf))
  }
  await keep(plan.rows.filter((row) => !placed.has(row.number)).map(recordOfUnplaced))
  await saveImport(tx, actor, importId, { state: 'DRY_RUN', counts, rows_total: placed.size })
  trail.changed('import', importId, null)
  return { counts }
})

const DOORS_AT_A_TIME = 1000

/** Of a dry run: nobody exists yet, so a newcomer has no id to show. */
function recordsOf({ rows, decision }: DecidedHousehold): RowRecord[] {
  return rows.map((row, at) => recordOf(row, decision.rows[at]!))
}

export const answerImportRows = command(answerShape, async ({ tx, actor, trail }, { importId, answers }) => {
  const imported = await getImportForChange(tx, actor, importId)
  ensure(mayDryRunImport(imported))
  const { numAffectedRows } = await sql`
    update import_rows r set answer = x.answer
    from jsonb_to_recordset(${JSON.stringify(answers)}::jsonb) x (number int, answer text)
    where r.community_id = ${actor.communityId} and r.import_id = ${importId} and r.number = x.number
      and (r.outcome = 'ask' or r.answer is not null)`.execute(tx)
  if (Number(numAffectedRows) !== answers.length) refuseWith('import-row-does-not-ask')
  await saveImport(tx, actor, importId, { state: 'MAPPED' })
  trail.changed('import', importId, null)
})
