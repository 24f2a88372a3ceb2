import { type Matter, similarCases } from '@red-steward/domain/cases/duplicates'
import { findSimilar as shape } from '@red-steward/domain/cases/together'
import type { Id } from '@red-steward/domain/ids'
import { sql } from 'kysely'
import { type QueryContext, query } from '../kernel/query.ts'
import { type CaseRow, listed, listedColumns } from './list-cases.ts'
import { placeTables } from './places.ts'
import { caseListed } from './reach.ts'

const NEWEST = 200

export const findSimilar = query(shape, async (context, { leaf, dwellingId, buildingId, place, words }) => {
  const at = await placeOf(context, dwellingId, buildingId)
  if (!at.buildingId && place === '') return { rows: [] }
  const said: Matter = { leaf, ...at, place, words, reportedAt: context.now }
  const open = await openAround(context, at.buildingId)
  return {
    rows: similarCases(said, open).map(({ one, score, reasons }) => ({
      ...listed(one.row),
      score,
      reasons,
      followers: one.followers,
    })),
  }
})

async function placeOf({ tx, actor }: QueryContext, dwellingId: Id | null, buildingId: Id | null) {
  const none = { dwellingId: null, unitId: null, buildingId }
  if (!dwellingId) return none
  const door = await tx
    .selectFrom('dwellings')
    .select(['id as dwellingId', 'unit_id as unitId', 'building_id as buildingId'])
    .where('community_id', '=', actor.communityId)
    .where('id', '=', dwellingId)
    .executeTakeFirst()
  return door ?? none
}

type Row = CaseRow & { unitId: Id | null; description: string; followers: number }

/** Open cases of the building; of a place without one, the newest that have none either. */
async function openAround({ tx, actor }: QueryContext, buildingId: Id | null) {
  const around = buildingId ? sql`k.building_id = ${buildingId}` : sql`k.building_id is null and k.place <> ''`
  const { rows } = await sql<Row>`
    select ${listedColumns}, d.unit_id as "unitId", k.description,
      (select count(*)::int from case_followers f where f.community_id = k.community_id and f.case_id = k.id
        and f.left_at is null and f.kind <> 'COLLEAGUE') as followers
    from cases k ${placeTables('k')} left join accounts a on a.id = k.responsible_id
    where k.community_id = ${actor.communityId} and k.is_open and ${around} and ${caseListed(actor)}
    order by k.reported_at desc limit ${NEWEST}`.execute(tx)
  return rows.map((row) => ({
    row,
    followers: row.followers,
    leaf: row.leaf,
    dwellingId: row.dwellingId,
    unitId: row.unitId,
    buildingId: row.buildingId,
    place: row.place,
    words: `${row.title} ${row.description}`,
    reportedAt: row.reportedAt,
  }))
}
