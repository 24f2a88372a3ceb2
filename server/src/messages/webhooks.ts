import { randomBytes } from 'node:crypto'
import type { Id } from '@red-steward/domain/ids'
import * as shapes from '@red-steward/domain/messages/managing'
import { OVERLAP_HOURS } from '@red-steward/domain/messages/webhooks'
import { sql, type Updateable } from 'kysely'
import type { z } from 'zod'
import { type Context, command } from '../kernel/command.ts'
import { query } from '../kernel/query.ts'
import { notFound } from '../kernel/refused.ts'
import type { Webhooks } from '../kernel/tables.gen.ts'
import { requireCommunity } from './own-community.ts'
import { writeMessages } from './send.ts'

export const endpointAad = (column: 'secret_sealed' | 'old_secret_sealed', id: Id) => `webhooks|${column}|${id}`

type ListedWebhook = z.infer<typeof shapes.listWebhooks.answer>['rows'][number]

export const listWebhooks = query(shapes.listWebhooks, async ({ tx, actor, now }) => {
  const { rows } = await sql<ListedWebhook>`
    select e.id, e.name, e.url, e.events, e.enabled, e.made_at as "madeAt",
      case when e.old_secret_until > ${now} then e.old_secret_until end as "oldSecretUntil",
      count(m.id) filter (where m.state = 'WAITING')::int as waiting, count(m.id) filter (where m.state = 'DEAD')::int as dead,
      max(m.ended_at) filter (where m.state = 'SENT') as "lastSentAt"
    from webhooks e left join messages m on m.community_id = e.community_id and m.endpoint_id = e.id
    where e.community_id = ${actor.communityId} and e.removed_at is null
    group by e.community_id, e.id order by e.made_at, e.id`.execute(tx)
  return { rows }
})

export const addWebhook = command(shapes.addWebhook, async (context, { id, name, url, events }) => {
  const { tx, actor, now, vault, trail, once } = context
  requireCommunity(actor)
  const secret = newSecret()
  await tx
    .insertInto('webhooks')
    .values({
      community_id: actor.communityId,
      id,
      name,
      url,
      events,
      secret_sealed: vault.seal(secret, endpointAad('secret_sealed', id)),
      made_by: actor.id,
      made_at: now,
    })
    .execute()
  trail.fact('webhook', id, 'url', null, url)
  once({ secret })
})

export const changeWebhook = command(shapes.changeWebhook, async (context, { id, ...changes }) => {
  const before = await getEndpointForChange(context, id)
  await update(context, id, changes)
  context.trail.fact('webhook', id, 'url', before.url, changes.url)
  context.trail.fact('webhook', id, 'enabled', before.enabled, changes.enabled)
  context.trail.fact('webhook', id, 'events', before.events, changes.events)
})

export const rotateWebhookSecret = command(shapes.rotateWebhookSecret, async (context, { id }) => {
  const { now, vault, trail, once } = context
  const { secret_sealed } = await getEndpointForChange(context, id)
  const old = vault.open(secret_sealed, endpointAad('secret_sealed', id))
  const secret = newSecret()
  await update(context, id, {
    secret_sealed: vault.seal(secret, endpointAad('secret_sealed', id)),
    old_secret_sealed: vault.seal(old, endpointAad('old_secret_sealed', id)),
    old_secret_until: new Date(Date.parse(now) + OVERLAP_HOURS * 3_600_000).toISOString(),
  })
  trail.fact('webhook', id, 'secret', 'replaced', now)
  once({ secret })
})

export const removeWebhook = command(shapes.removeWebhook, async (context, { id }) => {
  const { tx, actor, now, trail } = context
  const { url } = await getEndpointForChange(context, id)
  await update(context, id, { removed_at: now })
  await tx
    .updateTable('messages')
    .set({ state: 'DROPPED', problem: 'endpoint-gone', ended_at: now })
    .where('community_id', '=', actor.communityId)
    .where('endpoint_id', '=', id)
    .where('state', 'in', ['WAITING', 'DEAD'])
    .execute()
  trail.fact('webhook', id, 'url', url, null)
})

export const testWebhook = command(shapes.testWebhook, async (context, { id }) => {
  await getEndpointForChange(context, id)
  const way = { channel: 'WEBHOOK' as const, language: 'zh' as const, endpointId: id }
  const [messageId] = await writeMessages(context, [way], { template: 'webhook', params: { event: 'endpoint.test' } })
  return { messageId: messageId! }
})

export const listDeliveries = query(shapes.listDeliveries, async ({ tx, actor }, { endpointId }) => {
  const rows = await tx
    .selectFrom('messages as m')
    .innerJoin('message_attempts as a', (join) =>
      join.onRef('a.community_id', '=', 'm.community_id').onRef('a.message_id', '=', 'm.id'),
    )
    .select(['m.id as messageId', 'a.attempt', 'a.at', 'a.problem', 'a.status', 'a.took_ms as tookMs'])
    .select(sql<string>`m.params ->> 'event'`.as('event'))
    .where('m.community_id', '=', actor.communityId)
    .where('m.endpoint_id', '=', endpointId)
    .orderBy('a.at', 'desc')
    .limit(100)
    .execute()
  return { rows: rows.map((row) => ({ ...row, problem: row.problem as never })) }
})

const newSecret = () => `whsec_${randomBytes(32).toString('base64')}`

async function getEndpointForChange({ tx, actor }: Context, id: Id) {
  const row = await tx
    .selectFrom('webhooks')
    .select(['url', 'enabled', 'events', 'secret_sealed'])
    .where('community_id', '=', actor.communityId)
    .where('id', '=', id)
    .where('removed_at', 'is', null)
    .forUpdate()
    .executeTakeFirst()
  return row ?? notFound()
}

async function update({ tx, actor }: Context, id: Id, changes: Updateable<Webhooks>) {
  await tx
    .updateTable('webhooks')
    .set(changes)
    .where('community_id', '=', actor.communityId)
    .where('id', '=', id)
    .execute()
}
