import { refusedIn } from '@red-steward/domain/registry/forbidden-text'
import { mayRegisterHousehold, mayRegisterPerson } from '@red-steward/domain/registry/household-rules'
import type { NewMember } from '@red-steward/domain/registry/person'
import { registerHousehold as shape } from '@red-steward/domain/registry/registering'
import { type Day, dayOf } from '@red-steward/domain/time'
import { sql } from 'kysely'
import type { z } from 'zod'
import { command } from '../kernel/command.ts'
import { ensure, notFound, refuseWith } from '../kernel/refused.ts'
import { counted, countedMember } from './days-counted.ts'
import { enrol, enrolLookingUp } from './enrol.ts'
import type { CheckedMember, NewHome } from './enrol-rows.ts'
import type { Door } from './reach.ts'
import type { Writing } from './revise.ts'
import { answersTo, askAbout, askDoors, doorsFor, type Found } from './surroundings.ts'

export type NewHousehold = z.infer<typeof shape.input>

export const registerHousehold = command(shape, async (context, household) => {
  const home = checkedHome(context, household)
  const asked = askAbout(context, home.members, false)
  if (asked.hasGuardians) return registerHouseholds(context, [household])
  const lookUp = {
    home: doorsFor(context.actor, [household.dwellingId]),
    asks: [sql`(select to_jsonb(home) from home) as door`, ...asked.parts],
  }
  await enrolLookingUp(context, home, lookUp, (found: Found & { door: Record<string, never> | null }) => {
    asked.judge(found)
    const { dwelling_id: id, building_id: buildingId, grid_id: gridId, use, retired } = found.door ?? notFound()
    return openDoor({ id, buildingId, gridId, use, retired } as unknown as Door)
  })
})

/**
 * Registers many households at once, for imports and the demo: two statements in all, about a thousand persons at a
 * time is best. `numbersChecked`: the caller has already decided about id numbers that are in the register.
 * Refuses what the single command refuses.
 */
export async function registerHouseholds(
  context: Writing,
  households: readonly NewHousehold[],
  { numbersChecked = false } = {},
): Promise<void> {
  if (households.length === 0) return
  const homes = households.map((household) => checkedHome(context, household))
  const asked = askAbout(
    context,
    homes.flatMap((home) => home.members),
    numbersChecked,
  )
  const dwellingIds = households.map((household) => household.dwellingId)
  const found = await answersTo(context, [askDoors(context.actor, dwellingIds), ...asked.parts])
  asked.judge(found)
  const doors = new Map(found.doors?.map((door) => [door.id, door]))
  await enrol(
    context,
    homes.map((home, at) => ({ ...home, door: openDoor(doors.get(dwellingIds[at]!)) })),
  )
}

function checkedHome(context: Writing, household: NewHousehold): NewHome {
  const { id, note, use, means } = household
  const today = dayOf(context.now)
  const openedOn = counted(context, household.openedOn)
  const members = household.members.map((member) => countedMember(context, member))
  ensure(mayRegisterHousehold(members, openedOn, today))
  const found = refusedIn(note)
  if (found) refuseWith(`text-forbidden-${found.reason}`, { field: 'note' })
  return { id, opened: { openedOn, note, use, means }, members: members.map((member) => checkMember(member, today)) }
}

function openDoor(door: Door | undefined): Door {
  if (!door) notFound()
  if (door.retired) refuseWith('dwelling-retired')
  return door
}

export function checkMember(member: NewMember, today: Day): CheckedMember {
  const may = mayRegisterPerson(member, today)
  ensure(may)
  const { id, relation, kind, fromDay, guardians } = member
  return {
    id,
    relation,
    kind,
    fromDay,
    guardians,
    facts: (may as Extract<typeof may, { allowed: true }>).checked.facts,
  }
}
