// The page behind a plate. It says who serves this door, never who lives behind it.

import { endStates } from '@red-steward/domain/cases/case'
import type { Id } from '@red-steward/domain/ids'
import { isPublicMatter, readReport } from '@red-steward/domain/portal/matters'
import * as shapes from '@red-steward/domain/portal/queries'
import { sql } from 'kysely'
import { type QueryContext, query } from '../kernel/query.ts'
import { notFound, refuseWith } from '../kernel/refused.ts'
import { findNotice, topicsOnNotice } from '../mediation/index.ts'
import { canSendCodes } from './codes.ts'
import { buildingText, type Door, getDoor } from './doors.ts'
import { getFront, noticesNow } from './front.ts'

/** The newest; so many a phone still opens at once. */
const NOTICES_SHOWN = 20

export const doorPage = query(shapes.doorPage, async (context, { code }) => {
  const { tx, actor, now } = context
  const door = await getDoor(tx, actor.communityId, code)
  const { name, phone, hours } = await getFront(tx, actor.communityId)
  const notices = await noticesNow(tx, actor.communityId, now, door.buildingId)
  const stewards = await stewardsOf(context, door)
  return {
    community: name,
    compound: door.compound,
    building: buildingText(door),
    unit: door.unit,
    room: door.room,
    phone: phone || null,
    hours,
    stewards: stewards.map(({ photoFile, ...steward }) => ({ ...steward, hasPhoto: photoFile !== null })),
    onNotice: (await topicsOnNotice(context, door.compoundId)).slice(0, NOTICES_SHOWN),
    notices: notices.map(({ phase: _p, number: _n, ...notice }) => notice),
    codes: await canSendCodes(context),
  }
})

export const topicNotice = query(shapes.topicNotice, async (context, { code, topicId }) => {
  const { tx, actor } = context
  const door = await getDoor(tx, actor.communityId, code)
  const notice = await findNotice(context, door.compoundId, topicId)
  if (!notice) return refuseWith('portal-notice-not-up')
  const { name, phone, hours } = await getFront(tx, actor.communityId)
  return { community: name, compound: door.compound, phone: phone || null, hours, notice }
})

type StewardRow = Omit<shapes.DoorSteward, 'hasPhoto'> & { photoFile: Id | null }

/** Who holds a post for this grid now: stewards first. A whole-community post counts for stewards only. */
async function stewardsOf({ tx, actor, now }: QueryContext, { gridId }: Door): Promise<StewardRow[]> {
  const { rows } = await sql<StewardRow>`
    select * from (
      select distinct on (a.id) a.id, coalesce(nullif(p.name, ''), a.display_name) as name, g.role, nullif(p.phone, '') as phone,
        p.photo_file as "photoFile", array_position(array['steward', 'property-steward', 'grid-lead'], g.role) as rank
      from grants g join accounts a on a.id = g.account_id and a.disabled_at is null
      left join public_cards p on p.community_id = g.community_id and p.account_id = a.id
      where g.community_id = ${actor.communityId} and g.starts_at <= ${now} and (g.ends_at is null or g.ends_at > ${now})
        and g.role in ('steward', 'property-steward', 'grid-lead')
        and (${gridId}::uuid = any(g.grid_ids) or (g.grid_ids is null and g.role = 'steward'))
      order by a.id, rank) one
    order by rank, name limit 6`.execute(tx)
  return rows.map(({ id, name, role, phone, photoFile }) => ({ id, name, role, phone, photoFile }))
}

export const stewardPhoto = query(shapes.stewardPhoto, async (context, { code, stewardId }) => {
  const { tx, actor, files, vault } = context
  const door = await getDoor(tx, actor.communityId, code)
  const steward = (await stewardsOf(context, door)).find(({ id }) => id === stewardId)
  if (!steward?.photoFile) return notFound()
  const { mediaType, bytes } = await files.read(tx, vault, actor.communityId, steward.photoFile)
  return { mediaType, base64: bytes.toString('base64') }
})

/** What it is and since when; never a word somebody wrote, never a door. */
export const similarHere = query(shapes.similarHere, async ({ tx, actor, now }, { code, text, leaf }) => {
  const door = await getDoor(tx, actor.communityId, code)
  const reading = readReport(text, now)
  const meant = [leaf ?? reading.leaf, ...(leaf ? [] : reading.others)].filter(isPublicMatter)
  if (meant.length === 0) return { cases: [] }
  const { rows } = await sql<shapes.SharedCase>`
    select k.id, k.leaf, k.state, k.reported_at as "reportedAt",
      (select count(*)::int from case_followers f where f.community_id = k.community_id and f.case_id = k.id
        and f.kind = 'ALSO_ME' and f.left_at is null) as "alsoMe"
    from cases k
    where k.community_id = ${actor.communityId} and k.building_id = ${door.buildingId} and not k.confidential
      and k.leaf = any(${meant}::text[]) and k.state <> all(${[...endStates]}::text[])
    order by k.reported_at desc limit 3`.execute(tx)
  return { cases: rows }
})
