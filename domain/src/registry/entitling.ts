// Commands about service eligibility and guardians.
import { z } from 'zod'
import { commandShape } from '../api.ts'
import { Id } from '../ids.ts'
import { Day } from '../time.ts'
import { EligibilityBasis } from './codes.ts'
import { GroupCode } from './key-groups.ts'
import { Guardian } from './person.ts'

export const openEligibility = commandShape({
  name: 'registry.open-eligibility',
  permission: 'registry.decide-eligibility',
  summary: 'Records that an authority found somebody eligible for a service, from a day to a day.',
  input: z.strictObject({
    id: Id,
    personId: Id,
    groupCode: GroupCode,
    /** The authority that decides, as written on its paper. */
    decidedBy: z.string().trim().min(1).max(60),
    basis: EligibilityBasis,
    consentedOn: Day.nullable().default(null),
    /** The resident agreed that the property company is told "needs care", and nothing more. */
    careFlagAgreedOn: Day.nullable().default(null),
    startsOn: Day,
    /** Left out: what the group's rule says (`key-groups`). */
    endsOn: Day.nullable().optional(),
  }),
})

export const extendEligibility = commandShape({
  name: 'registry.extend-eligibility',
  permission: 'registry.decide-eligibility',
  summary: 'A review found somebody still eligible: a later end.',
  input: z.strictObject({ eligibilityId: Id, endsOn: Day, decidedBy: z.string().trim().min(1).max(60) }),
})

export const endEligibility = commandShape({
  name: 'registry.end-eligibility',
  permission: 'registry.decide-eligibility',
  summary: 'Ends an eligibility.',
  input: z.strictObject({
    eligibilityId: Id,
    day: Day,
    reason: z.enum(['EXPIRED', 'NO_LONGER_ENTITLED', 'CONSENT_WITHDRAWN', 'MISTAKE']),
  }),
})

export const linkGuardian = commandShape({
  name: 'registry.link-guardian',
  permission: 'registry.edit',
  summary: 'Links a child to a guardian, in the register or outside it.',
  input: z.strictObject({ id: Id, childId: Id, guardian: Guardian }),
})

export const unlinkGuardian = commandShape({
  name: 'registry.unlink-guardian',
  permission: 'registry.edit',
  summary: 'Ends a guardianship; a child under 14 keeps at least one guardian.',
  input: z.strictObject({ guardianshipId: Id, day: Day }),
})
