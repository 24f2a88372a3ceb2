// What hangs on a case beside its story: pictures, whistles, what waits for a decision, who follows it.
import type { CasePhoto } from '@red-steward/domain/cases/photos'
import type { CasePage, CaseRequests, CaseWhistle } from '@red-steward/domain/cases/queries'
import type { Id } from '@red-steward/domain/ids'
import { sql } from 'kysely'
import type { QueryContext } from '../kernel/query.ts'
import { reporterOf } from './who-is-told.ts'

export async function photosOf(
  { tx, actor }: QueryContext,
  caseIds: readonly Id[],
): Promise<(CasePhoto & { caseId: Id })[]> {
  if (caseIds.length === 0) return []
  const { rows } = await sql<CasePhoto & { caseId: Id }>`
    select f.case_id as "caseId", f.id, f.width, f.height, a.display_name as by, f.happened_at as at
    from case_photos f join accounts a on a.id = f.by_id
    where f.community_id = ${actor.communityId} and f.case_id = any(${caseIds}::uuid[]) order by f.place`.execute(tx)
  return rows
}

export async function whistlesOf({ tx, actor }: QueryContext, caseId: Id): Promise<CaseWhistle[]> {
  const { rows } = await sql<Omit<CaseWhistle, 'units'>>`
    select w.id, w.topic, w.arrive_by as "arriveBy", a.display_name as "calledBy", w.called_at as "calledAt", w.conclusion,
      w.concluded_at as "concludedAt"
    from case_whistles w join accounts a on a.id = w.called_by
    where w.community_id = ${actor.communityId} and w.case_id = ${caseId} order by w.called_at`.execute(tx)
  if (rows.length === 0) return []
  const units = await sql<CaseWhistle['units'][number] & { whistleId: Id }>`
    select u.whistle_id as "whistleId", u.unit_id as id, h.name, u.arrived_at as "arrivedAt", u.mark, u.mark_text as "markText",
      u.said_mark as "saidMark", u.said_text as "saidText"
    from case_whistle_units u join handling_units h on h.community_id = u.community_id and h.id = u.unit_id
    where u.community_id = ${actor.communityId} and u.whistle_id = any(${rows.map(({ id }) => id)}::uuid[]) order by h.name`.execute(
    tx,
  )
  return rows.map((row) => ({
    ...row,
    units: units.rows.filter(({ whistleId }) => whistleId === row.id).map(({ whistleId: _, ...unit }) => unit),
  }))
}

export async function requestsOf({ tx, actor }: QueryContext, caseId: Id): Promise<CaseRequests> {
  const suspension = await sql<NonNullable<CaseRequests['suspension']>>`
    select s.reason, s.text, s.review_on as "reviewOn", a.display_name as "askedBy", s.asked_at as "askedAt"
    from case_suspensions s join accounts a on a.id = s.asked_by
    where s.community_id = ${actor.communityId} and s.case_id = ${caseId} and s.outcome is null`.execute(tx)
  const exclusion = await sql<NonNullable<CaseRequests['exclusion']>>`
    select x.reason, x.text, a.display_name as "askedBy", x.asked_at as "askedAt", f.display_name as "firstBy"
    from case_exclusions x join accounts a on a.id = x.asked_by left join accounts f on f.id = x.first_by
    where x.community_id = ${actor.communityId} and x.case_id = ${caseId} and x.outcome is null`.execute(tx)
  return { suspension: suspension.rows[0] ?? null, exclusion: exclusion.rows[0] ?? null }
}

export async function followersOf({ tx, actor }: QueryContext, caseId: Id) {
  const { rows } = await sql<Pick<CasePage, 'followers' | 'reporterReads'>>`
    select count(*)::int as followers,
      coalesce(bool_or(f.kind = 'REPORTER' and (f.link_hash is not null or f.phone_mark is not null
        or exists (select from ${reporterOf} r where r.phone_mark is not null))), false) as "reporterReads" from case_followers f
    where f.community_id = ${actor.communityId} and f.case_id = ${caseId} and f.left_at is null`.execute(tx)
  return rows[0]!
}
