// Reports over the limits: kept whole and sealed until a colleague takes or declines them.
import type { LeafCode } from '@red-steward/domain/cases/catalogue'
import type { Id } from '@red-steward/domain/ids'
import type { ReviewReason } from '@red-steward/domain/portal/desk'
import type { Context } from '../kernel/command.ts'
import { hashSecret } from '../kernel/hash-secret.ts'
import type { ConfirmedPhone } from './codes.ts'
import type { Door } from './doors.ts'

export interface Report {
  id: Id
  leaf: LeafCode
  text: string
  place: string
  /** The secret, or its hash. */
  link: string | Buffer
  language: 'zh' | 'en'
  door: Door
  phone: ConfirmedPhone | undefined
}

export async function keepForReview(context: Context, one: Report, reason: ReviewReason): Promise<void> {
  const { tx, actor, now, vault, trail } = context
  await tx
    .insertInto('portal_reviews')
    .values({
      community_id: actor.communityId,
      id: one.id,
      plate_id: one.door.plateId,
      leaf: one.leaf,
      reason,
      report_sealed: vault.seal(JSON.stringify({ text: one.text, place: one.place }), reportAad(one.id)),
      link_hash: typeof one.link === 'string' ? hashSecret(one.link) : one.link,
      phone_sealed: one.phone ? vault.seal(one.phone.phone, phoneAad(one.id)) : null,
      phone_mark: one.phone?.mark ?? null,
      language: one.language,
      received_at: now,
    })
    .execute()
  trail.changed('portal-review', one.id, one.door.gridId)
}

export const reportAad = (id: Id) => `portal_reviews|report_sealed|${id}`
export const phoneAad = (id: Id) => `portal_reviews|phone_sealed|${id}`
