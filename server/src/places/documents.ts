// What phones hold of places (domain/src/places/documents.ts).
import type { Id } from '@red-steward/domain/ids'
import type { BuildingDocument, DwellingDocument } from '@red-steward/domain/places/documents'
import { type RawBuilder, sql } from 'kysely'
import type { DocumentSource } from '../kernel/documents.ts'
import type { QueryContext } from '../kernel/query.ts'
import { contactDocuments } from './utility-contacts.ts'

/** The condition on buildings (`b`): in use and in the actor's reach. */
function inReach({ actor }: QueryContext) {
  const all = actor.grids === 'all'
  return all ? sql<boolean>`true` : sql<boolean>`b.grid_id = any(${actor.grids}::uuid[])`
}
const among = (column: string, ids: readonly Id[]) => sql<boolean>`${sql.ref(column)} = any(${ids}::uuid[])`

async function readBuildings({ tx, actor }: QueryContext, where: RawBuilder<boolean>): Promise<BuildingDocument[]> {
  const { rows } = await sql<BuildingDocument>`
    select 'building' as kind, b.id, b.id as "buildingId", b.version, b.compound_id as "compoundId", c.name as compound,
      c.aliases as "compoundAliases", b.phase, b.number, b.name, b.aliases, b.floors, b.grid_id as "gridId", g.name as grid,
      coalesce((select json_agg(json_build_object('id', u.id, 'number', u.number, 'aliases', u.aliases) order by length(u.number), u.number)
        from units u where u.community_id = b.community_id and u.building_id = b.id), '[]') as units
    from buildings b
    join compounds c on c.community_id = b.community_id and c.id = b.compound_id
    left join grids g on g.community_id = b.community_id and g.id = b.grid_id
    where b.community_id = ${actor.communityId} and b.retired_at is null and ${where} order by b.id`.execute(tx)
  return rows
}

async function readDwellings({ tx, actor }: QueryContext, where: RawBuilder<boolean>): Promise<DwellingDocument[]> {
  const { rows } = await sql<DwellingDocument>`
    select 'dwelling' as kind, d.id, d.building_id as "buildingId", d.version, d.unit_id as "unitId", d.floor, d.room,
      d.door_key as "doorKey", d.use, d.confirmed_at as "confirmedAt"
    from dwellings d join buildings b on b.community_id = d.community_id and b.id = d.building_id
    where d.community_id = ${actor.communityId} and d.retired_at is null and b.retired_at is null and ${where}
    order by d.id`.execute(tx)
  return rows
}

const buildings: DocumentSource<BuildingDocument> = {
  kind: 'building',
  ofBuildings: (context, ids) => readBuildings(context, among('b.id', ids)),
  ofIds: (context, ids) => readBuildings(context, sql<boolean>`${among('b.id', ids)} and ${inReach(context)}`),
  comesWith: [
    {
      kind: 'grid',
      field: 'gridId',
      ofIds: (context, ids) => readBuildings(context, sql<boolean>`${among('b.grid_id', ids)} and ${inReach(context)}`),
    },
  ],
}

const dwellings: DocumentSource<DwellingDocument> = {
  kind: 'dwelling',
  ofBuildings: (context, ids) => readDwellings(context, among('d.building_id', ids)),
  ofIds: (context, ids) => readDwellings(context, sql<boolean>`${among('d.id', ids)} and ${inReach(context)}`),
}

export const documents: DocumentSource[] = [buildings, dwellings, contactDocuments] as DocumentSource[]
