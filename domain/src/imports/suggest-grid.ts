import type { Id } from '../ids.ts'
import type { ProposedBuilding } from './doors.ts'

interface Neighbour {
  compoundId: Id
  phase: number | null
  number: string
  gridId: Id | null
}

/**
 * The grid a new building most likely belongs to: that of the building next to it by number, in its compound and phase,
 * else in its compound. Null where nothing near has a grid, or where two neighbours equally near disagree. A community of
 * one grid leaves no choice. A suggestion only: a person decides.
 */
export function suggestGrid(
  { compoundId, phase, number }: ProposedBuilding,
  buildings: readonly Neighbour[],
  grids: readonly { id: Id }[],
): Id | null {
  if (grids.length === 1) return grids[0]!.id
  const here = buildings.filter((other) => other.gridId !== null && other.compoundId === compoundId)
  const samePhase = here.filter((other) => other.phase === phase)
  return nearest(number, samePhase.length > 0 ? samePhase : here)
}

function nearest(number: string, neighbours: readonly Neighbour[]): Id | null {
  const of = (text: string) => Number.parseInt(text, 10)
  const away = (other: Neighbour) => Math.abs(of(other.number) - of(number))
  const distance = Math.min(...neighbours.map(away).filter(Number.isFinite))
  const near = neighbours.filter((other) => Number.isFinite(distance) && away(other) === distance)
  const grids = new Set((near.length > 0 ? near : neighbours).map((other) => other.gridId))
  return grids.size === 1 ? [...grids][0]! : null
}
