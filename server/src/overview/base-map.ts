import { type MapTiles, baseMap as shape } from '@red-steward/domain/overview/queries'
import { query } from '../kernel/query.ts'

let tiles: MapTiles | null = null

/** Said once, when the program is put together: it is the operator's setting, not a community's. */
export function offerTiles(offered: MapTiles | null): void {
  tiles = offered
}

export const baseMap = query(shape, async () => ({ tiles }))
