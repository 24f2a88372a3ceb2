import type { AccountRow, Post } from '@red-steward/domain/identity/accounts'
import type { Actor } from '@red-steward/domain/identity/actor'
import { type Id, SYSTEM } from '@red-steward/domain/ids'
import { sql } from 'kysely'
import type { Tx } from '../kernel/db.ts'
import { notFound, refuseWith } from '../kernel/refused.ts'

/** Accounts an administrator reaches: all of them from the installation, else those with a post in the community. */
function accountsInReach(tx: Tx, actor: Actor) {
  const all = tx.selectFrom('accounts').where('service', 'is', null)
  if (actor.communityId === SYSTEM) return all
  const withPost = tx.selectFrom('grants').select('account_id').where('community_id', '=', actor.communityId)
  return all.where((where) => where.or([where('id', 'in', withPost), where('created_in', '=', actor.communityId)]))
}

export async function getAccountForChange(tx: Tx, actor: Actor, id: Id) {
  const row = await accountsInReach(tx, actor).selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
  return row ?? notFound()
}

/**
 * One whose password, sessions and end are this administrator's to decide. Whoever also serves elsewhere would be taken over
 * there as well: refuses `account-stands-elsewhere`, and leaves it to the administrator of the whole installation.
 */
export async function getOwnAccountForChange(tx: Tx, actor: Actor, id: Id, now: string) {
  const account = await getAccountForChange(tx, actor, id)
  if (actor.communityId === SYSTEM) return account
  const { rows } = await sql<{ elsewhere: boolean }>`
    select stands_elsewhere(${id}, ${actor.communityId}, ${now}) as elsewhere`.execute(tx)
  if (rows[0]!.elsewhere) refuseWith('account-stands-elsewhere')
  return account
}

const MOST_LISTED = 500

export async function listAccountsInReach(
  tx: Tx,
  actor: Actor,
  text: string,
  now: string,
): Promise<{ accounts: AccountRow[]; more: boolean }> {
  const found = await accountsInReach(tx, actor)
    .select(['id', 'login_name', 'display_name', 'disabled_at', 'password_hash', 'totp_confirmed_at'])
    .where((where) =>
      where.or([
        where('login_name', 'like', `%${escapeLike(text.toLowerCase())}%`),
        where('display_name', 'like', `%${escapeLike(text)}%`),
      ]),
    )
    .orderBy('login_name')
    .limit(MOST_LISTED + 1)
    .execute()
  const rows = found.slice(0, MOST_LISTED)
  const posts = await postsOf(
    tx,
    rows.map((row) => row.id),
    now,
  )
  const accounts = rows.map((row) => ({
    id: row.id,
    loginName: row.login_name,
    name: row.display_name,
    isDisabled: row.disabled_at !== null,
    hasPassword: row.password_hash !== null,
    hasTotp: row.totp_confirmed_at !== null,
    posts: posts.filter((post) => post.accountId === row.id).map(({ accountId: _, ...post }) => post),
  }))
  return { accounts, more: found.length > MOST_LISTED }
}

/** Posts not yet over, as far as row-level security lets this transaction see them. */
export async function postsOf(tx: Tx, accountIds: Id[], now: string): Promise<(Post & { accountId: Id })[]> {
  if (accountIds.length === 0) return []
  const rows = await tx
    .selectFrom('grants')
    .innerJoin('communities', 'communities.id', 'grants.community_id')
    .select([
      'grants.id',
      'account_id',
      'community_id',
      'communities.name',
      'role',
      'grid_ids',
      'starts_at',
      'ends_at',
      'is_cover',
    ])
    .where('account_id', 'in', accountIds)
    .where((where) => where.or([where('ends_at', 'is', null), where('ends_at', '>', now)]))
    .orderBy('starts_at')
    .execute()
  return rows.map((row) => ({
    accountId: row.account_id,
    grantId: row.id,
    communityId: row.community_id,
    communityName: row.name,
    role: row.role as Post['role'],
    gridIds: row.grid_ids,
    startsAt: row.starts_at,
    endsAt: row.ends_at,
    isCover: row.is_cover,
  }))
}

export async function endSessionsOf(tx: Tx, accountId: Id, now: string, except?: Buffer) {
  let ending = tx
    .updateTable('sessions')
    .set({ ended_at: now })
    .where('account_id', '=', accountId)
    .where('ended_at', 'is', null)
  if (except) ending = ending.where('token_hash', '!=', except)
  await ending.execute()
}

function escapeLike(text: string) {
  return text.replace(/[\\%_]/g, '\\$&')
}
