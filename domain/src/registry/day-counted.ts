import type { Day } from '../time.ts'

/**
 * The day something counts for. On a phone it was read off the phone's clock, which decides nothing: a day that lies ahead
 * is today. At the desk it stays as it was said, and the rules refuse it.
 */
export function dayCounted<Said extends Day | null | undefined>(said: Said, today: Day, onPhone: boolean): Said | Day {
  return onPhone && said && said > today ? today : said
}
