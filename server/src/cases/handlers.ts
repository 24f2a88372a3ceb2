// Whom a case may be given to, and who may answer for it.
import { listHandlers as shape } from '@red-steward/domain/cases/settings'
import type { Role } from '@red-steward/domain/identity/actor'
import { rolesAllowed } from '@red-steward/domain/identity/permissions'
import type { Id } from '@red-steward/domain/ids'
import type { Instant } from '@red-steward/domain/time'
import { sql } from 'kysely'
import type { Tx } from '../kernel/db.ts'
import { query } from '../kernel/query.ts'

const inForce = (now: Instant) =>
  sql`g.starts_at <= ${now} and (g.ends_at is null or g.ends_at > ${now}) and a.disabled_at is null and a.service is null`

/** Name and posts an account holds here now; undefined when it holds none. */
export async function rolesHeld(
  tx: Tx,
  communityId: Id,
  accountId: Id,
  now: Instant,
): Promise<{ name: string; roles: Role[] } | undefined> {
  const { rows } = await sql<{ name: string; role: Role }>`
    select a.display_name as name, g.role from grants g join accounts a on a.id = g.account_id
    where g.community_id = ${communityId} and g.account_id = ${accountId} and ${inForce(now)}`.execute(tx)
  return rows[0] && { name: rows[0].name, roles: rows.map(({ role }) => role) }
}

type Handlers = typeof shape.answer._output

export const listHandlers = query(shape, async ({ tx, actor, now }): Promise<Handlers> => {
  const units = await sql<Handlers['units'][number]>`
    select u.id, u.name, u.kind, u.phone, u.uscc,
      coalesce((select jsonb_agg(jsonb_build_object('id', a.id, 'name', a.display_name) order by a.display_name)
        from handling_unit_members m join accounts a on a.id = m.account_id
        where m.community_id = u.community_id and m.unit_id = u.id), '[]') as members
    from handling_units u where u.community_id = ${actor.communityId} and u.retired_at is null order by u.kind, u.name`.execute(
    tx,
  )
  const people = await sql<Handlers['people'][number]>`
    select a.id, a.display_name as name, g.role, g.grid_ids as "gridIds" from grants g join accounts a on a.id = g.account_id
    where g.community_id = ${actor.communityId} and g.role = any(${[...rolesAllowed['cases.handle']]}::text[]) and ${inForce(now)}
    order by g.role, a.display_name limit 500`.execute(tx)
  return { units: units.rows, people: people.rows }
})
