import type { Actor, Role } from '@red-steward/domain/identity/actor'
import type { ActAs, SessionView, SignIn } from '@red-steward/domain/identity/session'
import { waitSeconds } from '@red-steward/domain/identity/throttle'
import { type Id, newId, SYSTEM } from '@red-steward/domain/ids'
import { sql } from 'kysely'
import type { PoolClient } from 'pg'
import type { z } from 'zod'
import type { Tx } from '../kernel/db.ts'
import type { Machine } from '../kernel/machine.ts'
import { isThisMachine } from '../kernel/network.ts'
import { ensure, Refused, refuseWith } from '../kernel/refused.ts'
import { SlidingWindow } from '../kernel/sliding-window.ts'
import { auditLine, sealed } from '../kernel/trail.ts'
import { entered } from '../kernel/transaction.ts'
import { Turns } from '../kernel/turns.ts'
import { aad, totpStep } from './own-account.ts'
import { hashCode, hashPassword, hashToken, isPassword, judgePassword, newToken } from './secrets.ts'
import { postsOf } from './store.ts'

const SESSION_HOURS = 12
const IDLE_SECONDS = 1800

const system: Actor = { id: SYSTEM, name: '', role: 'system-administrator', communityId: SYSTEM, grids: 'all' }

interface From {
  network: string
  device: string
}

/** A password takes a processor for a while, and its transaction a connection: two at once leave the rest for work. */
const turns = new Turns({ atOnce: 2, mostOfOne: 40, mostOfAll: 200 })
/** Whoever tries one password on many names is stopped here: a whole office that comes back from a holiday types fewer. */
const wrongTries = new SlidingWindow(100, 10 * 60_000)

/**
 * Opens a session. Refuses `wrong-credentials` (never saying which half was wrong), `too-many-tries` with
 * `retryAfterSeconds`, `totp-required`, `must-set-password`, `no-active-post`. Answers the token, shown to nobody else.
 */
export async function signIn(machine: Machine, input: SignIn, from: From): Promise<string> {
  const wait = wrongTries.wait(from.network, machine.now().getTime())
  if (wait > 0) refuseWith('too-many-tries', { retryAfterSeconds: Math.ceil(wait / 1000) })
  return turns.take(from.network, () => judged(machine, input, from))
}

async function judged(machine: Machine, input: SignIn, from: From): Promise<string> {
  const now = machine.now().toISOString()
  const bucket = `${input.loginName}|${from.network}`
  const outcome = await entered(machine.db, { actor: system }, now, async ({ tx, client }) => {
    try {
      await oneAfterTheOther(client, bucket)
      await requireQuiet(tx, bucket, now)
      const account = await verified(machine, tx, input, now)
      await tx.deleteFrom('sign_in_failures').where('bucket', '=', bucket).execute()
      const { token, post } = await openSession(tx, account.id, from.device, now)
      await noteSignIn(client, account.id, post, now)
      return { token }
    } catch (error) {
      // A wrong try must be counted, so its transaction commits; nothing else was written.
      if (!(error instanceof Refused)) throw error
      if (error.why === 'wrong-credentials' || error.why === 'totp-wrong') {
        if (!isThisMachine(from.network)) wrongTries.hit(from.network, Date.parse(now))
        await countFailure(tx, bucket, now)
      }
      const line = auditLine('identity.sign-in', error.why, {})
      const lines = JSON.stringify(sealed([line], now, null))
      await client.query('select record_command(null,null,null,null,$1,null,$2,$3,$3)', [now, lines, '[]'])
      return { refused: error }
    }
  })
  if ('refused' in outcome) throw outcome.refused
  return outcome.token!
}

/** Or all who guess at once would be judged before the first of them was counted. */
async function oneAfterTheOther(client: PoolClient, bucket: string) {
  await client.query('select pg_advisory_xact_lock(hashtextextended($1, 12))', [bucket])
}

