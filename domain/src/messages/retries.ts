/** Attempts before a message is given up: over one to two and a half days. */
export const MOST_ATTEMPTS = 12
const FIRST_SECONDS = 5
const FACTOR = 4
const LONGEST_SECONDS = 12 * 3600

/**
 * Seconds until the next attempt after so many have failed, or null when it is given up. Between half and the whole of an
 * exponentially growing pause, so that a receiver that comes back is not met by everybody at once. `chance` in [0, 1).
 */
export function pauseAfter(attempts: number, chance: number): number | null {
  if (attempts >= MOST_ATTEMPTS) return null
  const pause = Math.min(LONGEST_SECONDS, FIRST_SECONDS * FACTOR ** (attempts - 1))
  return pause * (0.5 + chance / 2)
}
