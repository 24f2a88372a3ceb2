// Two rates, apart (handbook §6): how often an agreement is reached, and how often it is kept.

export interface Rate {
  /** Over how many; the rate itself is not told below `LEAST`. */
  n: number
  percent: number | null
}

/** Fewer than these tell more about people than about the work. */
export const LEAST = 10
/** Counts of a kind below this are not told (handbook §11). */
export const SMALLEST_CELL = 5

export function rateOf(part: number, n: number): Rate {
  return { n, percent: n < LEAST ? null : Math.round((part / n) * 1000) / 10 }
}

export interface Concluded {
  agreed: number
  failed: number
  withdrawn: number
  performed: number
  breached: number
}

/** Agreed of those concluded. Withdrawn: the parties settled or went elsewhere; that too was concluded. */
export function successRate({ agreed, failed, withdrawn }: Concluded): Rate {
  return rateOf(agreed, agreed + failed + withdrawn)
}

/** Performed of those whose performance is known. */
export function performanceRate({ performed, breached }: Concluded): Rate {
  return rateOf(performed, performed + breached)
}
