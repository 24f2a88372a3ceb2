import { maySplit } from '@red-steward/domain/registry/household-rules'
import { splitHousehold as shape } from '@red-steward/domain/registry/moving'
import { dayOf } from '@red-steward/domain/time'
import { command } from '../kernel/command.ts'
import { ensure, refuseWith } from '../kernel/refused.ts'
import { counted } from './days-counted.ts'
import { getHouseholdForChange } from './households.ts'
import { getDoor } from './reach.ts'
import { announce, closeResidences, isHead, openResidences, residenceIdsOf, settleHousehold } from './residences.ts'
import { CREATED } from './subjects.ts'

export const splitHousehold = command(
  shape,
  async (context, { householdId, newHouseholdId, members, toDwellingId, day: said }) => {
    const { tx, actor, now, trail } = context
    const day = counted(context, said)
    const household = await getHouseholdForChange(tx, actor, householdId)
    ensure(maySplit(household, members, day, dayOf(now)))
    const door = await getDoor(tx, actor, toDwellingId ?? household.dwellingId)
    if (door.retired) refuseWith('dwelling-retired')

    const leaving = members.map((member) => member.personId)
    await closeResidences(context, residenceIdsOf(household.members, leaving), day, 'SPLIT')
    await settleHousehold(context, household, leaving, day)
    await tx
      .insertInto('households')
      .values({
        community_id: actor.communityId,
        id: newHouseholdId,
        dwelling_id: door.id,
        head_person_id: members.find((member) => isHead(member.relation))!.personId,
        opened_on: day,
        registered_at: now,
      })
      .execute()
    trail.fact('household', newHouseholdId, CREATED, null, true)
    const kinds = new Map(household.members.map((member) => [member.personId, member.kind]))
    const homes = members.map(({ personId, relation }) => ({
      personId,
      householdId: newHouseholdId,
      dwellingId: door.id,
      relation,
      kind: kinds.get(personId)!,
      fromDay: day,
    }))
    await openResidences(context, homes)

    announce(context, { households: [householdId], persons: [], grid: household.gridId })
    announce(context, { households: [newHouseholdId], persons: [], grid: door.gridId })
    announce(context, { households: [], persons: leaving, grid: door.gridId, leftGrid: household.gridId })
  },
)
