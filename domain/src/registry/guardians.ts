// Children under 14 have a guardian before anything about them is kept (PIPL art. 31).
import { ageOn, type Day } from '../time.ts'
import { HEAD } from './relations.ts'

export const GUARDIAN_NEEDED_BELOW = 14

/** Whether somebody is too young to be registered without a guardian. Without a birth date nobody can say: no. */
export function needsGuardian(birthDate: Day | null, today: Day): boolean {
  return birthDate !== null && ageOn(birthDate, today) < GUARDIAN_NEEDED_BELOW
}

interface Relative {
  id: string
  relation: string
  birthDate: Day | null
}

/**
 * Who in a household is plainly the child's guardian by the relations to the head: the head for a child or grandchild
 * of the head, else nobody. For an import and as a suggestion in forms; `relation` is what the guardian is to the child.
 */
export function guardianInHousehold<Member extends Relative>(
  child: Member,
  members: readonly Member[],
  today: Day,
): { guardian: Member; relation: string } | undefined {
  const adults = members.filter((m) => m.id !== child.id && (m.birthDate === null || ageOn(m.birthDate, today) >= 18))
  const pick = (codes: readonly string[], relation: string) => {
    const guardian = adults.find((member) => codes.includes(member.relation))
    return guardian && { guardian, relation }
  }
  if (/^[23]/.test(child.relation) && !['28', '38'].includes(child.relation)) {
    return pick([HEAD], '50') ?? pick(['10', '11', '12'], '50')
  }
  // A grandchild's parents are the head's children; with only one couple of them in the home there is no doubt.
  if (/^4[0-4]/.test(child.relation)) {
    const parents = adults.filter((member) => /^(2|3)/.test(member.relation))
    if (parents.length > 0 && parents.length <= 2) return { guardian: parents[0]!, relation: '50' }
    return pick([HEAD], '60')
  }
  if (/^7/.test(child.relation)) return pick(['50', '51', '52'], '50') ?? pick([HEAD], '70')
  return undefined
}
