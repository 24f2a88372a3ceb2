import type { Id } from '@red-steward/domain/ids'
import { formatAddress } from '@red-steward/domain/places/address'
import {
  plateCounts as countsShape,
  type PlateKind,
  type PlateRow,
  plates as shape,
} from '@red-steward/domain/portal/desk'
import { doorLink } from '@red-steward/domain/portal/secrets'
import { sql } from 'kysely'
import type { Tx } from '../kernel/db.ts'
import { query } from '../kernel/query.ts'
import { notFound } from '../kernel/refused.ts'
import type { Vault } from '../kernel/vault.ts'
import { getFront } from './front.ts'
import { codeAad } from './plates.ts'
import { buildingSeen } from './reach.ts'

export const plates = query(shape, async ({ tx, actor, vault, trail }, { buildingId }) => {
  const building = await sql<{ compound: string; phase: number | null; number: string }>`
    select c.name as compound, b.phase, b.number from buildings b
    join compounds c on c.community_id = b.community_id and c.id = b.compound_id
    where b.community_id = ${actor.communityId} and b.id = ${buildingId} and ${buildingSeen(actor)}`.execute(tx)
  const { compound, phase, number } = building.rows[0] ?? notFound()
  const { rows } = await sql<
    Omit<PlateRow, 'code' | 'kind'> & { sealed: Buffer; dwellingId: Id | null; unitId: Id | null }
  >`
    select p.id, p.building_id as "buildingId", p.unit_id as "unitId", p.dwelling_id as "dwellingId", u.number as unit, d.room,
      p.code_sealed as sealed, p.issued_at as "issuedAt", p.revoked_at as "revokedAt", p.revoke_reason as "revokeReason",
      (select count(*)::int from portal_reports r join cases k on k.community_id = r.community_id and k.id = r.case_id
        and not k.confidential where r.community_id = p.community_id and r.plate_id = p.id) as reports
    from door_plates p left join units u on u.community_id = p.community_id and u.id = p.unit_id
    left join dwellings d on d.community_id = p.community_id and d.id = p.dwelling_id
    where p.community_id = ${actor.communityId} and p.building_id = ${buildingId}
    order by p.revoked_at is not null, p.dwelling_id is not null, length(u.number), u.number, length(d.room), d.room, p.issued_at`.execute(
    tx,
  )
  if (rows.length > 0) trail.looked('building', buildingId, ['door-plates'])
  const front = await getFront(tx, actor.communityId)
  return {
    community: { code: front.code, name: front.name, phone: front.phone, address: front.address },
    address: formatAddress({ compound, phase, building: number }),
    rows: rows.map(({ sealed, dwellingId, unitId, ...row }) => ({
      ...row,
      kind: (dwellingId ? 'DWELLING' : unitId ? 'UNIT' : 'BUILDING') satisfies PlateKind,
      code: row.revokedAt ? null : vault.open(sealed, codeAad(row.id)),
    })),
  }
})

export const plateCounts = query(countsShape, async ({ tx, actor }) => {
  const { rows } = await sql<{
    id: Id
    compound: string
    phase: number | null
    number: string
    entrances: number
    plates: number
  }>`
    select b.id, c.name as compound, b.phase, b.number,
      greatest(1, (select count(*)::int from units u where u.community_id = b.community_id and u.building_id = b.id)) as entrances,
      (select count(*)::int from door_plates p where p.community_id = b.community_id and p.building_id = b.id
        and p.dwelling_id is null and p.revoked_at is null) as plates
    from buildings b join compounds c on c.community_id = b.community_id and c.id = b.compound_id
    where b.community_id = ${actor.communityId} and b.retired_at is null and ${buildingSeen(actor)}
    order by c.name, b.phase nulls first, length(b.number), b.number`.execute(tx)
  return {
    buildings: rows.map(({ id, compound, phase, number, ...counts }) => ({
      id,
      address: formatAddress({ compound, phase, building: number }),
      ...counts,
    })),
  }
})

/** The path of some door's page that opens now; undefined where no plate was made yet. */
export async function firstPlate(tx: Tx, vault: Vault, communityId: Id): Promise<string | undefined> {
  const { rows } = await sql<{ id: Id; sealed: Buffer; community: string }>`
    select p.id, p.code_sealed as sealed, k.code as community from door_plates p
    join communities k on k.id = p.community_id join buildings b on b.community_id = p.community_id and b.id = p.building_id
    left join units u on u.community_id = p.community_id and u.id = p.unit_id
    where p.community_id = ${communityId} and p.revoked_at is null
    order by length(b.number), b.number, u.number limit 1`.execute(tx)
  const row = rows[0]
  return row && doorLink('', row.community, vault.open(row.sealed, codeAad(row.id)))
}