async function requireQuiet(tx: Tx, bucket: string, now: string) {
  const row = await tx.selectFrom('sign_in_failures').selectAll().where('bucket', '=', bucket).executeTakeFirst()
  if (!row) return
  const retryAfterSeconds = Math.ceil((Date.parse(row.last_at) - Date.parse(now)) / 1000) + waitSeconds(row.failures)
  if (retryAfterSeconds > 0) refuseWith('too-many-tries', { retryAfterSeconds })
}

async function countFailure(tx: Tx, bucket: string, now: string) {
  await tx
    .insertInto('sign_in_failures')
    .values({ bucket, failures: 1, last_at: now })
    .onConflict((conflict) =>
      conflict
        .column('bucket')
        .doUpdateSet((row) => ({ failures: row('sign_in_failures.failures', '+', 1), last_at: now })),
    )
    .execute()
  // Names nobody has are tried too: what no longer makes anybody wait goes, a little each time.
  await sql`delete from sign_in_failures where bucket in (select bucket from sign_in_failures
    where last_at < ${now}::timestamptz - interval '1 day' limit 20 for update skip locked)`.execute(tx)
}

async function verified(machine: Machine, tx: Tx, input: SignIn, now: string) {
  const account = await tx
    .selectFrom('accounts')
    .selectAll()
    .where('login_name', '=', input.loginName)
    .executeTakeFirst()
  const rightPassword = await isPassword(account?.password_hash ?? null, input.password)
  const rightCode =
    account?.one_time_code_hash?.equals(hashCode(input.password)) && (account.one_time_code_expires_at ?? '') > now
  if (!account || account.disabled_at || !(rightPassword || rightCode)) refuseWith('wrong-credentials')
  if (rightCode) {
    if (!input.newPassword) refuseWith('must-set-password')
    ensure(await judgePassword(input.newPassword, { loginName: account.login_name, name: account.display_name }))
    const password_hash = await hashPassword(input.newPassword)
    const { numUpdatedRows } = await tx
      .updateTable('accounts')
      .set({ password_hash, one_time_code_hash: null, one_time_code_expires_at: null })
      .where('id', '=', account.id)
      .where('one_time_code_hash', '=', account.one_time_code_hash)
      .executeTakeFirst()
    if (numUpdatedRows === 0n) refuseWith('wrong-credentials')
  } else if (account.totp_confirmed_at && account.totp_secret) {
    if (!input.totp) refuseWith('totp-required')
    const step = totpStep(machine.keys.installation.open(account.totp_secret, aad(account.id)), input.totp, now)
    if (step === undefined) refuseWith('totp-wrong')
    const { numUpdatedRows } = await tx
      .updateTable('accounts')
      .set({ totp_last_step: step })
      .where('id', '=', account.id)
      .where((last) => last.or([last('totp_last_step', 'is', null), last('totp_last_step', '<', step)]))
      .executeTakeFirst()
    if (numUpdatedRows === 0n) refuseWith('totp-wrong')
  }
  if (!rightCode) await requireUnchanged(tx, account)
  return account
}

/**
 * While a password was judged it may have been changed or reset, and all sessions ended: one opened now would outlast that.
 * The account stays as it is until the session is there to be ended.
 */
async function requireUnchanged(tx: Tx, { id, password_hash }: { id: Id; password_hash: string | null }) {
  const { rows } = await sql`
    select from accounts where id = ${id} and password_hash = ${password_hash} and disabled_at is null for share`.execute(
    tx,
  )
  if (rows.length === 0) refuseWith('wrong-credentials')
}

async function openSession(tx: Tx, accountId: Id, device: string, now: string) {
  const posts = (await postsOf(tx, [accountId], now)).filter((post) => post.startsAt <= now)
  const first = posts[0] ?? refuseWith('no-active-post')
  const token = newToken()
  await tx
    .insertInto('sessions')
    .values({
      id: newId(),
      token_hash: hashToken(token),
      account_id: accountId,
      acts_in: first.communityId,
      role: first.role,
      device: device.slice(0, 120),
      created_at: now,
      seen_at: now,
      signed_in_at: now,
      expires_at: new Date(Date.parse(now) + SESSION_HOURS * 3_600_000).toISOString(),
      idle_seconds: IDLE_SECONDS,
    })
    .execute()
  return { token, post: first }
}

