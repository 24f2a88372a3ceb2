import type { Id } from '@red-steward/domain/ids'
import { mayJoinHousehold } from '@red-steward/domain/registry/household-rules'
import type { NewMember } from '@red-steward/domain/registry/person'
import { registerPerson as shape } from '@red-steward/domain/registry/registering'
import { HEAD } from '@red-steward/domain/registry/relations'
import { dayOf } from '@red-steward/domain/time'
import { sql } from 'kysely'
import { command } from '../kernel/command.ts'
import { ensure, notFound } from '../kernel/refused.ts'
import { countedMember } from './days-counted.ts'
import { enrol, enrolLookingUp, type KnownDoor } from './enrol.ts'
import type { CheckedMember } from './enrol-rows.ts'
import { checkMember } from './register-household.ts'
import { revise, type Writing } from './revise.ts'
import { answersTo, askAbout, type Found, householdFor } from './surroundings.ts'

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
  const members = newcomers.map((member) => checkMember(countedMember(context, member), dayOf(context.now)))
  const asked = askAbout(context, members, numbersChecked)
  const home = householdFor(context.actor, householdId)
  const asks = [sql`(select household from home)`, ...asked.parts]
  const judge = (found: Found) => {
    asked.judge(found)
    return joined(found, members)
  }
  const head = members.find((member) => member.relation === HEAD)
  if (!head && !asked.hasGuardians) {
    return enrolLookingUp(context, { id: householdId, members }, { home, asks }, judge)
  }
  // A second head or an unknown guardian would break a key before the rule could speak: look first, then write.
  const [household, ...others] = [sql`(select household from (${home}) home)`, ...asked.parts]
  const door = judge(await answersTo(context, [household!, ...others]))
  await enrol(context, [{ id: householdId, door, members }])
  if (head) await revise(context, 'household', [{ id: householdId, to: { headPersonId: head.id } }])
}

function joined({ household }: Found, newcomers: readonly CheckedMember[]): KnownDoor {
  if (!household) notFound()
  const members = [...household.members]
  for (const { id, relation, kind, fromDay } of newcomers) {
    ensure(mayJoinHousehold({ ...household, members }, relation, id))
    members.push({ residenceId: id, personId: id, relation, kind, fromDay, fieldVersions: {} })
  }
  const { dwellingId, buildingId, gridId, use } = household
  return { id: dwellingId, buildingId, gridId, use: use as KnownDoor['use'] }
}
