import { endOf, mayOpenEligibility } from '@red-steward/domain/registry/eligibility-rules'
import { openEligibility as shape } from '@red-steward/domain/registry/entitling'
import { refusedIn } from '@red-steward/domain/registry/forbidden-text'
import { dayOf } from '@red-steward/domain/time'
import { sql } from 'kysely'
import { command } from '../kernel/command.ts'
import { ensure, refuseWith } from '../kernel/refused.ts'
import { counted } from './days-counted.ts'
import { getPersonForChange } from './households.ts'
import { announceAtHomes } from './residences.ts'
import { CREATED } from './subjects.ts'

export const openEligibility = command(shape, async (context, said) => {
  const [consentedOn, careFlagAgreedOn] = [counted(context, said.consentedOn), counted(context, said.careFlagAgreedOn)]
  const input = { ...said, consentedOn, careFlagAgreedOn }
  const { tx, actor, now, trail } = context
  const person = await getPersonForChange(tx, actor, input.personId)
  if (person.mergedInto) refuseWith('person-merged', { into: person.mergedInto })
  const found = refusedIn(input.decidedBy)
  if (found) refuseWith(`text-forbidden-${found.reason}`, { field: 'decidedBy' })
  ensure(mayOpenEligibility(person, input, dayOf(now)))
  const { rows } = await sql`
    select 1 from eligibilities where community_id = ${actor.communityId} and person_id = ${person.id}
      and group_code = ${input.groupCode} and ended_on is null`.execute(tx)
  if (rows.length > 0) refuseWith('eligibility-already-open')

  await tx
    .insertInto('eligibilities')
    .values({
      community_id: actor.communityId,
      id: input.id,
      person_id: person.id,
      group_code: input.groupCode,
      decided_by: input.decidedBy,
      basis: input.basis,
      consented_on: input.consentedOn,
      care_flag_agreed_on: input.careFlagAgreedOn,
      starts_on: input.startsOn,
      ends_on: endOf(person, input),
      recorded_by: actor.id,
    })
    .execute()
  trail.fact('eligibility', input.id, CREATED, null, true)
  announceAtHomes(context, person.id, person.homes)
})
