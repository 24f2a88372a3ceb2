// What a resident reads of their report: each step with name and clock time. Words of the office, other people and other
// doors are not among it; what was written to the reporter is the reporter's alone.
import { type HopAction, isOpen } from '@red-steward/domain/cases/case'
import { residentSees } from '@red-steward/domain/cases/resident-view'
import type { Id } from '@red-steward/domain/ids'
import { formatAddress } from '@red-steward/domain/places/address'
import { reopenUntil } from '@red-steward/domain/portal/matters'
import * as shapes from '@red-steward/domain/portal/queries'
import { sql } from 'kysely'
import { affectedHome, asTheyHappened } from '../cases/index.ts'
import { hashSecret } from '../kernel/hash-secret.ts'
import { type QueryContext, query } from '../kernel/query.ts'
import { notFound } from '../kernel/refused.ts'
import { followerPreferences } from '../messages/index.ts'
import { getPhone } from './codes.ts'
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

type Shown = 'caseNo' | 'leaf' | 'class' | 'state' | 'reportedAt' | 'closedAt' | 'dueAt'

interface Row extends Pick<shapes.FollowedCase, Shown> {
  description: string
  place: string
  writtenBy: string | null
  responsible: string | null
  compound: string | null
  phase: number | null
  building: string | null
}

async function followedCase(context: QueryContext, follower: Follower): Promise<shapes.FollowedCase> {
  const { tx, actor } = context
  const { rows } = await sql<Row>`
    select k.case_no as "caseNo", k.leaf, k.class, k.state, k.reported_at as "reportedAt", k.closed_at as "closedAt",
      k.dispose_by as "dueAt", o.description, o.place, coalesce(nullif(p.name, ''), a.display_name) as responsible,
      case when not exists (select from portal_reports r where r.community_id = o.community_id and r.case_id = o.id)
        then coalesce(nullif(wp.name, ''), w.display_name) end as "writtenBy", c.name as compound, b.phase, b.number as building
    from cases k join cases o on o.community_id = k.community_id and o.id = ${firstCaseOf(follower)}
    left join accounts a on a.id = k.responsible_id
    left join public_cards p on p.community_id = k.community_id and p.account_id = a.id
    left join accounts w on w.id = o.entered_by
    left join public_cards wp on wp.community_id = k.community_id and wp.account_id = w.id
    left join buildings b on b.community_id = o.community_id and b.id = o.building_id
    left join compounds c on c.community_id = b.community_id and c.id = b.compound_id
    where k.community_id = ${actor.communityId} and k.id = ${follower.caseId}`.execute(tx)
  const { description, place, writtenBy, compound, phase, building, ...row } = rows[0] ?? notFound()
  const isReporter = follower.kind === 'REPORTER'
  // The building, and the reporter's own words for the place; a door that somebody found out since is not told.
  const address = compound && building ? formatAddress({ compound, phase, building }) : ''
  const { hops, question } = await hopsFor(context, follower)
  return {
    ...row,
    kind: follower.kind,
    text: isReporter ? description : '',
    writtenBy: isReporter ? writtenBy : null,
    where: [address, isReporter ? place : ''].filter(Boolean).join(' '),
    hops,
    question: isOpen(row.state) ? question : null,
    home: follower.kind === 'AFFECTED' ? await affectedHome(context, follower.caseId, follower.id) : null,
    rating: await ratingOf(context, follower),
    reopenUntil: isReporter && row.state !== 'ARCHIVED' ? reopenUntil(row.closedAt) : null,
    photos: isReporter && !follower.moved ? await photosOf(context, follower) : [],
    language: follower.language,
    sms: follower.hasPhone && !follower.leftAt ? (await followerPreferences(context, follower.id)).sms : null,
    left: follower.leftAt !== null,
  }
}

