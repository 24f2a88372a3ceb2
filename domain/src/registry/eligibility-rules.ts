import { allow, refuse } from '../decision.ts'
import { ageOn, type Day } from '../time.ts'
import type { EligibilityBasis } from './codes.ts'
import { defaultEnd, type GroupCode, keyGroups } from './key-groups.ts'

export interface NewEligibility {
  groupCode: GroupCode
  basis: EligibilityBasis
  consentedOn: Day | null
  startsOn: Day
  endsOn?: Day | null | undefined
}

interface Entitled {
  birthDate: Day | null
  diedOn: Day | null
}

/** Sensitive groups need their ground (PIPL art. 28-29), time-boxed groups their end; nobody is entitled after death. */
export function mayOpenEligibility(person: Entitled, input: NewEligibility, today: Day) {
  const group = keyGroups[input.groupCode]
  if (person.diedOn) return refuse('person-has-died')
  if (group.consentOnly && input.basis !== 'CONSENT') return refuse('consent-needed')
  if (input.basis === 'CONSENT' && !input.consentedOn) return refuse('consent-day-missing')
  if (input.consentedOn && input.consentedOn > today) return refuse('day-in-the-future')
  const endsOn = endOf(person, input)
  if (endsOn === null && group.expiry.by !== 'NONE') return refuse('end-day-missing')
  if (endsOn !== null && endsOn < input.startsOn) return refuse('end-before-start')
  return allow
}

/** The end given, or the one the group's rule gives. */
export function endOf(person: Pick<Entitled, 'birthDate'>, input: NewEligibility): Day | null {
  return input.endsOn !== undefined ? input.endsOn : defaultEnd(input.groupCode, input.startsOn, person.birthDate)
}

/** Something about the person speaks against the group; worth a second look, never a refusal (a person decides). */
export function eligibilityWarnings(person: Entitled, groupCode: GroupCode, day: Day): string[] {
  const { ages } = keyGroups[groupCode]
  if (!ages || !person.birthDate) return []
  const age = ageOn(person.birthDate, day)
  return (ages.from !== undefined && age < ages.from) || (ages.to !== undefined && age > ages.to)
    ? ['age-does-not-fit']
    : []
}

export function mayExtendEligibility(
  eligibility: { groupCode: GroupCode; startsOn: Day; endsOn: Day | null; endedOn: Day | null },
  endsOn: Day,
) {
  if (eligibility.endedOn) return refuse('eligibility-ended')
  if (eligibility.endsOn === null || endsOn <= eligibility.endsOn) return refuse('end-not-later')
  return allow
}

export function mayEndEligibility(eligibility: { startsOn: Day; endedOn: Day | null }, day: Day, today: Day) {
  if (eligibility.endedOn) return refuse('eligibility-ended')
  if (day > today) return refuse('day-in-the-future')
  if (day < eligibility.startsOn) return refuse('end-before-start')
  return allow
}

/** Neither ended nor past its end. */
export function isInForce(
  eligibility: { startsOn: Day; endsOn: Day | null; endedOn: Day | null },
  today: Day,
): boolean {
  return (
    eligibility.startsOn <= today &&
    (eligibility.endedOn === null || eligibility.endedOn > today) &&
    (eligibility.endsOn === null || eligibility.endsOn >= today)
  )
}
