// How often one may, without a puzzle: by door, by phone, by network. What is over the limit waits for a person instead of
// being lost; only a flood is turned away.

interface Window {
  minutes: number
  most: number
}

export const limits = {
  'report-door': [
    { minutes: 60, most: 6 },
    { minutes: 1440, most: 20 },
  ],
  // Of one network at one door, counted first: what is over it waits and counts for the door no more, so that nobody alone
  // closes a door to those who live there.
  'report-door-network': [
    { minutes: 60, most: 4 },
    { minutes: 1440, most: 12 },
  ],
  'report-phone': [
    { minutes: 60, most: 4 },
    { minutes: 1440, most: 10 },
  ],
  // Whole compounds share one address of a mobile network.
  'report-network': [
    { minutes: 10, most: 15 },
    { minutes: 1440, most: 150 },
  ],
  'say-case': [{ minutes: 60, most: 12 }],
  // Twice what one network may ask for a number: who types somebody else's leaves its owner as many again.
  'code-phone': [
    { minutes: 10, most: 6 },
    { minutes: 1440, most: 16 },
  ],
  'code-phone-network': [
    { minutes: 10, most: 3 },
    { minutes: 1440, most: 8 },
  ],
  'code-network': [{ minutes: 60, most: 30 }],
} as const satisfies Record<string, readonly Window[]>

export type LimitName = keyof typeof limits

/** A flood is so many times the limit. */
const FLOOD = 5

export type Judgement = { over: 'no' } | { over: 'limit' | 'flood'; retryAfterSeconds: number }

/**
 * `earlier`: the moments (milliseconds) of what came before under the same key, in any order; this one is not among
 * them. A sliding window: each moment counts until it is as old as the window is long.
 */
export function judgeRate(name: LimitName, earlier: readonly number[], now: number): Judgement {
  let worst: Judgement = { over: 'no' }
  for (const { minutes, most } of limits[name]) {
    const from = now - minutes * 60_000
    const within = earlier.filter((at) => at > from && at <= now).sort((a, b) => a - b)
    if (within.length < most) continue
    const freed = within[within.length - most]!
    const retryAfterSeconds = Math.ceil((freed - from) / 1000)
    const over = within.length >= most * FLOOD ? 'flood' : 'limit'
    const longer = worst.over === 'no' || worst.retryAfterSeconds < retryAfterSeconds
    const heavier = worst.over !== 'flood' && over === 'flood'
    if (longer || heavier) worst = { over: worst.over === 'flood' ? 'flood' : over, retryAfterSeconds }
  }
  return worst
}

/** How long a moment matters to any window. */
export const LONGEST_WINDOW_MINUTES = 1440

/** A code is good for ten minutes and five tries; what it opens stays open for half an hour (handbook §3.3). */
export const CODE_MINUTES = 10
export const CODE_TRIES = 5
export const PASS_MINUTES = 30
