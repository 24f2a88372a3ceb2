import { livesThere } from '@red-steward/domain/registry/codes'
import { mayJoinHousehold } from '@red-steward/domain/registry/household-rules'
import { moveIn as shape } from '@red-steward/domain/registry/moving'
import { dayOf } from '@red-steward/domain/time'
import { command } from '../kernel/command.ts'
import { ensure, refuseWith } from '../kernel/refused.ts'
import { counted } from './days-counted.ts'
import { getHouseholdForChange, getPersonForChange } from './households.ts'
import { announce, closeResidences, isHead, openResidences, settleHousehold } from './residences.ts'
import { revise } from './revise.ts'

export const moveIn = command(shape, async (context, { personId, householdId, relation, kind, day: said }) => {
  const { tx, actor } = context
  const day = counted(context, said)
  const person = await getPersonForChange(tx, actor, personId)
  const household = await getHouseholdForChange(tx, actor, householdId)
  if (person.diedOn) refuseWith('person-has-died')
  if (person.mergedInto) refuseWith('person-merged', { into: person.mergedInto })
  ensure(mayJoinHousehold(household, relation, personId))
  const today = dayOf(context.now)
  if (day && day > today) refuseWith('day-in-the-future')

  const leaving = livesThere(kind) ? person.homes.filter((home) => livesThere(home.kind)) : []
  for (const home of leaving) {
    const until = day ?? today
    if (home.fromDay && until < home.fromDay) refuseWith('day-before-moving-in', { personId })
    const left = await getHouseholdForChange(tx, actor, home.householdId)
    await closeResidences(context, [home.residenceId], until, 'MOVED_WITHIN')
    await settleHousehold(context, left, [personId], until)
    announce(context, { households: [left.id], persons: [], grid: left.gridId })
    if (left.gridId !== household.gridId) context.trail.changed('person', personId, left.gridId, 'forget')
  }
  await openResidences(context, [
    { personId, householdId, dwellingId: household.dwellingId, relation, kind, fromDay: day },
  ])
  if (isHead(relation)) await revise(context, 'household', [{ id: householdId, to: { headPersonId: personId } }])
  announce(context, { households: [householdId], persons: [personId], grid: household.gridId })
})
