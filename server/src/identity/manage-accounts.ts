import * as shapes from '@red-steward/domain/identity/accounts'
import type { Actor } from '@red-steward/domain/identity/actor'
import { type Id, SYSTEM } from '@red-steward/domain/ids'
import { type Context, command } from '../kernel/command.ts'
import { notFound, refuseWith } from '../kernel/refused.ts'
import { hashCode, newOneTimeCode } from './secrets.ts'
import { endSessionsOf, getAccountForChange, getOwnAccountForChange } from './store.ts'

const CODE_HOURS = 72

export const createAccount = command(shapes.createAccount, async (context, { accountId, loginName, name }) => {
  const { tx, actor, trail } = context
  const taken = await tx.selectFrom('accounts').select('id').where('login_name', '=', loginName).executeTakeFirst()
  if (taken) refuseWith('login-name-taken')
  await tx
    .insertInto('accounts')
    .values({
      id: accountId,
      login_name: loginName,
      display_name: name,
      created_in: actor.communityId,
      ...freshCode(context),
    })
    .execute()
  trail.fact('account', accountId, 'created', null, loginName)
})

export const resetAccount = command(shapes.resetAccount, async (context, { accountId }) => {
  const { tx, actor, now, trail } = context
  if (accountId === actor.id) refuseWith('not-for-yourself')
  await getOwnAccountForChange(tx, actor, accountId, now)
  await tx
    .updateTable('accounts')
    .set({ password_hash: null, totp_secret: null, totp_confirmed_at: null, ...freshCode(context) })
    .where('id', '=', accountId)
    .execute()
  await endSessionsOf(tx, accountId, now)
  trail.fact('account', accountId, 'reset', null, now)
})

export const disableAccount = command(shapes.disableAccount, async ({ tx, actor, now, trail }, { accountId }) => {
  if (accountId === actor.id) refuseWith('not-for-yourself')
  await getOwnAccountForChange(tx, actor, accountId, now)
  await tx.updateTable('accounts').set({ disabled_at: now }).where('id', '=', accountId).execute()
  await endSessionsOf(tx, accountId, now)
  trail.fact('account', accountId, 'disabled', null, now)
})

export const enableAccount = command(shapes.enableAccount, async ({ tx, actor, now, trail }, { accountId }) => {
  const account = await getOwnAccountForChange(tx, actor, accountId, now)
  await tx.updateTable('accounts').set({ disabled_at: null }).where('id', '=', accountId).execute()
  trail.fact('account', accountId, 'disabled', account.disabled_at, null)
})

export const grantPost = command(shapes.grantPost, async ({ tx, actor, now, trail }, input) => {
  requireReach(actor, input.communityId)
  await getAccountForChange(tx, actor, input.accountId)
  await tx
    .insertInto('grants')
    .values({
      community_id: input.communityId,
      id: input.grantId,
      account_id: input.accountId,
      role: input.role,
      grid_ids: input.gridIds.length > 0 ? input.gridIds : null,
      starts_at: input.startsAt ?? now,
      ends_at: input.endsAt ?? null,
      is_cover: input.isCover,
      created_by: actor.id,
    })
    .execute()
  trail.fact('account', input.accountId, 'post', null, {
    role: input.role,
    communityId: input.communityId,
    gridIds: input.gridIds,
  })
})

export const endPost = command(shapes.endPost, async ({ tx, actor, now, trail }, { grantId, communityId }) => {
  requireReach(actor, communityId)
  const grant = await tx
    .selectFrom('grants')
    .select(['account_id', 'role', 'starts_at'])
    .where('community_id', '=', communityId)
    .where('id', '=', grantId)
    .where((where) => where.or([where('ends_at', 'is', null), where('ends_at', '>', now)]))
    .forUpdate()
    .executeTakeFirst()
  if (!grant) notFound()
  const endsAt = grant.starts_at > now ? grant.starts_at : now
  await tx
    .updateTable('grants')
    .set({ ends_at: endsAt, ended_by: actor.id })
    .where('community_id', '=', communityId)
    .where('id', '=', grantId)
    .execute()
  trail.fact('account', grant.account_id, 'post', { role: grant.role, communityId }, null)
})

export const createCommunity = command(
  shapes.createCommunity,
  async ({ tx, actor, trail }, { communityId, code, name, streetName }) => {
    if (actor.communityId !== SYSTEM) refuseWith('only-for-the-installation')
    await tx.insertInto('communities').values({ id: communityId, code, name, street_name: streetName }).execute()
    trail.fact('community', communityId, 'created', null, code)
  },
)

function requireReach(actor: Actor, communityId: Id) {
  if (actor.communityId !== SYSTEM && actor.communityId !== communityId) notFound()
}

function freshCode({ now, once }: Context) {
  const code = newOneTimeCode()
  once({ oneTimeCode: code })
  const expires = new Date(Date.parse(now) + CODE_HOURS * 3_600_000).toISOString()
  return { one_time_code_hash: hashCode(code), one_time_code_expires_at: expires }
}
