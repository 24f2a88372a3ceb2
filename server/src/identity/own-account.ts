import * as shapes from '@red-steward/domain/identity/accounts'
import type { Id } from '@red-steward/domain/ids'
import { Secret, TOTP } from 'otpauth'
import { type Context, command } from '../kernel/command.ts'
import type { Tx } from '../kernel/db.ts'
import { query } from '../kernel/query.ts'
import { ensure, notFound, refuseWith } from '../kernel/refused.ts'
import { SlidingWindow } from '../kernel/sliding-window.ts'
import { hashPassword, isPassword, judgePassword } from './secrets.ts'
import { endSessionsOf } from './store.ts'

export const ownAccount = query(shapes.ownAccount, async ({ tx, actor, now }) => {
  const account = await own(tx, actor.id)
  const sessions = await tx
    .selectFrom('sessions')
    .select(['id', 'device', 'created_at as createdAt', 'seen_at as seenAt'])
    .where('account_id', '=', actor.id)
    .where('ended_at', 'is', null)
    .where('expires_at', '>', now)
    .orderBy('seen_at', 'desc')
    .execute()
  return {
    loginName: account.login_name,
    name: account.display_name,
    hasTotp: account.totp_confirmed_at !== null,
    sessions,
  }
})

export const endSession = command(shapes.endSession, async ({ tx, actor, now }, { sessionId }) => {
  const ended = await tx
    .updateTable('sessions')
    .set({ ended_at: now })
    .where('id', '=', sessionId)
    .where('account_id', '=', actor.id)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  if (!ended.numUpdatedRows) notFound()
})

export const changePassword = command(shapes.changePassword, async (context, { current, next }) => {
  const { tx, actor, now, trail } = context
  const account = await requirePassword(context, current)
  ensure(await judgePassword(next, { loginName: account.login_name, name: account.display_name }))
  if (current === next) refuseWith('password-unchanged')
  await tx
    .updateTable('accounts')
    .set({ password_hash: await hashPassword(next) })
    .where('id', '=', actor.id)
    .execute()
  await endSessionsOf(tx, actor.id, now)
  trail.fact('account', actor.id, 'password', null, now)
})

export const startTotp = command(shapes.startTotp, async (context, { password }) => {
  const { tx, actor, once, installationVault } = context
  const account = await requirePassword(context, password)
  const totp = new TOTP({ issuer: '红管家', label: account.login_name, secret: new Secret({ size: 20 }) })
  await tx
    .updateTable('accounts')
    .set({ totp_secret: installationVault.seal(totp.secret.base32, aad(actor.id)), totp_confirmed_at: null })
    .where('id', '=', actor.id)
    .execute()
  once({ uri: totp.toString() })
})

export const confirmTotp = command(
  shapes.confirmTotp,
  async ({ tx, actor, now, installationVault, trail }, { code }) => {
    const account = await own(tx, actor.id)
    // One that is in force is not begun anew: its last code would be good a second time.
    if (!account.totp_secret || account.totp_confirmed_at) refuseWith('totp-not-started')
    const step = totpStep(installationVault.open(account.totp_secret, aad(actor.id)), code, now)
    if (step === undefined) refuseWith('totp-wrong')
    await tx
      .updateTable('accounts')
      .set({ totp_confirmed_at: now, totp_last_step: step })
      .where('id', '=', actor.id)
      .execute()
    trail.fact('account', actor.id, 'totp', null, now)
  },
)

export const removeTotp = command(shapes.removeTotp, async (context, { password }) => {
  const { tx, actor, now, trail } = context
  await requirePassword(context, password)
  await tx
    .updateTable('accounts')
    .set({ totp_secret: null, totp_confirmed_at: null })
    .where('id', '=', actor.id)
    .execute()
  trail.fact('account', actor.id, 'totp', now, null)
})

export function aad(accountId: Id) {
  return `accounts|totp_secret|${accountId}`
}

/** The 30-second step a code belongs to (one step of clock drift each way), or undefined when it is wrong. RFC 6238. */
export function totpStep(secret: string, code: string, now: string): number | undefined {
  const timestamp = Date.parse(now)
  const delta = new TOTP({ secret: Secret.fromBase32(secret) }).validate({ token: code, timestamp, window: 1 })
  return delta === null ? undefined : Math.floor(timestamp / 30_000) + delta
}

function own(tx: Tx, id: Id) {
  return tx.selectFrom('accounts').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
}

/** Whoever has somebody's open session and not their password gets ten tries at it in a quarter of an hour. */
const passwordTries = new SlidingWindow(10, 15 * 60_000)

async function requirePassword({ tx, actor: { id }, now }: Context, password: string) {
  const wait = passwordTries.hit(id, Date.parse(now))
  if (wait > 0) refuseWith('too-many-tries', { retryAfterSeconds: Math.ceil(wait / 1000) })
  const account = await own(tx, id)
  if (!(await isPassword(account.password_hash, password))) refuseWith('wrong-password')
  return account
}
