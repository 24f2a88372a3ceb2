import { formatAddress } from '@red-steward/domain/places/address'
import { divisionPath } from '@red-steward/domain/places/divisions'
import { buildingsMeant, parseDoor } from '@red-steward/domain/places/door'
import type { DwellingUse, GridKind, Polygon } from '@red-steward/domain/places/place'
import * as shapes from '@red-steward/domain/places/queries'
import { sql } from 'kysely'
import { type QueryContext, query } from '../kernel/query.ts'
import { notFound } from '../kernel/refused.ts'
import { readDirectory, readDoors, readNames } from './directory.ts'
import { buildingsInReach, dwellingsInReach } from './store.ts'

export const placesDirectory = query(shapes.placesDirectory, async ({ tx, actor }) => {
  const community = await tx
    .selectFrom('communities')
    .select(['id', 'code', 'name', 'street_name as streetName'])
    .where('id', '=', actor.communityId)
    .executeTakeFirstOrThrow()
  const { compounds, buildings } = await readDirectory(tx, actor)
  const inCompound = (id: string) => buildings.filter(({ compoundId }) => compoundId === id).length
  return {
    community: { ...community, path: divisionPath(community) },
    grids: await gridsInReach({ tx, actor }),
    compounds: compounds.map((compound) => ({ ...compound, buildings: inCompound(compound.id) })),
    buildings: buildings.map((building) => ({
      ...building,
      aliases: [...building.aliases],
      units: [...building.units],
    })),
  }
})

export async function gridsInReach({ tx, actor }: Pick<QueryContext, 'tx' | 'actor'>) {
  const within = actor.grids === 'all' ? sql`true` : sql`g.id = any(${[...actor.grids]}::uuid[])`
  const { rows } = await sql<{
    id: string
    code: string
    name: string
    kind: GridKind
    buildings: number
    households: number
  }>`
    select g.id, g.code, g.name, g.kind, count(distinct b.id)::int as buildings, count(h.id)::int as households
    from grids g
    left join buildings b on b.community_id = g.community_id and b.grid_id = g.id and b.retired_at is null
    left join dwellings d on d.community_id = b.community_id and d.building_id = b.id
    left join households h on h.community_id = d.community_id and h.dwelling_id = d.id and h.closed_on is null
    where g.community_id = ${actor.communityId} and g.retired_at is null and ${within}
    group by g.community_id, g.id
    order by g.code`.execute(tx)
  return rows
}

export const placesCompound = query(shapes.placesCompound, async ({ tx, actor }, { compoundId }) => {
  const row = await tx
    .selectFrom('compounds')
    .select(['id', 'name', 'aliases', 'outline'])
    .where('community_id', '=', actor.communityId)
    .where('id', '=', compoundId)
    .executeTakeFirst()
  if (!row) return notFound()
  const buildings = await buildingsInReach(tx, actor).select('id').where('compound_id', '=', compoundId).execute()
  return { ...row, outline: row.outline as Polygon | null, buildings: buildings.length }
})

export const placesBuilding = query(shapes.placesBuilding, async ({ tx, actor }, { buildingId }) => {
  const row = await buildingsInReach(tx, actor)
    .innerJoin('compounds', (on) =>
      on
        .onRef('compounds.community_id', '=', 'buildings.community_id')
        .onRef('compounds.id', '=', 'buildings.compound_id'),
    )
    .select(['buildings.id', 'compound_id as compoundId', 'grid_id as gridId', 'phase', 'number', 'buildings.name'])
    .select(['buildings.aliases', 'floors', 'polygon', 'compounds.name as compound'])
    .where('buildings.id', '=', buildingId)
    .executeTakeFirst()
  if (!row) return notFound()
  const units = await tx
    .selectFrom('units')
    .select(['id', 'number', 'aliases'])
    .where('community_id', '=', actor.communityId)
    .where('building_id', '=', buildingId)
    .orderBy(sql`length(number), number`)
    .execute()
  const doors = await tx
    .selectFrom('dwellings')
    .select(['id', 'unit_id as unitId', 'floor', 'room', 'door_key as doorKey'])
    .select(sql<DwellingUse>`use`.as('use'))
    .where('community_id', '=', actor.communityId)
    .where('building_id', '=', buildingId)
    .where('retired_at', 'is', null)
    .orderBy(sql`floor desc, length(room), room`)
    .execute()
  const { compound, polygon, ...building } = row
  return {
    ...building,
    address: formatAddress({ compound, phase: row.phase, building: row.number }),
    polygon: polygon as Polygon | null,
    units,
    dwellings: doors.length,
    doors,
  }
})

export const placesDwelling = query(shapes.placesDwelling, async ({ tx, actor }, { dwellingId }) => {
  const row = await dwellingsInReach(tx, actor)
    .innerJoin('compounds', (on) =>
      on
        .onRef('compounds.community_id', '=', 'buildings.community_id')
        .onRef('compounds.id', '=', 'buildings.compound_id'),
    )
    .leftJoin('units', (on) =>
      on.onRef('units.community_id', '=', 'dwellings.community_id').onRef('units.id', '=', 'dwellings.unit_id'),
    )
    .select(['dwellings.id', 'unit_id as unitId', 'floor', 'room', 'door_key as doorKey', 'dwellings.retired_at'])
    .select(['dwellings.building_id as buildingId', 'compound_id as compoundId', 'grid_id as gridId'])
    .select(['compounds.name as compound', 'phase', 'buildings.number as building', 'units.number as unit'])
    .select(sql<DwellingUse>`use`.as('use'))
    .where('dwellings.id', '=', dwellingId)
    .executeTakeFirst()
  if (!row) return notFound()
  const { compound, phase, building, unit, retired_at, ...dwelling } = row
  const address = formatAddress({ compound, phase, building, unit, room: row.room })
  return { ...dwelling, address, retired: retired_at !== null }
})

export const placesFindDoor = query(shapes.placesFindDoor, async ({ tx, actor }, { text }) => {
  const directory = await readNames(tx, actor)
  const blind = { ...directory, doorsOf: () => [] }
  const doorsOf = await readDoors(tx, actor, buildingsMeant(text, blind))
  const { candidates, reason, rest } = parseDoor(text, { ...directory, doorsOf })
  return { candidates, reason, rest }
})
