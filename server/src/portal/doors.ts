// What a plate opens: one door of one building. The secret itself is nowhere in the database.
import type { Id } from '@red-steward/domain/ids'
import { formatAddress, formatBuilding } from '@red-steward/domain/places/address'
import { sql } from 'kysely'
import type { Tx } from '../kernel/db.ts'
import { hashSecret } from '../kernel/hash-secret.ts'
import { refuseWith } from '../kernel/refused.ts'

export interface Door {
  plateId: Id
  buildingId: Id
  unitId: Id | null
  dwellingId: Id | null
  gridId: Id | null
  compoundId: Id
  compound: string
  phase: number | null
  building: string
  unit: string | null
  room: string | null
}

const doorColumns = sql`p.id as "plateId", p.building_id as "buildingId", p.unit_id as "unitId", p.dwelling_id as "dwellingId",
  b.grid_id as "gridId", b.compound_id as "compoundId", c.name as compound, b.phase, b.number as building, u.number as unit, d.room`
const doorTables = sql`door_plates p join buildings b on b.community_id = p.community_id and b.id = p.building_id
  join compounds c on c.community_id = b.community_id and c.id = b.compound_id
  left join units u on u.community_id = p.community_id and u.id = p.unit_id
  left join dwellings d on d.community_id = p.community_id and d.id = p.dwelling_id`

/** The door a code opens now. Refuses `portal-plate-unknown`, the same for a revoked plate and for one that never was. */
export async function getDoor(tx: Tx, communityId: Id, code: string): Promise<Door> {
  const { rows } = await sql<Door>`
    select ${doorColumns} from ${doorTables}
    where p.community_id = ${communityId} and p.code_hash = ${hashSecret(code)} and p.revoked_at is null and b.retired_at is null`.execute(
    tx,
  )
  return rows[0] ?? refuseWith('portal-plate-unknown')
}

/** The door of a plate, revoked or not. */
export async function findDoorOf(tx: Tx, communityId: Id, plateId: Id): Promise<Door | undefined> {
  const { rows } = await sql<Door>`
    select ${doorColumns} from ${doorTables} where p.community_id = ${communityId} and p.id = ${plateId}`.execute(tx)
  return rows[0]
}

export function doorText({ compound, phase, building, unit, room }: Door): string {
  return formatAddress({ compound, phase, building, unit, ...(room === null ? {} : { room }) })
}

export const buildingText = ({ phase, building }: Door) => formatBuilding(phase, building)
