import { caseScope } from '@red-steward/domain/cases/rules'
import type { Actor } from '@red-steward/domain/identity/actor'
import { type RawBuilder, sql } from 'kysely'

/** The grid lies in the actor's reach. */
export function gridInReach(actor: Actor, grid: string): RawBuilder<boolean> {
  return actor.grids === 'all' ? sql<boolean>`true` : sql<boolean>`${sql.ref(grid)} = any(${actor.grids}::uuid[])`
}

/** Where a case (`k`) or note (`n`) stands now: its building's grid, which may have been given to others since, or its own. */
export const gridOf = (of: 'k' | 'n') =>
  sql<
    string | null
  >`case when ${sql.ref(`${of}.confidential`)} then null else coalesce((select g.grid_id from buildings g
    where g.community_id = ${sql.ref(`${of}.community_id`)} and g.id = ${sql.ref(`${of}.building_id`)}), ${sql.ref(`${of}.grid_id`)}) end`

function standsInReach(actor: Actor, of: 'k' | 'n'): RawBuilder<boolean> {
  return actor.grids === 'all' ? sql<boolean>`true` : sql<boolean>`${gridOf(of)} = any(${actor.grids}::uuid[])`
}

/** Cases (`k`) the actor may see in lists and counts: in reach, or written down by themselves; never confidential. */
export function caseListed(actor: Actor): RawBuilder<boolean> {
  const scope = caseScope(actor.role)
  const within =
    scope === 'own'
      ? sql`false`
      : scope === 'property'
        ? sql`k.first_handler = 'PROPERTY' and ${standsInReach(actor, 'k')}`
        : standsInReach(actor, 'k')
  return sql<boolean>`not k.confidential and (k.entered_by = ${actor.id} or ${within})`
}

/** Cases (`k`) the actor may open: those listed, and confidential ones of their own or, for the secretary, all. */
export function caseSeen(actor: Actor): RawBuilder<boolean> {
  return sql<boolean>`(${caseListed(actor)} or ${confidentialSeen(actor)})`
}

export function confidentialSeen(actor: Actor): RawBuilder<boolean> {
  return actor.role === 'secretary'
    ? sql<boolean>`k.confidential`
    : sql<boolean>`(k.confidential and k.entered_by = ${actor.id})`
}

/** Notes (`n`): one's own; in reach those of others at a place; confidential ones also the secretary's. */
export function noteSeen(actor: Actor): RawBuilder<boolean> {
  const shared =
    caseScope(actor.role) === 'all' && actor.role !== 'station-desk'
      ? sql`n.building_id is not null and ${standsInReach(actor, 'n')}`
      : sql`false`
  const confidential = actor.role === 'secretary' ? sql`n.confidential` : sql`false`
  return sql<boolean>`(n.author_id = ${actor.id} or ${confidential} or (not n.confidential and ${shared}))`
}
