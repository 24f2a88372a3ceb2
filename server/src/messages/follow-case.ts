// Whoever has to do with a case hears of its hops: who reported it, joined it or is reached by it, who answers for it or
// handles it, colleagues who follow it, and other programs. Read by one statement, in the transaction of the hop.
import type { CaseState } from '@red-steward/domain/cases/case'
import type { CaseClass, FirstHandler, LeafCode } from '@red-steward/domain/cases/catalogue'
import type { Role } from '@red-steward/domain/identity/actor'
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
import { type RawBuilder, sql } from 'kysely'
import type { CaseEvent } from '../cases/index.ts'
import type { Context } from '../kernel/command.ts'
import {
  type Colleague,
  colleagueJson,
  doorJson,
  type Follower,
  followerJson,
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
  /** What every household reads: one for each affected door, when it is said. */
  doors: Follower[]
  endpoints: Id[]
}

export async function followCase(context: Context, event: CaseEvent): Promise<void> {
  const { caseId, action, at } = event
  const around = await lookAround(context, event)
  if (!around) return
  const { caseNo, leaf, confidential, colleagues, followers, doors, endpoints, state } = around
  if (confidential) {
    const ways = colleagues.flatMap((one) => waysTo(one, false))
    await writeMessages(context, ways, { template: 'confidential', params: { path: pathOf(caseId) }, caseId })
    return
  }
  const urgent = isUrgent(around.class)
  const params = { caseNo, leaf, action }
  const atWork = colleagues.flatMap((one) => waysTo(one, ringsColleague(action, around.class)))
  const template = action === 'REPORTED' ? 'case-new' : 'case-hop'
  await writeMessages(context, atWork, { template, params: { ...params, path: pathOf(caseId) }, caseId, urgent })
  const atHome = followers.flatMap(waysToFollower)
  await writeMessages(context, atHome, { template: 'case-hop', params: { ...params, path: '/portal' }, caseId, urgent })
  await writeMessages(context, doors.flatMap(waysToFollower), {
    template: 'incident-notice',
    params: { caseNo, path: '/portal' },
    caseId,
    urgent,
  })
  const programs = endpoints.map((endpointId) => ({ channel: 'WEBHOOK' as const, language: 'zh' as const, endpointId }))
  const told = { event: eventOf(event), caseId, caseNo, leaf, action, state, at }
  await writeMessages(context, programs, { template: 'webhook', params: told, caseId })
}

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
    ? sql`(select coalesce(jsonb_agg(${doorJson}), '[]') from case_followers f where f.community_id = k.community_id
        and f.case_id = k.id and f.kind = 'AFFECTED' and f.left_at is null)`
    : none
  const atWork = isNews(action)
    ? sql`(select coalesce(jsonb_agg(${colleagueJson}), '[]') from (${hearing(event, now)}) who
        left join message_preferences p on p.community_id = k.community_id and p.account_id = who.id
        where who.id is not null and who.id <> ${actor.id})`
    : none
  const { rows } = await sql<Around>`
    select k.case_no as "caseNo", k.leaf, k.class, k.state, k.confidential, ${atWork} as colleagues, ${atHome} as followers, ${atDoors} as doors,
      (select coalesce(array_agg(e.id), '{}') from webhooks e where not k.confidential
        and e.community_id = k.community_id and e.enabled and e.removed_at is null and ${eventOf(event)} = any(e.events)) as endpoints
    from cases k where k.community_id = ${actor.communityId} and k.id = ${caseId}`.execute(tx)
  return rows[0]
}

/**
 * Accounts that hear of a hop of `k`. While nobody has it in hand: whoever holds the post it waits for, in its grid; without
 * a grid, the station desk, which gives it to somebody.
 */
function hearing({ action, detail }: CaseEvent, now: string) {
  const grid = sql`coalesce((select b.grid_id from buildings b where b.community_id = k.community_id and b.id = k.building_id), k.grid_id)`
  const waitsFor = sql`case when ${grid} is null then 'station-desk' else case coalesce(k.handler_role, k.first_handler) ${sql.join(
    (Object.entries(postOf) as [FirstHandler, Role][]).map(([code, role]) => sql`when ${code} then ${role}`),
    sql` `,
  )} end end`
  const holders = (which: RawBuilder<unknown>) => sql`
    select distinct g.account_id as id from grants g
      where g.community_id = k.community_id and g.starts_at <= ${now} and (g.ends_at is null or g.ends_at > ${now})
        and (g.grid_ids is null or ${grid} = any(g.grid_ids))
        and case when k.confidential then g.role = 'secretary' else ${which} end`
  // Just written down, nobody has it in hand and nobody follows it.
  if (action === 'REPORTED') return holders(sql`g.role = ${waitsFor}`)
  const called = action === 'WHISTLED' ? (detail.units ?? []).map(({ id }) => id) : []
  const inHand = sql`(k.responsible_id is not null or k.handler_id is not null or k.handler_unit_id is not null)`
  return sql`
    select k.responsible_id as id union select k.handler_id
    union select m.account_id from handling_unit_members m where m.community_id = k.community_id and m.unit_id = any(${called}::uuid[])
    union select m.account_id from handling_unit_members m where m.community_id = k.community_id and m.unit_id = k.handler_unit_id
    union select f.account_id from case_followers f where f.community_id = k.community_id and f.case_id = k.id and f.left_at is null
    union ${holders(sql`g.role = any(${[...postsAbove(action, detail.told)]}::text[]) or (not ${inHand} and g.role = ${waitsFor})`)}`
}
