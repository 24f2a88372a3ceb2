import type { LeafCode } from '@red-steward/domain/cases/catalogue'
import type { Id } from '@red-steward/domain/ids'
import * as shapes from '@red-steward/domain/portal/desk'
import { sql } from 'kysely'
import { type Context, command } from '../kernel/command.ts'
import { query } from '../kernel/query.ts'
import { notFound } from '../kernel/refused.ts'
import { type Door, doorText, findDoorOf } from './doors.ts'
import { buildingSeen } from './reach.ts'
import { makeCase } from './report.ts'
import { phoneAad, reportAad } from './waiting.ts'

interface ReviewRow {
  id: Id
  plateId: Id
  leaf: LeafCode
  reason: shapes.ReviewReason
  sealed: Buffer
  linkHash: Buffer
  phoneSealed: Buffer | null
  phoneMark: Buffer | null
  language: 'zh' | 'en'
  receivedAt: string
}

const columns = sql`r.id, r.plate_id as "plateId", r.leaf, r.reason, r.report_sealed as sealed, r.link_hash as "linkHash",
  r.phone_sealed as "phoneSealed", r.phone_mark as "phoneMark", r.language, r.received_at as "receivedAt"`
const waiting = sql`portal_reviews r join door_plates p on p.community_id = r.community_id and p.id = r.plate_id
  join buildings b on b.community_id = p.community_id and b.id = p.building_id`

export const reviewQueue = query(shapes.reviewQueue, async ({ tx, actor, vault }) => {
  const { rows } = await sql<ReviewRow>`
    select ${columns} from ${waiting} where r.community_id = ${actor.communityId} and r.decided_at is null and ${buildingSeen(actor)}
    order by r.received_at limit 200`.execute(tx)
  const shown: shapes.ReviewRow[] = []
  for (const row of rows) {
    const door = await findDoorOf(tx, actor.communityId, row.plateId)
    const { text, place } = JSON.parse(vault.open(row.sealed, reportAad(row.id))) as { text: string; place: string }
    shown.push({
      id: row.id,
      where: [door ? doorText(door) : '', place].filter(Boolean).join(' '),
      text,
      leaf: row.leaf,
      reason: row.reason,
      hasPhone: row.phoneSealed !== null,
      receivedAt: row.receivedAt,
    })
  }
  return { rows: shown }
})

async function getWaiting({ tx, actor }: Context, id: Id): Promise<ReviewRow & { door: Door }> {
  const { rows } = await sql<ReviewRow>`
    select ${columns} from ${waiting} where r.community_id = ${actor.communityId} and r.id = ${id} and r.decided_at is null
      and ${buildingSeen(actor)} for update of r`.execute(tx)
  const row = rows[0] ?? notFound()
  return { ...row, door: (await findDoorOf(tx, actor.communityId, row.plateId)) ?? notFound() }
}

export const acceptReport = command(shapes.acceptReport, async (context, { reviewId, caseId, leaf }) => {
  const { tx, actor, now, vault, trail } = context
  const row = await getWaiting(context, reviewId)
  const { text, place } = JSON.parse(vault.open(row.sealed, reportAad(row.id))) as { text: string; place: string }
  const phone =
    row.phoneSealed && row.phoneMark
      ? { phone: vault.open(row.phoneSealed, phoneAad(row.id)), mark: row.phoneMark }
      : undefined
  const { language, door, linkHash } = row
  const caseNo = await makeCase(context, {
    id: caseId,
    leaf: leaf ?? row.leaf,
    text,
    place,
    link: linkHash,
    language,
    door,
    phone,
  })
  await tx
    .updateTable('portal_reviews')
    .set({ decided_at: now, decided_by: actor.id, case_id: caseId })
    .where('community_id', '=', actor.communityId)
    .where('id', '=', reviewId)
    .execute()
  trail.fact('portal-review', reviewId, 'caseId', null, caseId)
  trail.changed('portal-review', reviewId, door.gridId)
  return { caseNo }
})

export const declineReport = command(shapes.declineReport, async (context, { reviewId, reason }) => {
  const { tx, actor, now, trail } = context
  const { door } = await getWaiting(context, reviewId)
  await tx
    .updateTable('portal_reviews')
    .set({ decided_at: now, decided_by: actor.id, declined_because: reason })
    .where('community_id', '=', actor.communityId)
    .where('id', '=', reviewId)
    .execute()
  trail.fact('portal-review', reviewId, 'declinedBecause', null, reason)
  trail.changed('portal-review', reviewId, door.gridId)
})
