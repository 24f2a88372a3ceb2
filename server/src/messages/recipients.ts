// By which ways somebody is written to: what they chose (message_preferences), or everything as it comes.
import type { Id } from '@red-steward/domain/ids'
import type { Channel } from '@red-steward/domain/messages/message'
import type { Language } from '@red-steward/domain/messages/templates'
import type { Instant } from '@red-steward/domain/time'
import { sql } from 'kysely'
import { householdOf, reporterOf } from '../cases/index.ts'
import type { Context } from '../kernel/command.ts'

/** One way to one recipient. */
export interface Way {
  channel: Channel
  language: Language
  accountId?: Id
  followerId?: Id
  subscriptionId?: Id
  endpointId?: Id
  /** A phone (digits only), a mail address or a WeCom id of nobody we know; sealed in the row. */
  to?: string
  /** Six digits, or what opens a link; sealed in the row. */
  secret?: string
  expiresAt?: Instant
}

/** A colleague with what they chose; `subscriptions`: browsers that may be pushed to, none when push is off. */
export interface Colleague {
  id: Id
  language: Language
  email: boolean
  wecom: boolean
  subscriptions: Id[]
}

export function waysTo({ id, language, email, wecom, subscriptions }: Colleague, rings: boolean): Way[] {
  const base = { accountId: id, language }
  const inApp: Way[] = [{ channel: 'IN_APP', ...base }]
  if (!rings) return inApp
  const pushes = subscriptions.map((subscriptionId) => ({ channel: 'PUSH' as const, subscriptionId, ...base }))
  return [
    ...inApp,
    ...pushes,
    ...(email ? [{ channel: 'EMAIL' as const, ...base }] : []),
    ...(wecom ? [{ channel: 'WECOM' as const, ...base }] : []),
  ]
}

export interface Follower {
  id: Id
  language: Language
  sms: boolean
  email: boolean
}

export function waysToFollower({ id, language, sms, email }: Follower): Way[] {
  const base = { followerId: id, language }
  return [
    ...(sms ? [{ channel: 'SMS' as const, ...base }] : []),
    ...(email ? [{ channel: 'EMAIL' as const, ...base }] : []),
  ]
}

/** A colleague as JSON, of `who.id` and their preferences `p`. */
export const colleagueJson = sql`jsonb_build_object('id', who.id, 'language', coalesce(p.language, 'zh'), 'email', coalesce(p.email, false),
  'wecom', coalesce(p.wecom, false), 'subscriptions', case when coalesce(p.push, true) then
    (select coalesce(jsonb_agg(s.id), '[]') from push_subscriptions s
      where s.community_id = current_community() and s.account_id = who.id and s.gone_at is null)
    else '[]'::jsonb end)`

/** A home that an incident reaches, and the mark of the number it is written to at. */
export interface Home extends Follower {
  mark: string
}

/** As JSON, of a follower `f` and its preferences `p`: by the phone of who lives there; without one there is no mark. */
export const homeJson = sql`jsonb_build_object('id', f.id, 'language', coalesce(p.language, f.language), 'email', false,
  'sms', coalesce(p.sms, true), 'mark', (select encode(h.phone_mark, 'hex') from ${householdOf} h limit 1))`

/** A follower without account as JSON, of `f` and their preferences `p`. */
export const followerJson = sql`jsonb_build_object('id', f.id, 'language', coalesce(p.language, f.language),
  'sms', (f.phone_sealed is not null or exists (select from ${reporterOf} r where r.phone_sealed is not null))
    and coalesce(p.sms, true), 'email', coalesce(p.email, false))`

type Reading = Pick<Context, 'tx' | 'actor'>

export async function waysOfAccount({ tx, actor }: Reading, accountId: Id, rings: boolean): Promise<Way[]> {
  const { rows } = await sql<{ one: Colleague }>`
    select ${colleagueJson} as one from (select ${accountId}::uuid as id) who
    left join message_preferences p on p.community_id = ${actor.communityId} and p.account_id = who.id`.execute(tx)
  return waysTo(rows[0]!.one, rings)
}

/** None when they have left. A follower with an account is written to as a colleague. */
export async function waysOfFollower({ tx, actor }: Reading, followerId: Id): Promise<Way[]> {
  const { rows } = await sql<{ one: Follower; accountId: Id | null }>`
    select ${followerJson} as one, f.account_id as "accountId" from case_followers f
    left join message_preferences p on p.community_id = f.community_id and p.follower_id = f.id
    where f.community_id = ${actor.communityId} and f.id = ${followerId} and f.left_at is null`.execute(tx)
  const row = rows[0]
  if (!row) return []
  return row.accountId ? waysOfAccount({ tx, actor }, row.accountId, true) : waysToFollower(row.one)
}
