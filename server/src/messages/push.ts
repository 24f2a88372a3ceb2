import { createHash } from 'node:crypto'
import { type Id, newId } from '@red-steward/domain/ids'
import * as shapes from '@red-steward/domain/messages/own'
import { command } from '../kernel/command.ts'
import { notFound } from '../kernel/refused.ts'
import { newPushKeys, type Subscription } from './carriers/push.ts'

export const pushKeyAad = (id: Id) => `push_keys|private_sealed|${id}`
export const subscriptionAad = (id: Id) => `push_subscriptions|subscription_sealed|${id}`

/** The community's key pair is made when the first browser asks; its private half is sealed. */
export const beginPush = command(shapes.beginPush, async ({ tx, actor, now, vault }) => {
  const keys = newPushKeys()
  const id = newId()
  await tx
    .insertInto('push_keys')
    .values({
      community_id: actor.communityId,
      id,
      public_key: keys.publicKey,
      private_sealed: vault.seal(keys.privateKey, pushKeyAad(id)),
      made_at: now,
    })
    .onConflict((conflict) => conflict.column('community_id').doNothing())
    .execute()
  const row = await tx
    .selectFrom('push_keys')
    .select('public_key')
    .where('community_id', '=', actor.communityId)
    .executeTakeFirstOrThrow()
  return { publicKey: row.public_key }
})

/** A browser has one subscription: whoever signs in on it last is told there. */
export const subscribePush = command(shapes.subscribePush, async (context, { id, app, endpoint, p256dh, auth }) => {
  const { tx, actor, now, vault, trail } = context
  const subscription: Subscription = { endpoint, keys: { p256dh, auth } }
  const mark = createHash('sha256').update(endpoint).digest()
  await tx
    .updateTable('push_subscriptions')
    .set({ gone_at: now, endpoint_mark: null })
    .where('community_id', '=', actor.communityId)
    .where('endpoint_mark', '=', mark)
    .execute()
  await tx
    .insertInto('push_subscriptions')
    .values({
      community_id: actor.communityId,
      id,
      account_id: actor.id,
      app,
      subscription_sealed: vault.seal(JSON.stringify(subscription), subscriptionAad(id)),
      endpoint_mark: mark,
      made_at: now,
    })
    .execute()
  trail.fact('push', id, 'app', null, app)
})

export const unsubscribePush = command(shapes.unsubscribePush, async ({ tx, actor, now, trail }, { id }) => {
  const { numUpdatedRows } = await tx
    .updateTable('push_subscriptions')
    .set({ gone_at: now, endpoint_mark: null })
    .where('community_id', '=', actor.communityId)
    .where('account_id', '=', actor.id)
    .where('id', '=', id)
    .where('gone_at', 'is', null)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) notFound()
  trail.fact('push', id, 'gone', null, now)
})
