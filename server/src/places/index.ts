import { placesBuilding, placesCompound, placesDirectory, placesDwelling, placesFindDoor } from './queries.ts'

// Places: grids, compounds, buildings, units, doors; reach begins at a building's grid.
// Tables: grids, compounds, buildings, units, dwellings (dwellings.confirmed_at is the registry's).
export const commands = []
export const queries = [placesDirectory, placesCompound, placesBuilding, placesDwelling, placesFindDoor]

export { readDirectory, readDoors } from './directory.ts'
export { buildingsInReach, dwellingsInReach, getDwellingForChange } from './store.ts'
