// What becomes of one row of a hotline list: a case, nothing, or a question to whoever imports it. Pure: dry run and commit ask here.
import { type LeafCode, leaves } from '../cases/catalogue.ts'
import { refusedIn } from '../registry/forbidden-text.ts'
import type { HotlineChoice, HotlineReason, HotlineRow, HotlineSuggestion } from './hotline.ts'

export interface HotlineDecision {
  outcome: 'create' | 'unchanged' | 'skip' | 'error' | 'ask'
  reason: HotlineReason | null
  leaf: LeafCode | null
  dwellingId: string | null
  buildingId: string | null
  place: string
}

/** `isKnown`: the number is that of a case already. */
export function decideHotlineRow(
  row: HotlineRow,
  suggestion: HotlineSuggestion,
  choice: HotlineChoice | null,
  isKnown: boolean,
): HotlineDecision {
  const leaf = leafOf(choice?.leaf) ?? suggestion.leaf
  const moved = choice?.dwellingId !== undefined || choice?.buildingId !== undefined || choice?.place !== undefined
  const where = moved
    ? { dwellingId: choice?.dwellingId ?? null, buildingId: choice?.buildingId ?? null, place: choice?.place ?? '' }
    : { dwellingId: suggestion.dwellingId, buildingId: suggestion.buildingId, place: suggestion.place }
  const be = (outcome: HotlineDecision['outcome'], reason: HotlineReason | null): HotlineDecision => ({
    outcome,
    reason,
    leaf,
    ...where,
  })
  if (choice?.skip) return be('skip', 'left-by-person')
  if (row.problem) return be('error', row.problem)
  if (isKnown) return be('unchanged', 'hotline-known')
  if (refusedIn(`${row.content}\n${where.place}`)) return be('error', 'hotline-text-forbidden')
  if (!leaf) return be('ask', 'hotline-leaf-unclear')
  // Help for people may be asked for without a place (as when it is reported by hand).
  const hasPlace = where.dwellingId !== null || where.buildingId !== null || where.place !== ''
  return !hasPlace && leaf < '07' ? be('ask', 'hotline-place-unclear') : be('create', null)
}

function leafOf(code: string | undefined): LeafCode | null {
  return code !== undefined && Object.hasOwn(leaves, code) ? (code as LeafCode) : null
}
