/** What the colours of map and board tell. */
export const mapModes = ['freshness', 'occupancy', 'care', 'cases'] as const
export type MapMode = (typeof mapModes)[number]
