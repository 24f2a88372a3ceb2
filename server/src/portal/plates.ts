import { type Id, newId } from '@red-steward/domain/ids'
import * as shapes from '@red-steward/domain/portal/desk'
import { newSecret, PLATE_SIGNS } from '@red-steward/domain/portal/secrets'
import { sql } from 'kysely'
import { type Context, command } from '../kernel/command.ts'
import { hashSecret } from '../kernel/hash-secret.ts'
import { notFound, refuseWith } from '../kernel/refused.ts'
import { buildingSeen } from './reach.ts'

interface Place {
  buildingId: Id
  unitId: Id | null
  dwellingId: Id | null
}

export const issuePlates = command(shapes.issuePlates, async (context, { buildingId, for: what }) => {
  const { tx, actor } = context
  const { rows } = await sql<{ gridId: Id | null }>`
    select b.grid_id as "gridId" from buildings b
    where b.community_id = ${actor.communityId} and b.id = ${buildingId} and b.retired_at is null and ${buildingSeen(actor)}
    for update`.execute(tx)
  const { gridId } = rows[0] ?? notFound()
  const lacking =
    what === 'DWELLINGS' ? await dwellingsWithout(context, buildingId) : await doorsWithout(context, buildingId)
  for (const place of lacking) await writePlate(context, place, gridId)
  return { made: lacking.length }
})

/** Unit doors without a plate; of a building without units, its one door. */
async function doorsWithout({ tx, actor }: Context, buildingId: Id): Promise<Place[]> {
  const { rows } = await sql<{ unitId: Id | null }>`
    with doors as (select u.id as unit_id from units u where u.community_id = ${actor.communityId} and u.building_id = ${buildingId}
      union all select null where not exists (select from units u where u.community_id = ${actor.communityId} and u.building_id = ${buildingId}))
    select unit_id as "unitId" from doors where not exists (select from door_plates p where p.community_id = ${actor.communityId}
      and p.building_id = ${buildingId} and p.unit_id is not distinct from doors.unit_id and p.dwelling_id is null and p.revoked_at is null)`.execute(
    tx,
  )
  return rows.map(({ unitId }) => ({ buildingId, unitId, dwellingId: null }))
}

async function dwellingsWithout({ tx, actor }: Context, buildingId: Id): Promise<Place[]> {
  const { rows } = await sql<{ unitId: Id | null; dwellingId: Id }>`
    select d.unit_id as "unitId", d.id as "dwellingId" from dwellings d
    where d.community_id = ${actor.communityId} and d.building_id = ${buildingId} and d.retired_at is null
      and not exists (select from door_plates p where p.community_id = d.community_id and p.dwelling_id = d.id and p.revoked_at is null)`.execute(
    tx,
  )
  return rows.map((row) => ({ buildingId, ...row }))
}

async function writePlate(
  context: Context,
  place: Place,
  gridId: Id | null,
  replaces: Id | null = null,
): Promise<void> {
  const { tx, actor, now, vault, trail } = context
  const id = newId(Date.parse(now))
  const code = newSecret(PLATE_SIGNS)
  await tx
    .insertInto('door_plates')
    .values({
      community_id: actor.communityId,
      id,
      building_id: place.buildingId,
      unit_id: place.unitId,
      dwelling_id: place.dwellingId,
      code_hash: hashSecret(code),
      code_sealed: vault.seal(code, codeAad(id)),
      issued_by: actor.id,
      issued_at: now,
      replaces,
    })
    .execute()
  trail.fact('door-plate', id, 'issuedAt', null, now)
  trail.changed('door-plate', id, gridId)
}

export const codeAad = (id: Id) => `door_plates|code_sealed|${id}`

export const revokePlate = command(shapes.revokePlate, async (context, { plateId, reason, replace }) => {
  const { tx, actor, now, trail } = context
  const { rows } = await sql<Place & { gridId: Id | null; revokedAt: string | null }>`
    select p.building_id as "buildingId", p.unit_id as "unitId", p.dwelling_id as "dwellingId", b.grid_id as "gridId",
      p.revoked_at as "revokedAt"
    from door_plates p join buildings b on b.community_id = p.community_id and b.id = p.building_id
    where p.community_id = ${actor.communityId} and p.id = ${plateId} and ${buildingSeen(actor)} for update of p`.execute(
    tx,
  )
  const plate = rows[0] ?? notFound()
  if (plate.revokedAt) refuseWith('portal-plate-revoked')
  await tx
    .updateTable('door_plates')
    .set({ revoked_at: now, revoked_by: actor.id, revoke_reason: reason })
    .where('community_id', '=', actor.communityId)
    .where('id', '=', plateId)
    .execute()
  trail.fact('door-plate', plateId, 'revokedAt', null, now)
  trail.changed('door-plate', plateId, plate.gridId)
  if (replace) await writePlate(context, plate, plate.gridId, plateId)
})
