import {
  addPhoto as addShape,
  PHOTO_BYTES_AT_MOST,
  PHOTOS_AT_MOST,
  PhotoType,
  showPhoto as showShape,
} from '@red-steward/domain/cases/photos'
import { happened } from '@red-steward/domain/cases/rules'
import { sql } from 'kysely'
import { command } from '../kernel/command.ts'
import { query } from '../kernel/query.ts'
import { notFound, refuseWith } from '../kernel/refused.ts'
import { ensureAction } from './allowed.ts'
import { caseSeen } from './reach.ts'
import { type CaseForChange, getCaseForChange, moveCase, type Writing } from './store.ts'
import { stripPhoto } from './strip-photo.ts'

/** Refuses `photo-unreadable`, `photo-too-big`, `photos-enough`. */
export const addPhoto = command(addShape, async (context, { id, caseId, bytes, happenedAt }) => {
  const one = await getCaseForChange(context, caseId)
  const at = happened(happenedAt, context.now)
  await ensureAction(context, 'add-photo', one, at)
  await keepPhoto(context, one, { id, bytes: Buffer.from(bytes, 'base64'), at })
})

/** The file is named by the photo; what lies beside the picture in the bytes that came is not kept. */
export async function keepPhoto(
  context: Writing,
  one: CaseForChange,
  { id, bytes, at }: { id: string; bytes: Buffer; at: string },
): Promise<void> {
  const { tx, actor, now, files, vault } = context
  if (bytes.length > PHOTO_BYTES_AT_MOST) refuseWith('photo-too-big')
  const picture = stripPhoto(bytes) ?? refuseWith('photo-unreadable')
  const { rows } = await sql<{ place: number }>`
    select count(*)::int + 1 as place from case_photos where community_id = ${actor.communityId} and case_id = ${one.id}`.execute(
    tx,
  )
  const { place } = rows[0]!
  if (place > PHOTOS_AT_MOST) refuseWith('photos-enough')
  const { mediaType, width, height } = picture
  await files.keep(tx, vault, {
    id,
    communityId: actor.communityId,
    name: 'case-photo',
    mediaType,
    bytes: picture.bytes,
    by: actor.id,
    at: now,
  })
  await tx
    .insertInto('case_photos')
    .values({
      community_id: actor.communityId,
      id,
      case_id: one.id,
      place,
      width,
      height,
      by_id: actor.id,
      happened_at: at,
      entered_at: now,
    })
    .execute()
  await moveCase(context, one, { at, hop: { action: 'PHOTO', detail: { photoId: id } } })
}

export const showPhoto = query(showShape, async ({ tx, actor, vault, files, trail }, { photoId }) => {
  const { rows } = await sql<{ caseId: string; confidential: boolean }>`
    select k.id as "caseId", k.confidential from case_photos f join cases k on k.community_id = f.community_id and k.id = f.case_id
    where f.community_id = ${actor.communityId} and f.id = ${photoId} and ${caseSeen(actor)}`.execute(tx)
  const { caseId } = rows[0] ?? notFound()
  trail.looked('case', caseId, ['photo'])
  const { mediaType, bytes } = await files.read(tx, vault, actor.communityId, photoId)
  return { mediaType: PhotoType.parse(mediaType), bytes: bytes.toString('base64') }
})
