// Posts in the field as other modules may know them, and how they pass from one worker to another.
import type { Actor, Role } from '@red-steward/domain/identity/actor'
import { type Id, newId } from '@red-steward/domain/ids'
import type { Instant } from '@red-steward/domain/time'
import type { Context } from '../kernel/command.ts'
import type { Tx } from '../kernel/db.ts'

export interface FieldPost {
  grantId: Id
  accountId: Id
  name: string
  role: Role
  /** null: the whole community. */
  gridIds: Id[] | null
  endsAt: Instant | null
  isCover: boolean
}

/** Who works at doors. A secretary's post is given by an administrator, never passed on. */
const FIELD = ['steward', 'grid-lead']

/** The posts of stewards and grid leads of the community that hold now, by name. */
export async function fieldPosts(tx: Tx, actor: Actor, now: Instant): Promise<FieldPost[]> {
  const rows = await tx
    .selectFrom('grants')
    .innerJoin('accounts', 'accounts.id', 'grants.account_id')
    .select([
      'grants.id as grantId',
      'account_id as accountId',
      'display_name as name',
      'role',
      'grid_ids as gridIds',
      'ends_at as endsAt',
      'is_cover as isCover',
    ])
    .where('community_id', '=', actor.communityId)
    .where('role', 'in', FIELD)
    .where('disabled_at', 'is', null)
    .where('starts_at', '<=', now)
    .where((where) => where.or([where('ends_at', 'is', null), where('ends_at', '>', now)]))
    .orderBy('display_name')
    .orderBy('grants.id')
    .execute()
  return rows.map((row) => ({ ...row, role: row.role as Role }))
}

/**
 * The field posts of one worker pass to another, who must hold one here already: nobody is let in by this. For good, the
 * first one's end now; as cover until a moment, both hold them.
 */
export async function passOnPosts(
  { tx, actor, now, trail }: Context,
  posts: readonly FieldPost[],
  toAccountId: Id,
  coverUntil: Instant | null,
): Promise<void> {
  for (const { grantId, accountId, role, gridIds, endsAt, isCover } of posts) {
    const end = coverUntil === null ? endsAt : [coverUntil, endsAt ?? coverUntil].sort()[0]!
    await tx
      .insertInto('grants')
      .values({
        community_id: actor.communityId,
        id: newId(),
        account_id: toAccountId,
        role,
        grid_ids: gridIds,
        starts_at: now,
        ends_at: end,
        is_cover: coverUntil !== null || isCover,
        created_by: actor.id,
      })
      .execute()
    trail.fact('account', toAccountId, 'post', null, { role, communityId: actor.communityId, gridIds })
    if (coverUntil !== null) continue
    await tx
      .updateTable('grants')
      .set({ ends_at: now, ended_by: actor.id })
      .where('community_id', '=', actor.communityId)
      .where('id', '=', grantId)
      .execute()
    trail.fact('account', accountId, 'post', { role, communityId: actor.communityId }, null)
  }
}
