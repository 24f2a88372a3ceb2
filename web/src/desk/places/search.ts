import { z } from 'zod'

/** In the address instead of a grid: the buildings of every grid, to be assigned. */
export const EVERY = 'every'

const chosen = z.string().optional().catch(undefined)

/** What the address of the page says is chosen. `grid` is an id, `all` for their list, or EVERY. */
export const PlacesSearch = z.object({
  compound: chosen,
  building: chosen,
  unit: chosen,
  grid: chosen,
  /** A building about to be made, in the compound chosen. */
  make: z.literal('building').optional().catch(undefined),
})
