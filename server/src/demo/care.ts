import type { Id } from '@red-steward/domain/ids'
import { addMonths, defaultEnd, type GroupCode, keyGroups } from '@red-steward/domain/registry/key-groups'
import type { Day } from '@red-steward/domain/time'
import { type DemoHousehold, type DemoPerson, dayBefore, later } from './people.ts'
import type { Chance } from './random.ts'

export interface DemoEligibility {
  id: Id
  personId: Id
  group: GroupCode
  decidedBy: string
  basis: 'CONSENT' | 'STATUTORY_DUTY'
  consentedOn: Day | null
  careFlagAgreedOn: Day | null
  startsOn: Day
  endsOn: Day | null
  gridOf: DemoHousehold
}

/** Who is served in which key group, in shares a community of this size would have. */
export function entitle(households: readonly DemoHousehold[], today: Day, chance: Chance): DemoEligibility[] {
  return households.flatMap((household) =>
    household.members.flatMap((person) =>
      groupsOf(person, household, chance).map((group) => decide(group, person, household, today, chance)),
    ),
  )
}

function groupsOf({ age, sex, relation }: DemoPerson, { family }: DemoHousehold, chance: Chance): GroupCode[] {
  const alone = family === 'elder-alone'
  const likely: [GroupCode, boolean, number][] = [
    ['K01', alone, 0.55],
    ['K02', family === 'elder-couple', 0.16],
    ['K03', family === 'grandparent-grandchild' && age >= 60, 0.12],
    ['K04', age >= 60, age >= 80 ? 0.1 : 0.015],
    ['K05', age >= 80, 0.85],
    ['K06', alone, 0.02],
    ['K07', relation === '02', 0.018],
    ['K08', relation === '02', 0.012],
    ['K09', age >= 6, 0.006],
    ['K10', age >= 6, 0.011],
    ['K11', age < 18 && family === 'grandparent-grandchild', 0.012],
    ['K12', age < 18 && family === 'grandparent-grandchild', 0.03],
    ['K13', age < 16 && family === 'grandparent-grandchild', 0.4],
    ['K14', age >= 52 && family === 'elder-couple', 0.008],
    ['K15', relation === '02', 0.004],
    ['K16', sex === '1' && age >= 40, 0.01],
  ]
  const groups = likely.filter(([, fits, share]) => fits && chance.happens(share)).map(([group]) => group)
  return groups.includes('K09') ? groups.filter((group) => group !== 'K10') : groups
}

function decide(
  group: GroupCode,
  person: DemoPerson,
  gridOf: DemoHousehold,
  today: Day,
  chance: Chance,
): DemoEligibility {
  const { consentOnly, authority, expiry } = keyGroups[group]
  const months = expiry.by === 'MONTHS' ? expiry.months : 24
  // Most are in force; a few ran out lately and wait for review.
  const started = dayBefore(today, chance.whole(5, Math.round(months * 30.4 * 1.04)))
  const startsOn = later(started, person.birthDate)
  const endsOn = expiry.by === 'CERTIFICATE' ? addMonths(startsOn, 120) : defaultEnd(group, startsOn, person.birthDate)
  return {
    id: chance.id(),
    personId: person.id,
    group,
    decidedBy: authority.zh,
    basis: consentOnly ? 'CONSENT' : 'STATUTORY_DUTY',
    consentedOn: consentOnly ? startsOn : null,
    careFlagAgreedOn: chance.happens(0.3) ? startsOn : null,
    startsOn,
    endsOn: endsOn === null ? null : later(endsOn, startsOn),
    gridOf,
  }
}
