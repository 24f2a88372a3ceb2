import { mayChangeHead } from '@red-steward/domain/registry/household-rules'
import { changeHead as shape } from '@red-steward/domain/registry/moving'
import { HEAD } from '@red-steward/domain/registry/relations'
import { command } from '../kernel/command.ts'
import { ensure } from '../kernel/refused.ts'
import { getHouseholdForChange } from './households.ts'
import { announce } from './residences.ts'
import { revise } from './revise.ts'

export const changeHead = command(shape, async (context, { householdId, headPersonId, relations }) => {
  const household = await getHouseholdForChange(context.tx, context.actor, householdId)
  ensure(mayChangeHead(household, headPersonId, relations))

  const stated = new Map([...relations.map((one) => [one.personId, one.relation] as const), [headPersonId, HEAD]])
  const restated = household.members.map((member) => ({
    id: member.residenceId,
    to: { relation: stated.get(member.personId)! },
  }))
  await revise(context, 'residence', restated)
  await revise(context, 'household', [{ id: householdId, to: { headPersonId } }])
  const persons = household.members.map((member) => member.personId)
  announce(context, { households: [householdId], persons, grid: household.gridId })
})
