import { mayLeave } from '@red-steward/domain/registry/household-rules'
import { moveWithin as shape } from '@red-steward/domain/registry/moving'
import { dayOf } from '@red-steward/domain/time'
import { command } from '../kernel/command.ts'
import { ensure, refuseWith } from '../kernel/refused.ts'
import { counted } from './days-counted.ts'
import { getHouseholdForChange } from './households.ts'
import { getDoor } from './reach.ts'
import { announce, closeResidences, openResidences } from './residences.ts'
import { revise } from './revise.ts'

export const moveWithin = command(shape, async (context, { householdId, toDwellingId, day: said }) => {
  const { tx, actor } = context
  const day = counted(context, said)
  const household = await getHouseholdForChange(tx, actor, householdId)
  const door = await getDoor(tx, actor, toDwellingId)
  const persons = household.members.map((member) => member.personId)
  if (door.retired) refuseWith('dwelling-retired')
  if (door.id === household.dwellingId) refuseWith('same-dwelling')
  ensure(mayLeave(household, persons, day, dayOf(context.now)))

  const leaving = household.members.map((member) => member.residenceId)
  await closeResidences(context, leaving, day, 'MOVED_WITHIN')
  await revise(context, 'household', [{ id: householdId, to: { dwellingId: door.id } }])
  const homes = household.members.map(({ personId, relation, kind }) => ({
    personId,
    householdId,
    dwellingId: door.id,
    relation,
    kind,
    fromDay: day,
  }))
  await openResidences(context, homes)
  announce(context, { households: [householdId], persons, grid: door.gridId, leftGrid: household.gridId })
})
