import type { AnyCommand } from '../kernel/command.ts'
import { baseMap } from './base-map.ts'
import { buildingBoard } from './building-board.ts'
import { overviewHome } from './home.ts'
import { livingMap } from './living-map.ts'
import { overviewMorning } from './morning.ts'
import { deleteView, listViews, saveView } from './saved-views.ts'
import { overviewStreet } from './street.ts'

// Overview: what places, registry and cases look like from above, and how somebody likes their lists.
// Table: saved_views.
export const commands: AnyCommand[] = [saveView, deleteView]
export const queries = [overviewHome, baseMap, livingMap, buildingBoard, overviewMorning, overviewStreet, listViews]

export { offerTiles } from './base-map.ts'
