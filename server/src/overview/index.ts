import { buildingBoard } from './building-board.ts'
import { overviewHome } from './home.ts'
import { livingMap } from './living-map.ts'
import { overviewMorning } from './morning.ts'
import { overviewStreet } from './street.ts'

// Overview: read-only views over places, registry and cases; it owns no table.
export const queries = [overviewHome, livingMap, buildingBoard, overviewMorning, overviewStreet]
