// What a resident reads of their report: each step with name and clock time. Words of the office, other people and other
// doors are not among it; what was written to the reporter is the reporter's alone.
import type { HopAction } from '@red-steward/domain/cases/case'
import { residentSees } from '@red-steward/domain/cases/resident-view'
import type { Id } from '@red-steward/domain/ids'
import { formatAddress } from '@red-steward/domain/places/address'
import { reopenUntil } from '@red-steward/domain/portal/matters'
import * as shapes from '@red-steward/domain/portal/queries'
import { sql } from 'kysely'
import { type QueryContext, query } from '../kernel/query.ts'
import { notFound } from '../kernel/refused.ts'
import { followerPreferences } from '../messages/index.ts'
import { getPhone } from './codes.ts'
import { hashSecret } from './doors.ts'
import { type Follower, findFollower, holdsPhone } from './followers.ts'
import { getFront } from './front.ts'
import { reportAad } from './waiting.ts'

export const follow = query(shapes.follow, async (context, { key }) => {
  const { tx, actor } = context
  const { name: community, phone } = await getFront(tx, actor.communityId)
  const front = { community, phone: phone || null }
  const follower = await findFollower(context, key)
  if (follower) return { ...front, case: await followedCase(context, follower), waiting: null }
  if ('link' in key) return { ...front, case: null, waiting: await waitingReport(context, key.link) }
  return notFound()
})

async function waitingReport({ tx, actor, vault }: QueryContext, link: string) {
  const { rows } = await sql<{ id: Id; sealed: Buffer; since: string; declined: string | null }>`
    select id, report_sealed as sealed, received_at as since, declined_because as declined from portal_reviews
    where community_id = ${actor.communityId} and link_hash = ${hashSecret(link)}`.execute(tx)
  const { id, sealed, since, declined } = rows[0] ?? notFound()
  const { text } = JSON.parse(vault.open(sealed, reportAad(id))) as { text: string }
  return { text, since, declined }
}

interface Row
  extends Pick<shapes.FollowedCase, 'caseNo' | 'leaf' | 'class' | 'state' | 'reportedAt' | 'closedAt' | 'dueAt'> {
  description: string
  place: string
  responsible: string | null
  compound: string | null
  phase: number | null
  building: string | null
}

async function followedCase(context: QueryContext, follower: Follower): Promise<shapes.FollowedCase> {
  const { tx, actor } = context
  const { rows } = await sql<Row>`
    select k.case_no as "caseNo", k.leaf, k.class, k.state, k.reported_at as "reportedAt", k.closed_at as "closedAt",
      k.dispose_by as "dueAt", k.description, k.place, coalesce(nullif(p.name, ''), a.display_name) as responsible,
      c.name as compound, b.phase, b.number as building
    from cases k left join accounts a on a.id = k.responsible_id
    left join public_cards p on p.community_id = k.community_id and p.account_id = a.id
    left join buildings b on b.community_id = k.community_id and b.id = k.building_id
    left join compounds c on c.community_id = b.community_id and c.id = b.compound_id
    where k.community_id = ${actor.communityId} and k.id = ${follower.caseId}`.execute(tx)
  const { description, place, compound, phase, building, ...row } = rows[0] ?? notFound()
  const isReporter = follower.kind === 'REPORTER'
  // The building, and the reporter's own words for the place; a door that somebody found out since is not told.
  const address = compound && building ? formatAddress({ compound, phase, building }) : ''
  const hops = await hopsFor(context, follower)
  return {
    ...row,
    kind: follower.kind,
    text: isReporter ? description : '',
    where: [address, isReporter ? place : ''].filter(Boolean).join(' '),
    hops,
    asked: isAsked(hops),
    rating: await ratingOf(context, follower),
    reopenUntil: isReporter && row.state !== 'ARCHIVED' ? reopenUntil(row.closedAt) : null,
    photos: isReporter ? await photosOf(context, follower) : [],
    language: follower.language,
    sms: follower.hasPhone && !follower.leftAt ? (await followerPreferences(context, follower.id)).sms : null,
    left: follower.leftAt !== null,
  }
}

