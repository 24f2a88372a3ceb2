import { mayEndEligibility } from '@red-steward/domain/registry/eligibility-rules'
import { endEligibility as shape } from '@red-steward/domain/registry/entitling'
import { dayOf } from '@red-steward/domain/time'
import { command } from '../kernel/command.ts'
import { ensure } from '../kernel/refused.ts'
import { counted } from './days-counted.ts'
import { announcePerson, getEligibilityForChange } from './eligibility.ts'
import { revise } from './revise.ts'

export const endEligibility = command(shape, async (context, { eligibilityId, day: said, reason }) => {
  const day = counted(context, said)
  const eligibility = await getEligibilityForChange(context.tx, context.actor, eligibilityId)
  ensure(mayEndEligibility(eligibility, day, dayOf(context.now)))
  await revise(context, 'eligibility', [{ id: eligibilityId, to: { endedOn: day, endReason: reason } }])
  await announcePerson(context, eligibility.personId)
})
