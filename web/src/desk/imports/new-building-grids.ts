import type { SettledPlaces } from '@red-steward/domain/imports/doors'
import type { ProposedPlace } from '@red-steward/domain/imports/queries'

/** Buildings to be created, or no more; one that joins takes the grid its neighbours suggest, unless one was chosen. */
export function withCreated(
  places: SettledPlaces,
  proposals: readonly ProposedPlace[],
  keys: readonly string[],
): SettledPlaces {
  const created = new Set(keys)
  const before = new Set(places.create)
  const grids = proposals.flatMap(({ key, suggestedGridId }): [string, string][] => {
    if (!created.has(key)) return []
    const gridId = before.has(key) ? places.grids[key] : (places.grids[key] ?? suggestedGridId)
    return gridId ? [[key, gridId]] : []
  })
  return { ...places, create: [...created], grids: Object.fromEntries(grids) }
}

/** The grid of some of them, or of all of a compound; null for none. */
export function withGrid(places: SettledPlaces, keys: readonly string[], gridId: string | null): SettledPlaces {
  const others = Object.entries(places.grids).filter(([key]) => !keys.includes(key))
  const chosen = gridId === null ? [] : keys.map((key): [string, string] => [key, gridId])
  return { ...places, grids: Object.fromEntries([...others, ...chosen]) }
}

/** What the buildings of a compound have in common: one grid, none (null), or different ones (undefined). */
export function gridInCommon(places: SettledPlaces, keys: readonly string[]): string | null | undefined {
  const grids = new Set(keys.map((key) => places.grids[key] ?? null))
  return grids.size === 1 ? [...grids][0] : undefined
}
