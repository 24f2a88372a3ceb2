// How a colleague stands on the doors they look after: given by themselves, the photo by their own consent.

import { type Id, newId } from '@red-steward/domain/ids'
import * as shapes from '@red-steward/domain/portal/desk'
import { stripPhoto } from '../cases/index.ts'
import { command } from '../kernel/command.ts'
import type { Tx } from '../kernel/db.ts'
import { query } from '../kernel/query.ts'
import { refuseWith } from '../kernel/refused.ts'

function findCard(tx: Tx, communityId: Id, accountId: Id) {
  return tx
    .selectFrom('public_cards')
    .selectAll()
    .where('community_id', '=', communityId)
    .where('account_id', '=', accountId)
    .executeTakeFirst()
}

export const setCard = command(shapes.setCard, async (context, { name, phone, photo, photoConsent }) => {
  const { tx, actor, now, trail, files, vault } = context
  const { communityId } = actor
  const before = await findCard(tx, communityId, actor.id)
  let photoFile = before?.photo_file ?? null
  if (photo) {
    if (!photoConsent) refuseWith('portal-photo-consent-missing')
    const picture = stripPhoto(Buffer.from(photo, 'base64')) ?? refuseWith('portal-photo-unreadable')
    photoFile = newId(Date.parse(now))
    await files.keep(tx, vault, {
      id: photoFile,
      communityId,
      name: 'photo.jpg',
      mediaType: picture.mediaType,
      bytes: picture.bytes,
      by: actor.id,
      at: now,
    })
  }
  if (photo === null || !photoConsent) photoFile = null
  const card = {
    name,
    phone,
    photo_file: photoFile,
    photo_consented_at: photoFile ? (photo ? now : before!.photo_consented_at) : null,
  }
  await tx
    .insertInto('public_cards')
    .values({ community_id: communityId, account_id: actor.id, ...card })
    .onConflict((conflict) => conflict.columns(['community_id', 'account_id']).doUpdateSet(card))
    .execute()
  // Consent taken back takes the picture with it.
  if (before?.photo_file && before.photo_file !== photoFile) await files.discard(tx, communityId, before.photo_file)
  trail.fact('public-card', actor.id, 'name', before?.name ?? '', name)
  trail.fact('public-card', actor.id, 'phone', before?.phone ?? '', phone)
  trail.fact('public-card', actor.id, 'photo', Boolean(before?.photo_file), Boolean(photoFile))
})

export const ownCard = query(shapes.ownCard, async ({ tx, actor, files, vault }) => {
  const card = await findCard(tx, actor.communityId, actor.id)
  const file = card?.photo_file ? await files.read(tx, vault, actor.communityId, card.photo_file) : null
  return {
    name: card?.name ?? '',
    phone: card?.phone ?? '',
    photo: file && { mediaType: file.mediaType, base64: file.bytes.toString('base64') },
    photoConsentedAt: card?.photo_consented_at ?? null,
  }
})
