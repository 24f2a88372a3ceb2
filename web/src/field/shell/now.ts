import type { Day, Instant } from '@red-steward/domain/time'
import { dayOf } from '@red-steward/domain/time'
import { useSyncExternalStore } from 'react'

const EVERY_MS = 20_000
let moment = new Date().toISOString() as Instant

function subscribe(listener: () => void) {
  const timer = setInterval(() => {
    moment = new Date().toISOString() as Instant
    listener()
  }, EVERY_MS)
  return () => clearInterval(timer)
}

/** The time of day, new every twenty seconds; lists that depend on it move on by themselves. */
export function useNow(): Instant {
  return useSyncExternalStore(subscribe, () => moment)
}

export function useToday(): Day {
  return dayOf(useNow())
}
