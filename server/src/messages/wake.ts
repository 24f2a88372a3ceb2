// Communities with something new to deliver: looked at at once by the deliverer of this process. A hint in memory only; what
// it misses (another process, a crash) is found by the round over all communities (deliver.ts).
import type { Id } from '@red-steward/domain/ids'

const woken = new Set<Id>()

export function wake(communityId: Id): void {
  woken.add(communityId)
}

/** The communities woken since the last call. */
export function takeWoken(): Id[] {
  const taken = [...woken]
  woken.clear()
  return taken
}
