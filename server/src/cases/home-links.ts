// The link in the message to an affected home. It opens the answer of that home until a day, and only while the number it
// went to is that of somebody who lives there: after a move, a death or a corrected number it opens nothing, and a newer
// message brings a newer link. The secret itself stands in the message alone, sealed until it is sent.
import { HOME_LINK_DAYS } from '@red-steward/domain/cases/incidents'
import type { Id } from '@red-steward/domain/ids'
import { LINK_SIGNS, newSecret } from '@red-steward/domain/portal/secrets'
import type { Instant } from '@red-steward/domain/time'
import { type RawBuilder, sql } from 'kysely'
import { hashSecret } from '../kernel/hash-secret.ts'
import type { Writing } from './store.ts'
import { householdOf } from './who-is-told.ts'

/** A home as a follower, and the mark of the number that is written to, in hex. */
interface Home {
  id: Id
  mark: string
}

/** One new link for each home; answers the secrets by follower. */
export async function giveHomeLinks({ tx, actor, now }: Writing, homes: readonly Home[]): Promise<Map<Id, string>> {
  if (homes.length === 0) return new Map()
  const links = homes.map(({ id, mark }) => ({ id, mark, secret: newSecret(LINK_SIGNS) }))
  const until = new Date(Date.parse(now) + HOME_LINK_DAYS * 86_400_000).toISOString()
  const given = JSON.stringify(
    links.map(({ id, mark, secret }) => ({ id, mark, hash: hashSecret(secret).toString('hex') })),
  )
  await sql`
    update case_followers f set link_hash = decode(g.hash, 'hex'), link_mark = decode(g.mark, 'hex'), link_until = ${until}
    from jsonb_to_recordset(${given}::jsonb) as g (id uuid, mark text, hash text)
    where f.community_id = ${actor.communityId} and f.id = g.id and f.kind = 'AFFECTED'`.execute(tx)
  return new Map(links.map(({ id, secret }) => [id, secret]))
}

/** Whether a link opens the follower row `f`: one that was sent to a home only for a while, and to who lives there. */
export const opensBy = (link: string, now: Instant): RawBuilder<boolean> => sql`(f.link_hash = ${hashSecret(link)}
  and (f.link_until is null or (f.link_until > ${now} and exists (select from ${householdOf} h where h.phone_mark = f.link_mark))))`
