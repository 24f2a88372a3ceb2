// Reading visits for a change, within reach; and what every list of this module shares.
import type { Actor } from '@red-steward/domain/identity/actor'
import type { Id } from '@red-steward/domain/ids'
import { type Address, formatAddress } from '@red-steward/domain/places/address'
import type { Day, Instant } from '@red-steward/domain/time'
import type { ChangeChip, VisitMeans, VisitResult } from '@red-steward/domain/visits/codes'
import { mayKeepText } from '@red-steward/domain/visits/rules'
import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import type { Tx } from '../kernel/db.ts'
import { notFound, Refused, refuseWith } from '../kernel/refused.ts'
import { inReach } from '../registry/index.ts'

export interface VisitForChange {
  id: Id
  version: number
  dwellingId: Id
  householdId: Id | null
  gridId: Id | null
  means: VisitMeans
  result: VisitResult
  changes: ChangeChip[]
  note: string
  confirmed: boolean
  visitedAt: Instant
  enteredAt: Instant
  enteredBy: Id
  withdrawnAt: Instant | null
  nextOn: Day | null
  personIds: Id[]
}

/** Whom visit `v` concerns, as the register knows them now: who was merged is the one kept. */
export const personIdsOfVisit = sql`array(select distinct coalesce(kept_person(m.merged_into), m.id) from visit_persons n
    join persons m on m.community_id = n.community_id and m.id = n.person_id
    where n.community_id = v.community_id and n.visit_id = v.id order by 1)`

/** A visit at a door within reach, locked. */
export async function getVisitForChange(tx: Tx, actor: Actor, id: Id): Promise<VisitForChange> {
  const { rows } = await sql<VisitForChange>`
    select v.id, v.version, v.dwelling_id as "dwellingId", v.household_id as "householdId", b.grid_id as "gridId", v.means,
      v.result, v.changes, v.note, v.confirmed, v.visited_at as "visitedAt", v.entered_at as "enteredAt",
      v.entered_by as "enteredBy", v.withdrawn_at as "withdrawnAt", v.next_on as "nextOn",
      ${personIdsOfVisit} as "personIds"
    from visits v
    join dwellings d on d.community_id = v.community_id and d.id = v.dwelling_id
    join buildings b on b.community_id = d.community_id and b.id = d.building_id
    where v.community_id = ${actor.communityId} and v.id = ${id} and ${inReach(actor)} for update of v`.execute(tx)
  return rows[0] ?? notFound()
}

/**
 * The persons named, as the register knows them now (who was merged is the one kept). Refuses a household or person that
 * never lived behind this door: what is said of somebody must not land in another grid.
 */
export async function peopleBehind(
  tx: Tx,
  actor: Actor,
  dwellingId: Id,
  householdId: Id | null,
  personIds: readonly Id[],
): Promise<Id[]> {
  const { rows } = await sql<{ household: boolean; persons: { asked: Id; kept: Id; here: boolean }[] }>`
    select ${householdId}::uuid is null or exists (select from households h where h.community_id = ${actor.communityId}
        and h.id = ${householdId} and (h.dwelling_id = ${dwellingId} or exists (select from residences r
          where r.community_id = h.community_id and r.household_id = h.id and r.dwelling_id = ${dwellingId}))) as household,
      coalesce((select jsonb_agg(jsonb_build_object('asked', asked.id, 'kept', kept_person(asked.id), 'here', exists (
          select from residences r where r.community_id = ${actor.communityId} and r.dwelling_id = ${dwellingId}
            and r.person_id in (select records_of(asked.id)))))
        from unnest(${personIds}::uuid[]) as asked (id)), '[]') as persons`.execute(tx)
  const { household, persons } = rows[0]!
  if (!household) refuseWith('household-not-behind-door')
  const stranger = persons.find(({ here }) => !here)
  if (stranger) refuseWith('person-not-behind-door', { personId: stranger.asked })
  return [...new Set(persons.map(({ kept }) => kept))]
}

/** Refuses a text that may not be kept, with the words found and why, and the field they stand in. */
export function ensureText(field: string, text: string, reviewed: boolean): void {
  const decision = mayKeepText(text, reviewed)
  if (!decision.allowed) throw new Refused(decision.why, { field, ...decision.detail })
}

/** The columns `addressOf` reads, over the aliases of `doorTables`. */
export const addressColumns = sql`c.name as compound, b.phase, b.number as building, u.number as unit, d.room`
export const addressOf = (row: Address) => formatAddress(row)

const Cursor = z.tuple([z.string().max(60), z.uuid()])

/** Where the next page begins: the key of the last row shown and its id. */
export function cursorOf(key: string, id: Id): string {
  return Buffer.from(JSON.stringify([key, id])).toString('base64url')
}

export function readCursor(after: string): [key: string, id: Id] {
  try {
    return Cursor.parse(JSON.parse(Buffer.from(after, 'base64url').toString()))
  } catch {
    return refuseWith('page-unknown')
  }
}

export const allOf = (conditions: readonly RawBuilder<unknown>[]) => sql.join([...conditions], sql` and `)
