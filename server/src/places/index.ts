import type { AnyCommand } from '../kernel/command.ts'
import type { AnyQuery } from '../kernel/query.ts'
import { addUnits, correctBuilding, createBuilding, renameUnit, retireBuilding } from './edit-buildings.ts'
import { correctCompound, createCompound, retireCompound } from './edit-compounds.ts'
import { addDwellings, correctDwelling, retireDwelling, setDwellingUse } from './edit-dwellings.ts'
import { assignGrid, correctGrid, createGrid, retireGrid } from './edit-grids.ts'
import { placesExport } from './export.ts'
import { placesHistory } from './history.ts'
import { importBuildings } from './import-buildings.ts'
import { placesBuilding, placesCompound, placesDirectory, placesDwelling, placesFindDoor } from './queries.ts'
import { undo } from './undo.ts'
import { endContact, keepContact, utilityContacts } from './utility-contacts.ts'

// Places: grids, compounds, buildings, units, doors; reach begins at a building's grid.
// Tables: grids, compounds, buildings, units, utility_contacts, dwellings (dwellings.confirmed_at is the registry's).
export const commands: AnyCommand[] = [
  undo,
  createGrid,
  correctGrid,
  retireGrid,
  assignGrid,
  createCompound,
  correctCompound,
  retireCompound,
  createBuilding,
  correctBuilding,
  retireBuilding,
  addUnits,
  renameUnit,
  addDwellings,
  correctDwelling,
  retireDwelling,
  setDwellingUse,
  importBuildings,
  keepContact,
  endContact,
]
export const queries: AnyQuery[] = [
  placesDirectory,
  placesHistory,
  placesCompound,
  placesBuilding,
  placesDwelling,
  placesFindDoor,
  placesExport,
  utilityContacts,
]

export { readDirectory, readDoors } from './directory.ts'
export { documents } from './documents.ts'
export { gridsInReach } from './queries.ts'
export { getGridForChange } from './store.ts'
