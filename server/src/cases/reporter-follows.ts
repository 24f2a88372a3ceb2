// Somebody of the register who told us and may be called back follows their case. No number is copied: it is read from the
// register when there is something to say, so that a new number, a death or a merge counts from then on.
import { type Id, newId } from '@red-steward/domain/ids'
import type { Instant } from '@red-steward/domain/time'
import { type RawBuilder, sql } from 'kysely'
import type { Writing } from './store.ts'

export async function reporterFollows({ tx, actor }: Writing, caseId: Id, personId: Id, at: Instant): Promise<void> {
  const follower = { id: newId(Date.parse(at)), case_id: caseId, kind: 'REPORTER', person_id: personId, joined_at: at }
  await tx
    .insertInto('case_followers')
    .values({ community_id: actor.communityId, ...follower })
    .execute()
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

/** Follower rows `f` whose reporter has this phone in the register. */
export const reporterHasPhone = (mark: Buffer): RawBuilder<boolean> =>
  sql`(f.kind = 'REPORTER' and f.person_id = any(array(
    with recursive one as (
      select r.id from persons r where r.community_id = current_community() and r.phone_mark = ${mark} and r.merged_into is null
      union all
      select n.id from one join persons n on n.community_id = current_community() and n.merged_into = one.id)
    select id from one)))`
