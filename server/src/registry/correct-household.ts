import { correctHousehold as shape } from '@red-steward/domain/registry/correcting'
import { refusedIn } from '@red-steward/domain/registry/forbidden-text'
import { HEAD } from '@red-steward/domain/registry/relations'
import { dayOf } from '@red-steward/domain/time'
import { command } from '../kernel/command.ts'
import { refuseWith } from '../kernel/refused.ts'
import { getHouseholdForChange } from './households.ts'
import { announce } from './residences.ts'
import { type Change, revise } from './revise.ts'

export const correctHousehold = command(shape, async (context, { householdId, base, changes, members }) => {
  const household = await getHouseholdForChange(context.tx, context.actor, householdId)
  const today = dayOf(context.now)
  const { use, ...facts } = changes
  const found = refusedIn(facts.note ?? '')
  if (found) refuseWith(`text-forbidden-${found.reason}`, { field: 'note' })
  if (facts.openedOn && facts.openedOn > today) refuseWith('day-in-the-future', { field: 'openedOn' })

  const residences = members.map(({ personId, ...to }) => {
    const member = household.members.find((one) => one.personId === personId)
    if (!member) refuseWith('not-a-member', { personId })
    if (to.relation && to.relation !== member.relation && [to.relation, member.relation].includes(HEAD)) {
      refuseWith('change-the-head-instead', { personId })
    }
    if (to.fromDay && to.fromDay > today) refuseWith('day-in-the-future', { personId, field: 'fromDay' })
    return { id: member.residenceId, to: given(to) }
  })

  const before = (found: readonly Change[]) => {
    const stale = found.filter((change) => change.since > base)
    if (stale.length > 0) {
      const fields = stale.map(({ field, oldValue, newValue }) => ({ field, theirs: oldValue, yours: newValue }))
      refuseWith('changed-meanwhile', { fields })
    }
  }
  await revise(context, 'household', [{ id: householdId, to: given(facts) }], { before })
  await revise(context, 'residence', residences)
  if (use) await revise(context, 'dwelling', [{ id: household.dwellingId, to: { use } }])
  announce(context, {
    households: [householdId],
    persons: members.map((member) => member.personId),
    grid: household.gridId,
  })
})

function given(changes: Record<string, unknown>) {
  return Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined))
}
