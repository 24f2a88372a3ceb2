// Doors and people for tests of the register. Synthetic only: id numbers of area 522699, which does not exist.
import type { Actor } from '@red-steward/domain/identity/actor'
import { type Id, newId } from '@red-steward/domain/ids'
import { checkCharacter } from '@red-steward/domain/registry/id-number'
import type { NewMemberInput } from '@red-steward/domain/registry/person'
import { registerHousehold } from '../registry/register-household.ts'
import { inside, newMember, run } from './world.ts'

let seconds = 0

/** A grid of its own with one building of one unit. */
export async function newBuilding(
  communityId: Id,
): Promise<{ gridId: Id; buildingId: Id; unitId: Id; number: string }> {
  const [gridId, compoundId, buildingId, unitId] = [newId(), newId(), newId(), newId()]
  const number = String(++seconds)
  await inside(communityId, async (tx) => {
    const code = `522699${number.padStart(9, '0')}`
    await tx
      .insertInto('grids')
      .values({ community_id: communityId, id: gridId, code, name: `网格${number}`, kind: 'BASE' })
      .execute()
    await tx
      .insertInto('compounds')
      .values({ community_id: communityId, id: compoundId, name: `测试小区${number}` })
      .execute()
    await tx
      .insertInto('buildings')
      .values({
        community_id: communityId,
        id: buildingId,
        compound_id: compoundId,
        grid_id: gridId,
        number,
        floors: 18,
      })
      .execute()
    await tx
      .insertInto('feed')
      .values({ community_id: communityId, subject_kind: 'building', subject_id: buildingId, operation: 'upsert' })
      .execute()
    await tx
      .insertInto('units')
      .values({ community_id: communityId, id: unitId, building_id: buildingId, number: '1' })
      .execute()
  })
  return { gridId, buildingId, unitId, number }
}

/** A door in a new building, or in one given. */
export async function newDoor(communityId: Id, at?: Awaited<ReturnType<typeof newBuilding>>) {
  const building = at ?? (await newBuilding(communityId))
  const id = newId()
  const room = String(100 + ++seconds)
  await inside(communityId, (tx) =>
    tx
      .insertInto('dwellings')
      .values({
        community_id: communityId,
        id,
        building_id: building.buildingId,
        unit_id: building.unitId,
        floor: 1,
        room,
        door_key: `${building.number}-1-${room}`,
        use: 'UNKNOWN',
      })
      .execute(),
  )
  return { id, building, gridId: building.gridId, room }
}

let births = 0

/** A valid id number of a person who does not exist, born on a day. */
export function syntheticIdNumber(birthDate = '1980-05-04', sex: '1' | '2' = '1'): string {
  const sequence = (++births % 499) * 2 + (sex === '1' ? 1 : 0)
  const seventeen = `522699${birthDate.replaceAll('-', '')}${String(sequence).padStart(3, '0')}`
  return seventeen + checkCharacter(seventeen)
}

export function aMember(more: Partial<NewMemberInput> = {}): NewMemberInput {
  return { id: newId(), name: '王小明', relation: '02', sex: '1', birthDate: '1980-05-04', ...more }
}

/** A household with its members behind a door, registered by its secretary unless somebody else is given. */
export async function newHousehold({
  actor,
  door,
  members = [aMember()],
}: {
  actor?: Actor
  door?: { id: Id }
  members?: NewMemberInput[]
} = {}) {
  const by = actor ?? (await newMember({ role: 'secretary' }))
  const at = door ?? (await newDoor(by.communityId))
  const id = newId()
  const result = await run(by, registerHousehold, { id, dwellingId: at.id, members })
  if (result.outcome !== 'done') throw new Error(`the household was refused: ${result.why}`)
  return { id, dwellingId: at.id, members, personIds: members.map((member) => member.id), by }
}

export function personById(communityId: Id, id: Id) {
  return inside(communityId, (tx) => tx.selectFrom('persons').selectAll().where('id', '=', id).executeTakeFirst())
}
export function householdById(communityId: Id, id: Id) {
  return inside(communityId, (tx) => tx.selectFrom('households').selectAll().where('id', '=', id).executeTakeFirst())
}
export function residencesOf(communityId: Id, personId: Id) {
  return inside(communityId, (tx) =>
    tx.selectFrom('residences').selectAll().where('person_id', '=', personId).orderBy('id').execute(),
  )
}
export function historyOf(communityId: Id, subjectId: Id) {
  return inside(communityId, (tx) =>
    tx
      .selectFrom('history')
      .select(['field', 'old_value', 'new_value'])
      .where('subject_id', '=', subjectId)
      .orderBy('id')
      .execute(),
  )
}
