import { recordDeath as shape } from '@red-steward/domain/registry/moving'
import { dayOf } from '@red-steward/domain/time'
import { sql } from 'kysely'
import { command } from '../kernel/command.ts'
import { refuseWith } from '../kernel/refused.ts'
import { counted } from './days-counted.ts'
import { getHouseholdForChange, getPersonForChange } from './households.ts'
import { announce, announceAtHomes, closeResidences, endEligibilities, settleHousehold } from './residences.ts'
import { revise } from './revise.ts'

// Quietly: no message, no list, no task comes of it. Contact data goes at once (handbook §3.4), from history too.
export const recordDeath = command(shape, async (context, { personId, day: said }) => {
  const { tx, actor } = context
  const day = counted(context, said)
  const person = await getPersonForChange(tx, actor, personId)
  if (person.mergedInto) refuseWith('person-merged', { into: person.mergedInto })
  if (person.diedOn) refuseWith('person-has-died')
  if (day > dayOf(context.now)) refuseWith('day-in-the-future')
  if (person.birthDate && day < person.birthDate) refuseWith('day-before-birth')

  await revise(context, 'person', [{ id: personId, to: { diedOn: day, phone: null } }], { erase: true })
  await sql`delete from former_secrets where community_id = ${actor.communityId} and person_id = ${personId} and field = 'phone'`.execute(
    tx,
  )
  for (const home of person.homes) {
    const household = await getHouseholdForChange(tx, actor, home.householdId)
    const until = home.fromDay && home.fromDay > day ? home.fromDay : day
    await closeResidences(context, [home.residenceId], until, 'DIED')
    await settleHousehold(context, household, [personId], day)
    announce(context, { households: [household.id], persons: [], grid: household.gridId })
  }
  announceAtHomes(context, personId, person.homes)
  await endEligibilities(context, [personId], day, 'DIED')
  await endGuardianships(context, personId, day)
})

async function endGuardianships(context: Parameters<typeof endEligibilities>[0], personId: string, day: string) {
  const { tx, actor } = context
  const { rows } = await sql<{ id: string; startsOn: string }>`
    select id, starts_on as "startsOn" from guardianships
    where community_id = ${actor.communityId} and (guardian_id = ${personId} or child_id = ${personId}) and ended_on is null`.execute(
    tx,
  )
  const endings = rows.map(({ id, startsOn }) => ({ id, to: { endedOn: startsOn > day ? startsOn : day } }))
  await revise(context, 'guardianship', endings)
}
