import { buildingBoard } from './building-board.ts'
import { overviewHome } from './home.ts'
import { livingMap } from './living-map.ts'

// Overview: read-only views over places and registry; it owns no table.
export const queries = [overviewHome, livingMap, buildingBoard]
