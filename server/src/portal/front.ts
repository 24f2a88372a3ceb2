// What stands on every public page: the desk's phone and hours, notices.

import { mayKeepText } from '@red-steward/domain/cases/rules'
import type { Id } from '@red-steward/domain/ids'
import { formatBuilding } from '@red-steward/domain/places/address'
import * as shapes from '@red-steward/domain/portal/desk'
import type { DoorNotice } from '@red-steward/domain/portal/queries'
import { dayOf, type Instant } from '@red-steward/domain/time'
import { sql } from 'kysely'
import { command } from '../kernel/command.ts'
import type { Tx } from '../kernel/db.ts'
import { query } from '../kernel/query.ts'
import { ensure, notFound } from '../kernel/refused.ts'

export interface Front {
  code: string
  name: string
  phone: string
  hours: string
  address: string
  isDemo: boolean
}

export async function getFront(tx: Tx, communityId: Id): Promise<Front> {
  const { rows } = await sql<Front>`
    select k.code, k.name, coalesce(f.phone, '') as phone, coalesce(f.hours, '') as hours, coalesce(f.address, '') as address,
      k.is_demo as "isDemo"
    from communities k left join portal_fronts f on f.community_id = k.id where k.id = ${communityId}`.execute(tx)
  return rows[0] ?? notFound()
}

export const setFront = command(shapes.setFront, async ({ tx, actor, trail }, input) => {
  const before = await getFront(tx, actor.communityId)
  await tx
    .insertInto('portal_fronts')
    .values({ community_id: actor.communityId, ...input })
    .onConflict((conflict) => conflict.column('community_id').doUpdateSet(input))
    .execute()
  for (const field of ['phone', 'hours', 'address'] as const)
    trail.fact('portal-front', actor.communityId, field, before[field], input[field])
})

type NoticeRow = DoorNotice & { phase: number | null; number: string | null }

/** Notices that stand today; with a building, those of all and those of this one. */
export async function noticesNow(tx: Tx, communityId: Id, now: Instant, buildingId?: Id): Promise<NoticeRow[]> {
  const { rows } = await sql<NoticeRow>`
    select n.id, n.title, n.text, n.from_day::text as "from", n.until_day::text as until, b.phase, b.number
    from portal_notices n left join buildings b on b.community_id = n.community_id and b.id = n.building_id
    where n.community_id = ${communityId} and n.ended_at is null and (n.until_day is null or n.until_day >= ${dayOf(now)}::date)
      and ${buildingId ? sql`(n.building_id is null or n.building_id = ${buildingId})` : sql`true`}
    order by n.from_day desc, n.id desc limit 20`.execute(tx)
  return rows
}

export const front = query(shapes.front, async ({ tx, actor, now }) => {
  const { phone, hours, address } = await getFront(tx, actor.communityId)
  const notices = await noticesNow(tx, actor.communityId, now)
  return {
    phone,
    hours,
    address,
    notices: notices.map(({ phase, number, ...notice }) => ({
      ...notice,
      building: number === null ? null : formatBuilding(phase, number),
    })),
  }
})

export const publishNotice = command(
  shapes.publishNotice,
  async ({ tx, actor, now, trail }, { id, title, text, buildingId, until }) => {
    ensure(mayKeepText(title, text))
    await tx
      .insertInto('portal_notices')
      .values({
        community_id: actor.communityId,
        id,
        title,
        text,
        building_id: buildingId,
        from_day: dayOf(now),
        until_day: until,
        by_id: actor.id,
      })
      .execute()
    trail.fact('portal-notice', id, 'title', null, title)
  },
)

export const endNotice = command(shapes.endNotice, async ({ tx, actor, now, trail }, { noticeId }) => {
  const ended = await tx
    .updateTable('portal_notices')
    .set({ ended_at: now })
    .where('community_id', '=', actor.communityId)
    .where('id', '=', noticeId)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  if (!ended.numUpdatedRows) notFound()
  trail.fact('portal-notice', noticeId, 'endedAt', null, now)
})
