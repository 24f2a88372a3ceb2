import type { CaseClass, FirstHandler, LeafCode } from '@red-steward/domain/cases/catalogue'
import type { DeadlineProfile } from '@red-steward/domain/cases/deadlines'
import { caseNumber } from '@red-steward/domain/cases/rules'
import type { Id } from '@red-steward/domain/ids'
import { dayOf } from '@red-steward/domain/time'
import { sql } from 'kysely'
import { notFound } from '../kernel/refused.ts'
import { askAhead, type NewCase } from './followers.ts'
import { type Where, whereOf } from './places.ts'
import { policyOf } from './policy.ts'
import type { Writing } from './store.ts'

interface Row extends Where {
  isThere: boolean
  next: number
  code: string
  version: number | null
  profile: DeadlineProfile | null
  asked: unknown[]
}

interface Sought {
  dwellingId: Id | null
  buildingId: Id | null
  leaf: LeafCode
  class: CaseClass
  first: FirstHandler
  confidential: boolean
}

/**
 * The day's next number of this community; two writers get two, and neither waits for the other (0142). With it, in the
 * same statement, where it is, the deadline policy that counts and what its followers ask. Refuses a place that is none of
 * the actor's.
 */
export async function numberAndPlace(
  { tx, actor, now }: Writing,
  sought: Sought,
): Promise<{ newCase: NewCase; where: Where }> {
  const { leaf, first, confidential } = sought
  const day = dayOf(now)
  const { rows } = await sql<Row>`
    select next_case_number(${day}::date) as next, c.code, s.version, s.profile, w.*, ahead.asked
    from communities c left join case_settings s on s.community_id = c.id
    left join lateral (select true as "isThere", w.* from (${whereOf(actor, sought)}) w) w on true
    left join lateral (select ${askAhead(actor, now)} as asked
      from (select c.id as community_id, ${first}::text as first_handler, null::text as handler_role, ${confidential}::boolean as confidential,
          case when not ${confidential}::boolean then w."gridId" end as grid_id) k,
        (select case when w."buildingId" is not null then w."gridId" end as grid_id) b) ahead on true
    where c.id = ${actor.communityId}`.execute(tx)
  const { next, code, version, profile, asked, isThere, dwellingId, buildingId, gridId } = rows[0]!
  if (!isThere) notFound()
  const settings = version === null ? undefined : { version, profile: profile! }
  const policy = await policyOf(tx, actor.communityId, settings)
  const caseNo = caseNumber(day, code, next)
  const newCase = { caseNo, leaf, class: sought.class, confidential, community: code, policy, asked }
  return { newCase, where: { dwellingId, buildingId, gridId } }
}
