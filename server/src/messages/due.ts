import type { Id } from '@red-steward/domain/ids'
import type { Channel } from '@red-steward/domain/messages/message'
import type { QuietHours } from '@red-steward/domain/messages/quiet-hours'
import type { Language, MessageParams, Template } from '@red-steward/domain/messages/templates'
import type { Instant } from '@red-steward/domain/time'
import { sql } from 'kysely'
import { toldPersonOf } from '../cases/index.ts'
import type { Tx } from '../kernel/db.ts'

/** A message that may go out now, with everything needed to find its recipient; what is sealed is still sealed. */
export interface Due {
  id: Id
  channel: Channel
  template: Template | 'webhook'
  params: MessageParams
  language: Language
  urgent: boolean
  attempts: number
  failures: number
  madeAt: Instant
  expiresAt: Instant | null
  toSealed: Buffer | null
  secretSealed: Buffer | null
  /** Null for programs and phones that chose nothing. */
  quietHours: QuietHours | null
  preferenceId: Id | null
  emailSealed: Buffer | null
  wecomSealed: Buffer | null
  followerId: Id | null
  phoneSealed: Buffer | null
  /** Somebody of the register: the reporter, or who lives behind an affected door now; with their phone as it is now. */
  personId: Id | null
  personPhoneSealed: Buffer | null
  subscriptionId: Id | null
  subscriptionSealed: Buffer | null
  endpointId: Id | null
  url: string | null
  endpointSecretSealed: Buffer | null
  oldSecretSealed: Buffer | null
  oldSecretUntil: Instant | null
}

/** The longest waiting first, locked; those another program has in hand are passed over. */
export async function dueMessages(tx: Tx, communityId: Id, now: Instant, most: number): Promise<Due[]> {
  const { rows } = await sql<Due>`
    select m.id, m.channel, m.template, m.params, m.language, m.urgent, m.attempts, m.failures, m.made_at as "madeAt",
      m.expires_at as "expiresAt", m.to_sealed as "toSealed", m.secret_sealed as "secretSealed",
      case when m.account_id is not null or m.follower_id is not null then
        jsonb_build_object('from', coalesce(p.quiet_from, '22:00'), 'to', coalesce(p.quiet_to, '07:00')) end as "quietHours",
      p.id as "preferenceId", p.email_sealed as "emailSealed", p.wecom_sealed as "wecomSealed",
      m.follower_id as "followerId", f.phone_sealed as "phoneSealed",
      r.id as "personId", r.phone_sealed as "personPhoneSealed",
      m.subscription_id as "subscriptionId", case when s.gone_at is null then s.subscription_sealed end as "subscriptionSealed",
      m.endpoint_id as "endpointId", case when e.enabled and e.removed_at is null then e.url end as url,
      e.secret_sealed as "endpointSecretSealed", e.old_secret_sealed as "oldSecretSealed", e.old_secret_until as "oldSecretUntil"
    from messages m
    left join message_preferences p on p.community_id = m.community_id
      and (p.account_id = m.account_id or p.follower_id = m.follower_id)
    left join case_followers f on f.community_id = m.community_id and f.id = m.follower_id and f.left_at is null
    left join lateral ${toldPersonOf} r on true
    left join push_subscriptions s on s.community_id = m.community_id and s.id = m.subscription_id
    left join webhooks e on e.community_id = m.community_id and e.id = m.endpoint_id
    where m.community_id = ${communityId} and m.state = 'WAITING' and m.due_at <= ${now}
    order by m.due_at limit ${most} for update of m skip locked`.execute(tx)
  return rows
}
