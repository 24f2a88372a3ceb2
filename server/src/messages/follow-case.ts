// Whoever has to do with a case hears of its hops: who reported it, joined it or is reached by it, who answers for it or
// handles it, colleagues who follow it, and other programs. Read by one statement, in the transaction of the hop.
import type { CaseState } from '@red-steward/domain/cases/case'
import type { CaseClass, FirstHandler, LeafCode } from '@red-steward/domain/cases/catalogue'
import type { Actor, Role } from '@red-steward/domain/identity/actor'
import type { Id } from '@red-steward/domain/ids'
import type { WebhookEvent } from '@red-steward/domain/messages/webhooks'
import {
  isNews,
  isUrgent,
  postOf,
  postsAbove,
  ringsColleague,
  ringsResident,
} from '@red-steward/domain/messages/who-hears'
import type { Instant } from '@red-steward/domain/time'
import { type RawBuilder, sql } from 'kysely'
import { type AskAhead, type CaseEvent, giveHomeLinks } from '../cases/index.ts'
import type { Context } from '../kernel/command.ts'
import {
  type Colleague,
  colleagueJson,
  type Follower,
  followerJson,
  type Home,
  homeJson,
  waysTo,
  waysToFollower,
} from './recipients.ts'
import { writeMessages } from './send.ts'

interface Around {
  caseNo: string
  leaf: LeafCode
  class: CaseClass
  state: CaseState
  confidential: boolean
  colleagues: Colleague[]
  followers: Follower[]
  /** When all homes of an incident are told something: those with a phone that wish for messages. */
  homes: Home[]
  /** The code of the community, for addresses of the portal. */
  community: string
  endpoints: Id[]
}

/** `asked`: of a new case, what `askAhead` gave; nobody else follows it yet. */
export async function followCase(context: Context, event: CaseEvent, asked?: AskedAhead): Promise<void> {
  const { caseId, action, at, newCase } = event
  const around = newCase && asked ? { ...newCase, ...asked, ...alone } : await lookAround(context, event)
  if (!around) return
  const { caseNo, leaf, confidential, colleagues, followers, homes, endpoints, state, community } = around
  if (confidential) {
    const ways = colleagues.flatMap((one) => waysTo(one, false))
    await writeMessages(context, ways, { template: 'confidential', params: { path: pathOf(caseId) }, caseId })
    return
  }
  const urgent = isUrgent(around.class)
  const params = { caseNo, leaf, action }
  const atWork = colleagues.flatMap((one) => waysTo(one, ringsColleague(action, around.class, event.detail.home)))
  const template = action === 'REPORTED' ? 'case-new' : 'case-hop'
  await writeMessages(context, atWork, { template, params: { ...params, path: pathOf(caseId) }, caseId, urgent })
  const atHome = followers.flatMap(waysToFollower)
  const path = `/portal/${community}`
  const news = { ...params, path: `${path}#mine` }
  await writeMessages(context, atHome, { template: 'case-hop', params: news, caseId, urgent })
  const links = await giveHomeLinks(context, homes)
  const toHomes = homes.flatMap((home) => waysToFollower(home).map((way) => ({ ...way, secret: links.get(home.id)! })))
  await writeMessages(context, toHomes, { template: 'incident-notice', params: { caseNo, path }, caseId, urgent })
  const programs = endpoints.map((endpointId) => ({ channel: 'WEBHOOK' as const, language: 'zh' as const, endpointId }))
  const told = { event: eventOf(event), caseId, caseNo, leaf, action, state, at }
  await writeMessages(context, programs, { template: 'webhook', params: told, caseId })
}

type AskedAhead = Pick<Around, 'colleagues' | 'endpoints'>
const alone = { state: 'REPORTED', followers: [], homes: [] } as const

/** Who hears of a new case, asked before it is written. */
export const askAhead: AskAhead = (
  actor,
  now,
) => sql`jsonb_build_object('colleagues', ${colleaguesOf(waitingFor(now), actor)},
  'endpoints', ${endpointsOf('case.reported')})`

const pathOf = (caseId: Id) => `/desk/cases/${caseId}`

function eventOf({ action, toState }: CaseEvent): WebhookEvent {
  if (action === 'REPORTED') return 'case.reported'
  return toState === 'CLOSED' ? 'case.closed' : 'case.changed'
}

