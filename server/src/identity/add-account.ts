import type { Role } from '@red-steward/domain/identity/actor'
import { type Id, newId } from '@red-steward/domain/ids'
import type { Tx } from '../kernel/db.ts'
import { hashCode, hashPassword } from './secrets.ts'

export interface NewAccount {
  id?: Id
  loginName: string
  name: string
  /** Demo accounts have a known password; everyone else begins with a one-time code. */
  password?: string
  /** A password already hashed, where many demo accounts share one. */
  passwordHash?: string
  oneTimeCode?: { code: string; expiresAt: string }
  posts: { communityId: Id; role: Role; gridIds?: Id[]; startsAt: string; endsAt?: string; isCover?: boolean }[]
}

/** Makes an account with its posts, outside a command: the demo and the operator's command line. Answers its id. */
export async function addAccount(tx: Tx, account: NewAccount): Promise<Id> {
  const id = account.id ?? newId()
  await tx
    .insertInto('accounts')
    .values({
      id,
      login_name: account.loginName,
      display_name: account.name,
      password_hash: account.password ? await hashPassword(account.password) : (account.passwordHash ?? null),
      one_time_code_hash: account.oneTimeCode ? hashCode(account.oneTimeCode.code) : null,
      one_time_code_expires_at: account.oneTimeCode?.expiresAt ?? null,
    })
    .execute()
  for (const post of account.posts) {
    await tx
      .insertInto('grants')
      .values({
        community_id: post.communityId,
        id: newId(),
        account_id: id,
        role: post.role,
        grid_ids: post.gridIds ?? null,
        starts_at: post.startsAt,
        ends_at: post.endsAt ?? null,
        is_cover: post.isCover ?? false,
      })
      .execute()
  }
  return id
}
