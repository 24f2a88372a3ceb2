// Limits without puzzles (domain/src/portal/limits.ts): what came before under one key, as keyed marks and moments.

import { newId } from '@red-steward/domain/ids'
import { type Judgement, judgeRate, type LimitName, LONGEST_WINDOW_MINUTES } from '@red-steward/domain/portal/limits'
import { sql } from 'kysely'
import type { Context } from '../kernel/command.ts'

/** Judges what is asked now and counts it. Who asks under one key at once asks one after the other. */
export async function countHit(context: Context, counted: LimitName, of: string): Promise<Judgement> {
  const { tx, actor, now, vault } = context
  if (of === '') return { over: 'no' }
  const key = vault.fingerprint('phone', `${counted}|${of}`)
  const moment = Date.parse(now)
  const since = new Date(moment - LONGEST_WINDOW_MINUTES * 60_000).toISOString()
  await sql`select pg_advisory_xact_lock(hashtextextended(${key.toString('hex')}, 150))`.execute(tx)
  const { rows } = await sql<{ at: string }>`
    select at from portal_hits where community_id = ${actor.communityId} and counted = ${counted} and key = ${key} and at > ${since}`.execute(
    tx,
  )
  const judged = judgeRate(
    counted,
    rows.map(({ at }) => Date.parse(at)),
    moment,
  )
  await tx
    .insertInto('portal_hits')
    .values({ community_id: actor.communityId, id: newId(moment), counted, key, at: now })
    .execute()
  // What matters to no window any more goes, a little each time; whoever else is at it is not waited for.
  await sql`delete from portal_hits where community_id = ${actor.communityId} and id in (
    select id from portal_hits where community_id = ${actor.communityId} and at <= ${since} order by at limit 20 for update skip locked)`.execute(
    tx,
  )
  return judged
}
