// Whom of the register a case is told to: its reporter, who may be called back; for an incident, one grown person behind each
// affected door, the head first. No number is copied: it is read when there is something to say, so that a new number, a
// death, a move or a merge counts from then on.
import { type Id, newId } from '@red-steward/domain/ids'
import type { Instant } from '@red-steward/domain/time'
import { type RawBuilder, sql } from 'kysely'
import { insertion } from '../kernel/insertion.ts'
import type { Writing } from './store.ts'

export function reporterFollows({ actor, sendAlong }: Writing, caseId: Id, personId: Id, at: Instant): void {
  const follower = { id: newId(Date.parse(at)), case_id: caseId, kind: 'REPORTER', person_id: personId, joined_at: at }
  sendAlong(insertion('case_followers', [{ community_id: actor.communityId, ...follower }]))
}

/** The reporter of a follower row `f` as the register knows them now: the record theirs was merged into, with its phone. */
export const reporterOf = sql`(
  with recursive one as (
    select r.id, r.merged_into, r.phone_sealed, r.phone_mark from persons r
    where f.kind = 'REPORTER' and r.community_id = f.community_id and r.id = f.person_id
    union all
    select n.id, n.merged_into, n.phone_sealed, n.phone_mark from one join persons n
      on n.community_id = f.community_id and n.id = one.merged_into)
  select id, phone_sealed, phone_mark from one where merged_into is null)`

/** People who live behind the affected door of a follower row `f` and have a phone: grown up, the head before the others. */
export const householdOf = sql`(
  select p.id, p.phone_sealed, p.phone_mark from residences r
  join persons p on p.community_id = r.community_id and p.id = r.person_id
  where f.kind = 'AFFECTED' and r.community_id = f.community_id and r.dwelling_id = f.dwelling_id and r.to_day is null
    and r.kind <> 'REGISTERED_ONLY' and p.phone_sealed is not null and p.died_on is null
    and (p.birth_date is null or p.birth_date <= current_date - interval '18 years')
  order by r.relation <> '02', p.birth_date, p.id)`

/** Whom a message to a follower row `f` goes to, none or one. */
export const toldPersonOf = sql`(select id, phone_sealed from ${reporterOf} reporter
  union all select * from (select id, phone_sealed from ${householdOf} household limit 1) one_of_them limit 1)`

/** Follower rows `f` whose reporter, or a household whose member, has this phone in the register. */
export const isPhoneOf = (mark: Buffer): RawBuilder<boolean> =>
  sql`((f.kind = 'REPORTER' and f.person_id = any(array(
    with recursive one as (
      select r.id from persons r where r.community_id = current_community() and r.phone_mark = ${mark} and r.merged_into is null
      union all
      select n.id from one join persons n on n.community_id = current_community() and n.merged_into = one.id)
    select id from one))) or (f.kind = 'AFFECTED' and f.dwelling_id = any(array(
      select r.dwelling_id from residences r join persons p on p.community_id = r.community_id and p.id = r.person_id
      where p.community_id = current_community() and p.phone_mark = ${mark} and r.to_day is null and r.kind <> 'REGISTERED_ONLY'))))`
