// Takes a hotline list back while nobody has touched its cases (the clock is nobody): they are withdrawn, not deleted, and their numbers are free again.
import type { Id } from '@red-steward/domain/ids'
import { sql } from 'kysely'
import { addHop, changeCase, getCaseForChange } from '../cases/index.ts'
import type { Context } from '../kernel/command.ts'
import { refuseWith } from '../kernel/refused.ts'
import { type Import, saveImport } from './store.ts'

export async function undoHotline(context: Context, imported: Import): Promise<void> {
  const { tx, actor, now, trail } = context
  const { rows } = await sql<{ id: Id; row: number; touched: boolean }>`
    select k.id, r.row, exists (select from case_hops h where h.community_id = k.community_id and h.case_id = k.id
        and h.action not in ('REPORTED', 'WARNED', 'OVERDUE')) as touched
    from import_rows r join cases k on k.community_id = r.community_id and k.id = r.case_id
    where r.community_id = ${actor.communityId} and r.import_id = ${imported.id} order by r.number for update of k`.execute(
    tx,
  )
  const touched = rows.filter((row) => row.touched)
  if (touched.length > 0)
    refuseWith('import-touched-since', {
      total: touched.length,
      rows: touched.slice(0, 50).map(({ row, id }) => ({ sheet: 0, row, caseId: id })),
    })
  // Nobody is told that what they called about was withdrawn: they did not withdraw it.
  await sql`
    update case_followers f set left_at = ${now} from import_rows r
    where r.community_id = ${actor.communityId} and r.import_id = ${imported.id}
      and f.community_id = r.community_id and f.case_id = r.case_id and f.left_at is null`.execute(tx)
  for (const { id } of rows) {
    const one = await getCaseForChange(context, id)
    await sql`update cases set external_no = null where community_id = ${actor.communityId} and id = ${id}`.execute(tx)
    await changeCase(context, one, { state: 'CANCELLED' })
    await addHop(context, id, { action: 'CANCELLED', toState: 'CANCELLED', text: imported.fileName, at: now })
  }
  await saveImport(tx, actor, imported.id, { state: 'UNDONE', undone_at: now })
  trail.fact('import', imported.id, 'state', imported.state, 'UNDONE')
  trail.changed('import', imported.id, null)
}