/** The reporter's own; what the office photographed may show somebody's home. */
async function photosOf({ tx, actor }: QueryContext, { caseId }: Follower): Promise<Id[]> {
  const { rows } = await sql<{ id: Id }>`
    select f.id from case_photos f join accounts a on a.id = f.by_id where f.community_id = ${actor.communityId}
      and f.case_id = ${caseId} and a.service = 'resident' order by f.place`.execute(tx)
  return rows.map(({ id }) => id)
}

/** Said through the portal by nobody but the reporter. */
const own: readonly HopAction[] = ['REPORTED', 'REOPENED']
const talk: readonly HopAction[] = ['ASKED', 'ANSWERED', 'QUESTION', 'REPLY', 'RATED']

/** A conversation is seen by its two sides; one without a named other side is the reporter's. */
async function hopsFor({ tx, actor }: QueryContext, follower: Follower): Promise<shapes.ResidentHop[]> {
  const isReporter = follower.kind === 'REPORTER'
  const { rows } = await sql<shapes.ResidentHop & { service: string | null; told: Id | null; incident: boolean }>`
    select h.id, h.action, h.resident_text as text, coalesce(nullif(p.name, ''), a.display_name) as by, h.role, h.happened_at as at,
      a.service, t.follower_id as told, h.detail ? 'incident' as incident
    from case_hops h join accounts a on a.id = h.by_id
    left join public_cards p on p.community_id = h.community_id and p.account_id = a.id
    left join portal_talk t on t.community_id = h.community_id and t.hop_id = h.id
    where h.community_id = ${actor.communityId} and h.case_id = ${follower.caseId}
    order by h.happened_at, h.entered_at, h.sequence`.execute(tx)
  return rows
    .filter(({ action }) => residentSees(action))
    .filter(
      ({ action, told, incident }) =>
        !talk.includes(action) || isFor(follower, told) || (incident && follower.kind === 'AFFECTED'),
    )
    .map(({ service, told, incident: _, ...hop }) => ({
      ...hop,
      text: isReporter || follower.kind === 'AFFECTED' || told === follower.id ? hop.text : '',
      by: service === 'resident' && (told === follower.id || (isReporter && own.includes(hop.action))) ? null : hop.by,
    }))
}

const isFor = ({ id, kind }: Follower, told: Id | null) => (told === null ? kind === 'REPORTER' : told === id)

/** The last of question and answer is a question of the office. */
function isAsked(hops: readonly Pick<shapes.ResidentHop, 'action'>[]): boolean {
  return hops.findLast(({ action }) => action === 'ASKED' || action === 'ANSWERED')?.action === 'ASKED'
}

async function ratingOf({ tx, actor }: QueryContext, follower: Follower): Promise<shapes.FollowedCase['rating']> {
  const { rows } = await sql<NonNullable<shapes.FollowedCase['rating']>>`
    select solved, content from portal_ratings where community_id = ${actor.communityId} and follower_id = ${follower.id}
      and at >= coalesce((select max(h.entered_at) from case_hops h where h.community_id = ${actor.communityId}
        and h.case_id = ${follower.caseId} and h.action = 'CLOSED'), '-infinity')
    order by at desc limit 1`.execute(tx)
  return rows[0] ?? null
}

export const myReports = query(shapes.myReports, async (context, { pass }) => {
  const { tx, actor } = context
  const { mark } = await getPhone(context, pass)
  const { name: community, phone } = await getFront(tx, actor.communityId)
  const { rows } = await sql<shapes.MyReport>`
    select f.id, k.case_no as "caseNo", k.leaf, k.state, k.reported_at as "reportedAt", coalesce((
        select h.action = 'ASKED' from case_hops h join portal_talk t on t.community_id = h.community_id and t.hop_id = h.id
        where h.community_id = f.community_id and h.case_id = f.case_id and t.follower_id = f.id and h.action in ('ASKED', 'ANSWERED')
        order by h.happened_at desc, h.id desc limit 1), false) as asked
    from case_followers f join cases k on k.community_id = f.community_id and k.id = f.case_id
    where f.community_id = ${actor.communityId} and ${holdsPhone(mark)} and f.left_at is null
    order by k.reported_at desc limit 50`.execute(tx)
  return { community, phone: phone || null, reports: rows }
})
