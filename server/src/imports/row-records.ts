import type { Id } from '@red-steward/domain/ids'
import { type Counts, noCounts } from '@red-steward/domain/imports/import'
import type { RowAnswer } from '@red-steward/domain/imports/policies'
import { sql } from 'kysely'
import type { Context } from '../kernel/command.ts'
import { refuseWith } from '../kernel/refused.ts'
import type { RowRecord } from './decide-doors.ts'

type Writing = Pick<Context, 'tx' | 'actor'>

const columns = sql`x (number int, sheet smallint, row int, outcome text, reason text, field text, further jsonb, notes text[], differences jsonb,
  person_id uuid)`

/** Takes away what the last dry run decided; answers people gave are kept by the caller. */
export async function dropRecords({ tx, actor }: Writing, importId: Id) {
  await tx
    .deleteFrom('import_rows')
    .where('community_id', '=', actor.communityId)
    .where('import_id', '=', importId)
    .execute()
}

/** Keeps what a dry run decided about some rows, with the answers people gave before. */
export async function keepRecords(
  { tx, actor }: Writing,
  importId: Id,
  records: RowRecord[],
  answers: ReadonlyMap<number, RowAnswer>,
) {
  if (records.length === 0) return
  const rows = records.map((record) => ({ ...record, answer: answers.get(record.number) ?? null }))
  await sql`
    insert into import_rows (community_id, import_id, number, sheet, row, outcome, reason, field, further, notes, differences, person_id, answer)
    select ${actor.communityId}::uuid, ${importId}::uuid, x.number, x.sheet, x.row, x.outcome, x.reason, x.field, x.further,
      coalesce(x.notes, '{}'), x.differences, x.person_id, x.answer
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      x (number int, sheet smallint, row int, outcome text, reason text, field text, further jsonb, notes text[], differences jsonb, person_id uuid, answer text)`.execute(
    tx,
  )
}

/**
 * Marks rows as settled by this command. A row another chunk has settled is never settled again: then the whole chunk
 * is taken back, whatever it wrote.
 */
export async function settleRecords(
  { tx, actor, commandId }: Writing & Pick<Context, 'commandId'>,
  importId: Id,
  records: RowRecord[],
) {
  if (records.length === 0) return
  const { numAffectedRows } = await sql`
    update import_rows r set outcome = x.outcome, reason = x.reason, field = x.field, further = x.further, notes = coalesce(x.notes, '{}'),
      differences = x.differences, person_id = x.person_id, command_id = ${commandId}::uuid
    from jsonb_to_recordset(${JSON.stringify(records)}::jsonb) ${columns}
    where r.community_id = ${actor.communityId} and r.import_id = ${importId} and r.number = x.number and r.command_id is null`.execute(
    tx,
  )
  if (Number(numAffectedRows) !== records.length) refuseWith('busy-try-again')
}

export interface Settled {
  numbers: Set<number>
  /** The people this import has registered so far. */
  created: Set<Id>
}

export async function settledSoFar({ tx, actor }: Writing, importId: Id): Promise<Settled> {
  const rows = await tx
    .selectFrom('import_rows')
    .select(['number', 'outcome', 'person_id as personId'])
    .where('community_id', '=', actor.communityId)
    .where('import_id', '=', importId)
    .where('command_id', 'is not', null)
    .execute()
  const settled: Settled = { numbers: new Set(), created: new Set() }
  for (const row of rows) noteSettled(settled, row)
  return settled
}

export function noteSettled(settled: Settled, row: { number: number; outcome: string; personId: Id | null }): void {
  settled.numbers.add(row.number)
  if (row.outcome === 'create' && row.personId) settled.created.add(row.personId)
}

export async function answersOf({ tx, actor }: Writing, importId: Id): Promise<Map<number, RowAnswer>> {
  const rows = await tx
    .selectFrom('import_rows')
    .select(['number', 'answer'])
    .where('community_id', '=', actor.communityId)
    .where('import_id', '=', importId)
    .where('answer', 'is not', null)
    .execute()
  return new Map(rows.map((row) => [row.number, row.answer as RowAnswer]))
}

export async function countSettled({ tx, actor }: Writing, importId: Id): Promise<Counts> {
  const rows = await tx
    .selectFrom('import_rows')
    .select(['outcome', ({ fn }) => fn.countAll<number>().as('rows')])
    .where('community_id', '=', actor.communityId)
    .where('import_id', '=', importId)
    .groupBy('outcome')
    .execute()
  const counts = { ...noCounts }
  for (const row of rows) counts[row.outcome as keyof Counts] = Number(row.rows)
  return counts
}
