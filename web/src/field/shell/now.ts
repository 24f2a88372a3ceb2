import type { Day, Instant } from '@red-steward/domain/time'
import { dayOf } from '@red-steward/domain/time'
import { useMemo, useSyncExternalStore } from 'react'
import { useDevice } from './device-context.ts'

const EVERY_MS = 20_000
let ticks = 0

function subscribe(listener: () => void) {
  const timer = setInterval(() => {
    ticks += 1
    listener()
  }, EVERY_MS)
  return () => clearInterval(timer)
}

/**
 * The server's time of day as this phone knows it, new every twenty seconds; lists that depend on it move on by themselves.
 * The phone's own clock may be a day off.
 */
export function useNow(): Instant {
  const { now } = useDevice()
  const tick = useSyncExternalStore(subscribe, () => ticks)
  // biome-ignore lint/correctness/useExhaustiveDependencies: read again with every tick
  return useMemo(() => now(), [now, tick])
}

/** The day it is at the server. */
export function useToday(): Day {
  return dayOf(useNow())
}