/** The case they came with, when it was merged into another since: its words are theirs, those of the other are somebody else's. */
const firstCaseOf = ({ id, caseId }: Follower) => sql`coalesce((select m.from_id from case_follower_moves m
  where m.community_id = current_community() and m.follower_id = ${id} order by m.moved_at limit 1), ${caseId})`

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
async function hopsFor({ tx, actor }: QueryContext, follower: Follower) {
  const isReporter = follower.kind === 'REPORTER'
  const isFirst = isReporter && !follower.moved
  // What the office writes to those it concerns; the words of another resident are that resident's.
  const readsOffice = isReporter || follower.kind === 'AFFECTED'
  const { rows } = await sql<shapes.ResidentHop & { service: string | null; told: Id | null; incident: boolean }>`
    select h.id, h.action, h.resident_text as text, coalesce(nullif(p.name, ''), a.display_name) as by, h.role, h.happened_at as at,
      a.service, t.follower_id as told, h.detail ? 'incident' as incident
    from case_hops h join accounts a on a.id = h.by_id
    left join public_cards p on p.community_id = h.community_id and p.account_id = a.id
    left join portal_talk t on t.community_id = h.community_id and t.hop_id = h.id
    where h.community_id = ${actor.communityId} and h.case_id = ${follower.caseId}
    order by ${asTheyHappened}`.execute(tx)
  const seen = rows
    .filter(({ action }) => residentSees(action))
    .filter(
      ({ action, told, incident }) =>
        !talk.includes(action) || isFor(follower, told) || (incident && follower.kind === 'AFFECTED'),
    )
  const hops = seen.map(
    ({ service, told, incident: _, ...hop }): shapes.ResidentHop => ({
      ...hop,
      text: told === follower.id || (readsOffice && service !== 'resident') || isFirst ? hop.text : '',
      by: service === 'resident' && (told === follower.id || (isFirst && own.includes(hop.action))) ? null : hop.by,
    }),
  )
  // What all homes of an incident were asked is answered in its own way.
  return { hops, question: questionOf(seen.filter(({ incident }) => !incident)) }
}

const isFor = ({ id, kind }: Follower, told: Id | null) => (told === null ? kind === 'REPORTER' : told === id)

/** The last of question and answer, where that is a question of the office. */
function questionOf(hops: readonly shapes.ResidentHop[]): shapes.FollowedCase['question'] {
  const last = hops.findLast(({ action }) => action === 'ASKED' || action === 'ANSWERED')
  return last?.action === 'ASKED' ? { text: last.text, by: last.by ?? '', at: last.at } : null
}

async function ratingOf({ tx, actor }: QueryContext, follower: Follower): Promise<shapes.FollowedCase['rating']> {
  const { rows } = await sql<NonNullable<shapes.FollowedCase['rating']>>`
    select solved, content from portal_ratings where community_id = ${actor.communityId} and follower_id = ${follower.id}
      and at >= coalesce((select max(h.entered_at) from case_hops h where h.community_id = ${actor.communityId}
        and h.case_id = ${follower.caseId} and h.action = 'CLOSED'), '-infinity')
    order by at desc limit 1`.execute(tx)
  return rows[0] ?? null
}

/** An affected home was told something it has not answered yet. */
const homeIsAsked = sql`(f.kind = 'AFFECTED' and exists (select from case_hops i where i.community_id = f.community_id
  and i.case_id = f.case_id and i.action = 'ASKED' and i.detail ? 'incident' and (f.answered_at is null or i.happened_at > f.answered_at)))`

export const myReports = query(shapes.myReports, async (context, { pass }) => {
  const { tx, actor } = context
  const { mark } = await getPhone(context, pass)
  const { name: community, phone } = await getFront(tx, actor.communityId)
  const { rows } = await sql<shapes.MyReport>`
    select f.id, k.case_no as "caseNo", k.leaf, k.state, k.reported_at as "reportedAt", ${homeIsAsked} or k.is_open and coalesce((
        select h.action = 'ASKED' from case_hops h join portal_talk t on t.community_id = h.community_id and t.hop_id = h.id
        where h.community_id = f.community_id and h.case_id = f.case_id and t.follower_id = f.id and h.action in ('ASKED', 'ANSWERED')
        order by h.happened_at desc, h.id desc limit 1), false) as asked
    from case_followers f join cases k on k.community_id = f.community_id and k.id = f.case_id
    where f.community_id = ${actor.communityId} and ${holdsPhone(mark)} and f.left_at is null
    order by k.reported_at desc limit 50`.execute(tx)
  return { community, phone: phone || null, reports: rows }
})
