// An upgrade brings the holidays of another year: what is open then runs by them, without waiting until a case moves.
import { followHolidays as shape } from '@red-steward/domain/cases/clock-command'
import type { Id } from '@red-steward/domain/ids'
import { sql } from 'kysely'
import { isNewsAfter, nationalPrint } from '../calendar.ts'
import { command } from '../kernel/command.ts'
import type { Tx } from '../kernel/db.ts'
import { recompute } from './recompute.ts'

const followed = (communityId: Id) =>
  sql<{ holidays: string | null }>`select holidays from case_settings where community_id = ${communityId}`

/** Whether the deadlines here were computed by other holidays than the program knows now. */
export async function hasNewHolidays(tx: Tx, communityId: Id): Promise<boolean> {
  const { rows } = await followed(communityId).execute(tx)
  return rows[0] !== undefined && isNewsAfter(rows[0].holidays)
}

/** The settings are locked, so that of two who want it one does it. */
export const followHolidays = command(shape, async (context) => {
  const { tx, actor } = context
  await sql`select from case_settings where community_id = ${actor.communityId} for update`.execute(tx)
  if (!(await hasNewHolidays(tx, actor.communityId))) return { recomputed: 0 }
  await sql`update case_settings set holidays = ${nationalPrint()} where community_id = ${actor.communityId}`.execute(
    tx,
  )
  return { recomputed: (await recompute(context)).recomputed }
})
