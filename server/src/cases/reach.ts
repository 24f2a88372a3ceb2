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

/** Says of `k` or `n` what `gridOf` says, as sets of buildings, so that thousands of rows cost no look-up each. */
export function standsInReach(actor: Actor, of: 'k' | 'n'): RawBuilder<boolean> {
  if (actor.grids === 'all') return sql<boolean>`true`
  const building = sql.ref(`${of}.building_id`)
  const buildings = (which: RawBuilder<unknown>) =>
    sql`select g.id from buildings g where g.community_id = ${actor.communityId} and ${which}`
  const grids = sql`any(${actor.grids}::uuid[])`
  return sql<boolean>`(${building} in (${buildings(sql`g.grid_id = ${grids}`)}) or (${sql.ref(`${of}.grid_id`)} = ${grids}
    and (${building} is null or ${building} in (${buildings(sql`g.grid_id is null`)}))))`
}

/** Handling units the actor works for. */
export const unitsOfMine = (actor: Actor) =>
  sql`select m.unit_id from handling_unit_members m where m.community_id = ${actor.communityId} and m.account_id = ${actor.id}`

/** Cases (`k`) of a post, one's own reports left out: what lies in reach, or was brought before the street or the unit. */
function withinScope(actor: Actor): RawBuilder<boolean> {
  const scope = caseScope(actor.role)
  if (scope === 'all') return standsInReach(actor, 'k')
  if (scope === 'street') return sql<boolean>`k.before_street`
  if (scope === 'own') return sql<boolean>`false`
  const ofUnit = sql<boolean>`(k.handler_unit_id in (${unitsOfMine(actor)}) or ${whistledIn(actor)})`
  if (scope === 'unit') return ofUnit
  return sql<boolean>`(((k.first_handler = 'PROPERTY' or k.handler_role = 'PROPERTY') and ${standsInReach(actor, 'k')}) or ${ofUnit})`
}

/** The actor's unit was called to it; what was concluded stays seen. */
function whistledIn(actor: Actor): RawBuilder<boolean> {
  return sql<boolean>`k.before_street and exists (select from case_whistles w
    join case_whistle_units u on u.community_id = w.community_id and u.whistle_id = w.id
    where w.community_id = k.community_id and w.case_id = k.id and u.unit_id in (${unitsOfMine(actor)}))`
}

/** Cases (`k`) the actor may see in lists and counts: in reach, given to them, or written down by them; never confidential. */
export function caseListed(actor: Actor): RawBuilder<boolean> {
  if (caseScope(actor.role) === 'all' && actor.grids === 'all') return sql<boolean>`not k.confidential`
  return sql<boolean>`not k.confidential
    and (k.entered_by = ${actor.id} or k.handler_id = ${actor.id} or ${withinScope(actor)})`
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
