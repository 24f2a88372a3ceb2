import { mayExtendEligibility } from '@red-steward/domain/registry/eligibility-rules'
import { extendEligibility as shape } from '@red-steward/domain/registry/entitling'
import { refusedIn } from '@red-steward/domain/registry/forbidden-text'
import { command } from '../kernel/command.ts'
import { ensure, refuseWith } from '../kernel/refused.ts'
import { announcePerson, getEligibilityForChange } from './eligibility.ts'
import { revise } from './revise.ts'

export const extendEligibility = command(shape, async (context, { eligibilityId, endsOn, decidedBy }) => {
  const eligibility = await getEligibilityForChange(context.tx, context.actor, eligibilityId)
  const found = refusedIn(decidedBy)
  if (found) refuseWith(`text-forbidden-${found.reason}`, { field: 'decidedBy' })
  ensure(mayExtendEligibility(eligibility, endsOn))
  await revise(context, 'eligibility', [{ id: eligibilityId, to: { endsOn, decidedBy } }])
  await announcePerson(context, eligibility.personId)
})
