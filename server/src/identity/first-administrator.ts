import type { Actor } from '@red-steward/domain/identity/actor'
import { SYSTEM } from '@red-steward/domain/ids'
import type { Machine } from '../kernel/machine.ts'
import { entered } from '../kernel/transaction.ts'
import { addAccount } from './add-account.ts'
import { hashCode, newOneTimeCode } from './secrets.ts'

const operator: Actor = { id: SYSTEM, name: '', role: 'system-administrator', communityId: SYSTEM, grids: 'all' }

/**
 * Makes the account `admin` of a new installation and answers its one-time code; while that code has not been used,
 * every start makes a new one, so that a lost code costs nothing. Undefined once someone has signed in.
 */
export function firstAdministrator(machine: Machine): Promise<string | undefined> {
  const now = machine.now().toISOString()
  return entered(machine.db, { actor: operator }, now, async ({ tx }) => {
    const settled = await tx
      .selectFrom('accounts')
      .select('id')
      .where('password_hash', 'is not', null)
      .limit(1)
      .executeTakeFirst()
    if (settled) return undefined
    const code = newOneTimeCode()
    const expiresAt = new Date(Date.parse(now) + 72 * 3_600_000).toISOString()
    const waiting = await tx.selectFrom('accounts').select('id').where('login_name', '=', 'admin').executeTakeFirst()
    if (waiting) {
      await tx
        .updateTable('accounts')
        .set({ one_time_code_hash: hashCode(code), one_time_code_expires_at: expiresAt })
        .where('id', '=', waiting.id)
        .execute()
    } else {
      const posts = [{ communityId: SYSTEM, role: 'system-administrator' as const, startsAt: now }]
      await addAccount(tx, { loginName: 'admin', name: '系统管理员', oneTimeCode: { code, expiresAt }, posts })
    }
    return code
  })
}
