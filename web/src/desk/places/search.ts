import { z } from 'zod'

const chosen = z.string().optional().catch(undefined)

/** What the address of the page says is chosen. `grid` is an id, or `all` for their list. */
export const PlacesSearch = z.object({
  compound: chosen,
  building: chosen,
  unit: chosen,
  grid: chosen,
  /** A building about to be made, in the compound chosen. */
  make: z.literal('building').optional().catch(undefined),
})