/** Where the session acts first, so that the community's auditor sees who came in. */
async function noteSignIn(client: PoolClient, accountId: Id, post: { communityId: Id; role: Role }, now: string) {
  const lines = JSON.stringify(sealed([auditLine('identity.sign-in', 'done', {})], now, accountId))
  await client.query('select enter_community($1, $2)', [post.communityId, accountId])
  await client.query('select record_command(null,null,$1,$2,$3,null,$4,$5,$5)', [
    accountId,
    post.role,
    now,
    lines,
    '[]',
  ])
}

/** The signed-in person's view of themselves; undefined when the session is gone. */
export async function viewSession(machine: Machine, tokenHash: Buffer): Promise<SessionView | undefined> {
  const now = machine.now().toISOString()
  return entered(machine.db, { actor: system }, now, async ({ tx }) => {
    const session = await liveSession(tx, tokenHash, now)
    if (!session) return undefined
    const posts = (await postsOf(tx, [session.account_id], now))
      .filter((post) => post.startsAt <= now)
      .map(({ accountId: _, ...post }) => post)
    const held = posts.filter((post) => post.communityId === session.acts_in && post.role === session.role)
    const account = { id: session.account_id, name: session.display_name, loginName: session.login_name }
    if (held.length === 0) return { account, acting: null, posts }
    const grids = held.some((post) => post.gridIds === null)
      ? ('all' as const)
      : [...new Set(held.flatMap((post) => post.gridIds ?? []))]
    const { communityId, communityName, role } = held[0]!
    return { account, acting: { communityId, communityName, isDemo: session.is_demo, role, grids }, posts }
  })
}

function liveSession(tx: Tx, tokenHash: Buffer, now: string) {
  return tx
    .selectFrom('sessions')
    .innerJoin('accounts', 'accounts.id', 'sessions.account_id')
    .innerJoin('communities', 'communities.id', 'sessions.acts_in')
    .select(['sessions.id', 'account_id', 'acts_in', 'role', 'display_name', 'login_name', 'is_demo'])
    .where('token_hash', '=', tokenHash)
    .where('ended_at', 'is', null)
    .where('expires_at', '>', now)
    .where(sql<boolean>`seen_at > ${now}::timestamptz - make_interval(secs => idle_seconds)`)
    .where('disabled_at', 'is', null)
    .executeTakeFirst()
}

/** Goes on in another post of one's own; a new token takes the old one's place (ASVS 5.0 7.2.4). */
export async function actAs(
  machine: Machine,
  tokenHash: Buffer,
  { communityId, role }: z.infer<typeof ActAs>,
): Promise<string> {
  const now = machine.now().toISOString()
  return entered(machine.db, { actor: system }, now, async ({ tx }) => {
    const session = (await liveSession(tx, tokenHash, now)) ?? refuseWith('signed-out')
    const posts = await postsOf(tx, [session.account_id], now)
    if (!posts.some((post) => post.communityId === communityId && post.role === role && post.startsAt <= now))
      refuseWith('not-found')
    const token = newToken()
    await tx
      .updateTable('sessions')
      .set({ acts_in: communityId, role, token_hash: hashToken(token) })
      .where('id', '=', session.id)
      .execute()
    return token
  })
}

export async function signOut(machine: Machine, tokenHash: Buffer): Promise<void> {
  const now = machine.now().toISOString()
  await entered(machine.db, { actor: system }, now, ({ tx }) =>
    tx
      .updateTable('sessions')
      .set({ ended_at: now })
      .where('token_hash', '=', tokenHash)
      .where('ended_at', 'is', null)
      .execute(),
  )
}
