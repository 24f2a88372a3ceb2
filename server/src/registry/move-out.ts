import { refusedIn } from '@red-steward/domain/registry/forbidden-text'
import { mayLeave } from '@red-steward/domain/registry/household-rules'
import { moveOut as shape } from '@red-steward/domain/registry/moving'
import { dayOf } from '@red-steward/domain/time'
import { command } from '../kernel/command.ts'
import { ensure, refuseWith } from '../kernel/refused.ts'
import { counted } from './days-counted.ts'
import { getHouseholdForChange } from './households.ts'
import { announce, closeResidences, endEligibilities, residenceIdsOf, settleHousehold } from './residences.ts'

export const moveOut = command(shape, async (context, { householdId, personIds, day: said, destination }) => {
  const day = counted(context, said)
  const household = await getHouseholdForChange(context.tx, context.actor, householdId)
  ensure(mayLeave(household, personIds, day, dayOf(context.now)))
  const found = refusedIn(destination)
  if (found) refuseWith(`text-forbidden-${found.reason}`, { field: 'destination' })

  await closeResidences(context, residenceIdsOf(household.members, personIds), day, 'MOVED_OUT', destination)
  await settleHousehold(context, household, personIds, day)
  await endEligibilities(context, personIds, day, 'MOVED_OUT')
  announce(context, { households: [householdId], persons: personIds, grid: household.gridId })
})
