import { allow, type Decision, refuse } from '../decision.ts'
import type { Instant } from '../time.ts'

const FRESH_MINUTES = 10

/**
 * Whether somebody is still at this session who knows the password: what outlives a session may be done within ten minutes of
 * signing in. `signedInAt` is null for sessions that nobody signed in to, such as a phone's (ASVS 5.0 7.5.1).
 */
export function mayAsFresh(signedInAt: Instant | null, now: Instant): Decision<'sign-in-again'> {
  if (signedInAt === null) return refuse('sign-in-again')
  const minutes = (Date.parse(now) - Date.parse(signedInAt)) / 60_000
  return minutes <= FRESH_MINUTES ? allow : refuse('sign-in-again')
}
