// The legal clocks of a mediation. Each is a calendar day whose end is the end; the day something happens is not counted.
// None of them moves for a weekend: whoever keeps to the printed day is never late.
import { addDays, daysBetween, daysOfMonth } from '../care/days.ts'
import type { Day } from '../time.ts'

/** Accepted or refused within so many working days of the application (our promise, handbook §6 `[D]`). */
export const ACCEPT_WITHIN = 3
/** Both parties may ask the court until this day after the agreement took effect, the day included (人民调解法 §33). */
export const CONFIRM_WITHIN = 30

/** The last day to accept: the third working day after the application. */
export function acceptBy(appliedOn: Day, isWorkday: (day: Day) => boolean): Day {
  let day = appliedOn
  for (let left = ACCEPT_WITHIN; left > 0; ) {
    day = addDays(day, 1)
    if (isWorkday(day)) left -= 1
  }
  return day
}

/**
 * The last day of the month a mediation generally takes (若干规定): the day of the same number in the next month, or that
 * month's last day where there is none (民法典 §202). Accepted on 31 January, it ends with 28 or 29 February.
 */
export function monthEnd(acceptedOn: Day): Day {
  const [year, month] = acceptedOn.split('-').map(Number) as [number, number]
  const next = month === 12 ? `${year + 1}-01` : `${year}-${String(month + 1).padStart(2, '0')}`
  const same = `${next}${acceptedOn.slice(7)}`
  const { last } = daysOfMonth(next)
  return same < last ? same : last
}

/** Day 30 after the agreement took effect: on it the court may still be asked, the day after no more. */
export function confirmBy(effectOn: Day): Day {
  return addDays(effectOn, CONFIRM_WITHIN)
}

/** Days that are left including today; 0 on the day after the last. */
export function daysLeft(last: Day, today: Day): number {
  return Math.max(0, daysBetween(today, last) + 1)
}

/** When somebody looks whether it was performed: on the due day, a week and a month later. */
export function followUpsOf(dueOn: Day): { kind: 'DUE' | 'WEEK' | 'MONTH'; dueOn: Day }[] {
  return [
    { kind: 'DUE', dueOn },
    { kind: 'WEEK', dueOn: addDays(dueOn, 7) },
    { kind: 'MONTH', dueOn: addDays(dueOn, 30) },
  ]
}