async function lookAround({ tx, actor, now }: Context, event: CaseEvent): Promise<Around | undefined> {
  const { caseId, action } = event
  const none = sql`'[]'::jsonb`
  const atHome = ringsResident(action)
    ? sql`(select coalesce(jsonb_agg(${followerJson}), '[]') from case_followers f
        left join message_preferences p on p.community_id = f.community_id and p.follower_id = f.id
        where f.community_id = k.community_id and f.case_id = k.id and f.account_id is null and f.left_at is null)`
    : none
  const atDoors = event.detail.incident
    ? sql`(select coalesce(jsonb_agg(told.home) filter (where told.home ->> 'mark' is not null and (told.home -> 'sms')::boolean), '[]')
        from (select ${homeJson} as home from case_followers f
          left join message_preferences p on p.community_id = f.community_id and p.follower_id = f.id
          where f.community_id = k.community_id and f.case_id = k.id and f.kind = 'AFFECTED' and f.left_at is null) told)`
    : none
  const atWork = isNews(action) ? colleaguesOf(hearing(event, now), actor) : none
  const { rows } = await sql<Around>`
    select k.case_no as "caseNo", k.leaf, k.class, k.state, k.confidential, ${atWork} as colleagues, ${atHome} as followers, ${atDoors} as homes,
      (select c.code from communities c where c.id = k.community_id) as community,
      ${endpointsOf(eventOf(event))} as endpoints
    from cases k left join buildings b on b.community_id = k.community_id and b.id = k.building_id
    where k.community_id = ${actor.communityId} and k.id = ${caseId}`.execute(tx)
  return rows[0]
}

/** Other programs of `k` that want to hear of such an event, as JSON. */
const endpointsOf = (
  event: WebhookEvent,
) => sql`(select coalesce(jsonb_agg(e.id), '[]') from webhooks e where not k.confidential
  and e.community_id = k.community_id and e.enabled and e.removed_at is null and ${event} = any(e.events))`

/** Those accounts with what they chose, as JSON; whoever takes the step knows it. */
const colleaguesOf = (accounts: RawBuilder<unknown>, actor: Actor) => sql`
  (select coalesce(jsonb_agg(${colleagueJson}), '[]') from (${accounts}) who
    left join message_preferences p on p.community_id = k.community_id and p.account_id = who.id
    where who.id is not null and who.id <> ${actor.id})`

const gridOfPlace = sql`coalesce(b.grid_id, k.grid_id)`
const postWaitedFor = sql`case when ${gridOfPlace} is null then 'station-desk' else case coalesce(k.handler_role, k.first_handler) ${sql.join(
  (Object.entries(postOf) as [FirstHandler, Role][]).map(([code, role]) => sql`when ${code} then ${role}`),
  sql` `,
)} end end`

/** Accounts that hold such a post at the place of `k`; of what is confidential the secretaries alone. */
const holders = (which: RawBuilder<unknown>, now: Instant) => sql`
  select distinct g.account_id as id from grants g
    where g.community_id = k.community_id and g.starts_at <= ${now} and (g.ends_at is null or g.ends_at > ${now})
      and (g.grid_ids is null or ${gridOfPlace} = any(g.grid_ids))
      and case when k.confidential then g.role = 'secretary' else ${which} end`

/** Whoever holds the post `k` waits for, in its grid; without a grid, the station desk, which gives it to somebody. */
const waitingFor = (now: Instant) => holders(sql`g.role = ${postWaitedFor}`, now)

/** Accounts that hear of a hop of `k`, at the building `b`; those whom it waits for while nobody has it in hand. */
function hearing({ action, detail }: CaseEvent, now: Instant) {
  const called = action === 'WHISTLED' ? (detail.units ?? []).map(({ id }) => id) : []
  const inHand = sql`(k.responsible_id is not null or k.handler_id is not null or k.handler_unit_id is not null)`
  return sql`
    select k.responsible_id as id union select k.handler_id
    union select m.account_id from handling_unit_members m where m.community_id = k.community_id and m.unit_id = any(${called}::uuid[])
    union select m.account_id from handling_unit_members m where m.community_id = k.community_id and m.unit_id = k.handler_unit_id
    union select f.account_id from case_followers f where f.community_id = k.community_id and f.case_id = k.id and f.left_at is null
    union ${holders(sql`g.role = any(${[...postsAbove(action, detail.told)]}::text[]) or (not ${inHand} and g.role = ${postWaitedFor})`, now)}`
}
