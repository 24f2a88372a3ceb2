// 月探访率: people of the set with a completed contact in the month, of those in the set on its last day who entered it at
// least fifteen days before. Source: handbook §4.2 [D].
import { addDays } from '../care/days.ts'
import type { Day } from '../time.ts'
import type { VisitResult } from './codes.ts'

/** A completed contact: met, answered, or a relative answered, by whatever means. */
export function isContact(result: VisitResult): boolean {
  return result === 'MET' || result === 'ANSWERED' || result === 'RELATIVE'
}

const DAYS_IN_THE_SET = 15

export interface ReachMember {
  enteredOn: Day
  /** The first day on which they are no longer in the set; null: still in it. */
  leftOn: Day | null
  /** Days of completed contacts. */
  contactsOn: readonly Day[]
}

export interface Reach {
  /** V, the people counted. */
  n: number
  reached: number
  /** 0 to 1; null where nobody is counted, shown as "—". */
  rate: number | null
}

export function reachRate(members: readonly ReachMember[], { first, last }: { first: Day; last: Day }): Reach {
  const latest = addDays(last, -DAYS_IN_THE_SET)
  const counted = members.filter(({ enteredOn, leftOn }) => enteredOn <= latest && (leftOn === null || leftOn > last))
  const reached = counted.filter(({ contactsOn }) => contactsOn.some((day) => day >= first && day <= last)).length
  return { n: counted.length, reached, rate: counted.length === 0 ? null : reached / counted.length }
}
