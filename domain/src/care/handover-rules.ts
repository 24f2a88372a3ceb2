import { allow, refuse } from '../decision.ts'
import type { Instant } from '../time.ts'
import type { HandoverCounts } from './handover.ts'

/** Work passes to somebody who works at doors here already; letting people in stays with the administrator. */
export function mayHandOver(
  input: { fromAccountId: string; toAccountId: string; coverUntil: Instant | null },
  { counts, colleagues }: { counts: HandoverCounts; colleagues: readonly string[] },
  now: Instant,
) {
  if (input.fromAccountId === input.toAccountId) return refuse('hand-over-to-oneself')
  if (input.coverUntil !== null && input.coverUntil <= now) return refuse('cover-in-the-past')
  if (!colleagues.includes(input.toAccountId)) return refuse('colleague-without-post')
  const isEmpty = Object.values(counts).every((count) => count === 0)
  if (isEmpty || (input.coverUntil !== null && counts.posts === 0)) return refuse('nothing-to-hand-over')
  return allow
}
