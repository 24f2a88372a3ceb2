// One matter reported twice is one case: the later is merged into the earlier with whoever follows it, and can be parted again.
import { allow, refuse } from '../decision.ts'
import { type CaseState, isOpen } from './case.ts'

interface Mergeable {
  id: string
  state: CaseState
  confidential: boolean
}

/** Refuses `merge-itself`, `merge-confidential` (its followers would learn of it), `merge-target-ended`, `case-ended`. */
export function mayMerge(one: Mergeable, into: Mergeable) {
  if (one.id === into.id) return refuse('merge-itself')
  if (one.confidential || into.confidential) return refuse('merge-confidential')
  if (!isOpen(into.state)) return refuse('merge-target-ended')
  return isOpen(one.state) ? allow : refuse('case-ended')
}

/** Refuses `case-not-merged`. What it was merged into may have ended meanwhile: then it stands by itself again, open. */
export function mayUnmerge({ state }: Pick<Mergeable, 'state'>) {
  return state === 'MERGED' ? allow : refuse('case-not-merged')
}

/** Refuses `case-ended`, `also-me-confidential`: nobody joins what nobody may know of. */
export function mayJoin({ state, confidential }: Pick<Mergeable, 'state' | 'confidential'>) {
  if (confidential) return refuse('also-me-confidential')
  return isOpen(state) ? allow : refuse('case-ended')
}
