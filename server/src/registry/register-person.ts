import type { Id } from '@red-steward/domain/ids'
import { mayJoinHousehold } from '@red-steward/domain/registry/household-rules'
import type { NewMember } from '@red-steward/domain/registry/person'
import { registerPerson as shape } from '@red-steward/domain/registry/registering'
import { HEAD } from '@red-steward/domain/registry/relations'
import { dayOf } from '@red-steward/domain/time'
import { command } from '../kernel/command.ts'
import { ensure, notFound } from '../kernel/refused.ts'
import { enrol } from './enrol.ts'
import { checkMember, surroundingsOf } from './register-household.ts'
import { revise, type Writing } from './revise.ts'

export const registerPerson = command(shape, async (context, { householdId, member }) => {
  await registerMembers(context, householdId, [member])
})

/** Registers new persons into a household that is there; for imports too. Refuses what the single command refuses. */
export async function registerMembers(
  context: Writing,
  householdId: Id,
  newcomers: readonly NewMember[],
  { numbersChecked = false } = {},
): Promise<void> {
  const today = dayOf(context.now)
  const checked = newcomers.map((member) => checkMember(member, today))
  const around = await surroundingsOf(context, { householdId }, checked, numbersChecked)
  const household = around.household ?? notFound()
  const joined = [...household.members]
  for (const { id, relation, kind, fromDay } of checked) {
    ensure(mayJoinHousehold({ ...household, members: joined }, relation, id))
    joined.push({ residenceId: id, personId: id, relation, kind, fromDay })
  }
  const door = {
    id: household.dwellingId,
    buildingId: household.buildingId,
    gridId: household.gridId,
    use: household.use as 'UNKNOWN',
  }
  await enrol(context, [{ id: householdId, door, members: checked }])
  const head = checked.find((member) => member.relation === HEAD)
  if (head) await revise(context, 'household', [{ id: householdId, to: { headPersonId: head.id } }])
}
