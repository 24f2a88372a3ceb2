import type { Id } from '@red-steward/domain/ids'
import { unlinkGuardian as shape } from '@red-steward/domain/registry/entitling'
import { needsGuardian } from '@red-steward/domain/registry/guardians'
import { type Day, dayOf } from '@red-steward/domain/time'
import { sql } from 'kysely'
import { command } from '../kernel/command.ts'
import { notFound, refuseWith } from '../kernel/refused.ts'
import { counted } from './days-counted.ts'
import { announcePerson } from './eligibility.ts'
import { personInReach } from './reach.ts'
import { revise } from './revise.ts'

interface Found {
  childId: Id
  birthDate: Day | null
  startsOn: Day
  endedOn: Day | null
  others: number
}

export const unlinkGuardian = command(shape, async (context, { guardianshipId, day: said }) => {
  const day = counted(context, said)
  const { tx, actor, now } = context
  const { rows } = await sql<Found>`
    select g.child_id as "childId", p.birth_date as "birthDate", g.starts_on as "startsOn", g.ended_on as "endedOn",
      (select count(*)::int from guardianships o where o.community_id = g.community_id and o.child_id = g.child_id
        and o.ended_on is null and o.id <> g.id) as others
    from guardianships g join persons p on p.community_id = g.community_id and p.id = g.child_id
    where g.community_id = ${actor.communityId} and g.id = ${guardianshipId} and ${personInReach(actor)} for update of p`.execute(
    tx,
  )
  const found = rows[0] ?? notFound()
  const today = dayOf(now)
  if (found.endedOn) refuseWith('guardianship-ended')
  if (day > today) refuseWith('day-in-the-future')
  if (day < found.startsOn) refuseWith('end-before-start')
  if (found.others === 0 && needsGuardian(found.birthDate, today)) refuseWith('guardian-missing')

  await revise(context, 'guardianship', [{ id: guardianshipId, to: { endedOn: day } }])
  await announcePerson(context, found.childId)
})
