import type { Policy } from '@red-steward/domain/cases/clocks'
import type { DeadlineProfile } from '@red-steward/domain/cases/deadlines'
import { caseNumber } from '@red-steward/domain/cases/rules'
import { dayOf } from '@red-steward/domain/time'
import { sql } from 'kysely'
import { policyOf } from './policy.ts'
import type { Writing } from './store.ts'

interface Row {
  next: number
  code: string
  version: number | null
  profile: DeadlineProfile | null
}

/**
 * The day's next number of this community; two writers get two, and neither waits for the other (0142). With it, in the
 * same round trip, the deadline policy that counts.
 */
export async function nextNumber({ tx, actor, now }: Writing): Promise<{ caseNo: string; policy: Policy }> {
  const day = dayOf(now)
  const { rows } = await sql<Row>`
    select next_case_number(${day}::date) as next, c.code, s.version, s.profile
    from communities c left join case_settings s on s.community_id = c.id where c.id = ${actor.communityId}`.execute(tx)
  const { next, code, version, profile } = rows[0]!
  const settings = version === null ? undefined : { version, profile: profile! }
  return { caseNo: caseNumber(day, code, next), policy: await policyOf(tx, actor.communityId, settings) }
}
