/** What the colours of map and board tell. */
export const mapModes = ['freshness', 'occupancy', 'care'] as const
export type MapMode = (typeof mapModes)[number]
