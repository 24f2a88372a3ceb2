// How much of the register a role sees on a page (handbook §3.2, §10).
import type { Actor } from '@red-steward/domain/identity/actor'
import { isAllowed } from '@red-steward/domain/identity/permissions'
import type { Id } from '@red-steward/domain/ids'
import { nameFor, seesFullNames } from '@red-steward/domain/registry/masking'
import type { FactFreshness, View } from '@red-steward/domain/registry/pages'
import { sql } from 'kysely'
import type { Tx } from '../kernel/db.ts'

export function viewOf(actor: Actor): View {
  if (actor.role === 'property-steward') return 'door'
  return seesFullNames(actor.role) ? 'full' : 'masked'
}

export const shownName = (actor: Actor, name: string) => nameFor(actor.role, name)

/** Whether this actor may know of which group; a property steward learns only of care, and only with consent. */
export const seesGroups = (actor: Actor) => isAllowed(actor, 'registry.read-eligibility')

/** Per fact the last change or confirmation of these subjects, newest first. */
export async function freshnessOf(tx: Tx, communityId: Id, subjectIds: readonly Id[]): Promise<FactFreshness[]> {
  const { rows } = await sql<FactFreshness>`
    select fact, at, by, how from (
      select distinct on (fact) fact, at, by, how from (
        select c.fact, c.confirmed_at as at, a.display_name as by, c.means as how
        from confirmations c join accounts a on a.id = c.confirmed_by
        where c.community_id = ${communityId} and c.subject_id = any(${subjectIds}::uuid[])
        union all
        select h.field, h.at, a.display_name, 'CHANGED' from history h join accounts a on a.id = h.actor_id
        where h.community_id = ${communityId} and h.subject_id = any(${subjectIds}::uuid[]) and left(h.field, 1) <> '*'
      ) every order by fact, at desc
    ) latest order by at desc`.execute(tx)
  return rows
}
