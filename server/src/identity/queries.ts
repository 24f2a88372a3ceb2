import * as shapes from '@red-steward/domain/identity/accounts'
import type { Role } from '@red-steward/domain/identity/actor'
import { SYSTEM } from '@red-steward/domain/ids'
import { query } from '../kernel/query.ts'
import { listAccountsInReach } from './store.ts'

export const listAccounts = query(shapes.listAccounts, async ({ tx, actor, now }, { text }) => {
  const found = await listAccountsInReach(tx, actor, text, now)
  let known = tx.selectFrom('communities').select(['id', 'code', 'name']).orderBy('code')
  if (actor.communityId !== SYSTEM) known = known.where('id', '=', actor.communityId)
  return { ...found, communities: await known.execute() }
})

export const readAudit = query(
  shapes.readAudit,
  async ({ tx, actor }, { before, subjectId, action, withoutClock, limit }) => {
    let page = tx
      .selectFrom('audit')
      .leftJoin('accounts', 'accounts.id', 'audit.actor_id')
      .select([
        'audit.id',
        'audit.at',
        'accounts.display_name as actorName',
        'accounts.service',
        'audit.role',
        'audit.action',
        'audit.outcome',
        'audit.subject_kind as subjectKind',
        'audit.subject_id as subjectId',
        'audit.detail',
      ])
      .where('audit.community_id', '=', actor.communityId)
      .orderBy('audit.id', 'desc')
      .limit(limit + 1)
    if (before) page = page.where('audit.id', '<', before)
    if (subjectId) page = page.where('audit.subject_id', '=', subjectId)
    if (withoutClock) page = page.where('accounts.service', 'is distinct from', 'clock')
    if (action) page = page.where('audit.action', '=', action)
    const rows = await page.execute()
    const shown = rows.slice(0, limit)
    return {
      rows: shown.map((row) => ({
        ...row,
        service: row.service as 'resident' | 'outside' | 'clock' | null,
        role: row.role as Role | null,
        detail: row.detail as Record<string, unknown>,
      })),
      next: rows.length > limit ? shown.at(-1)!.id : null,
    }
  },
)
