// Lays the doors of a building out as the wall of letter boxes: floors downwards, doors side by side in their units.

export interface PlacedDoor {
  unitId: string | null
  floor: number
  room: string
}

export interface BoardLayout<Door extends PlacedDoor> {
  /** Each unit takes so many columns. */
  units: { id: string | null; number: string | null; columns: number }[]
  /** Highest floor first; a hole where a floor has no such door. */
  rows: { floor: number; cells: (Door | null)[] }[]
}

export function layBoard<Door extends PlacedDoor>(
  units: readonly { id: string; number: string }[],
  doors: readonly Door[],
): BoardLayout<Door> {
  const known = [...units].sort((a, b) => compare(a.number, b.number))
  const groups = [...known, { id: null, number: null }]
    .map((unit) => {
      const own = doors.filter((door) => (door.unitId ?? null) === unit.id)
      return { ...unit, doors: own, keys: [...new Set(own.map(columnOf))].sort(compare) }
    })
    .filter(({ keys }) => keys.length > 0)
  const floors = [...new Set(doors.map(({ floor }) => floor))].sort((a, b) => b - a)
  return {
    units: groups.map(({ id, number, keys }) => ({ id, number, columns: keys.length })),
    rows: floors.map((floor) => ({
      floor,
      cells: groups.flatMap((group) =>
        group.keys.map((key) => group.doors.find((door) => door.floor === floor && columnOf(door) === key) ?? null),
      ),
    })),
  }
}

/** `401` and `1201` stand above each other: the room without its floor. */
function columnOf({ room, floor }: PlacedDoor): string {
  const prefix = String(Math.abs(floor))
  const rest = room.startsWith(prefix) && room.length > prefix.length ? room.slice(prefix.length) : room
  return rest.replace(/^0+(?=.)/, '')
}

function compare(a: string, b: string): number {
  return a.localeCompare(b, 'zh-CN', { numeric: true })
}

/** Where an arrow key leads from a cell: over holes, never off the wall. */
export function step(layout: BoardLayout<PlacedDoor>, from: { row: number; column: number }, key: string) {
  const moves: Record<string, [number, number]> = {
    ArrowUp: [-1, 0],
    ArrowDown: [1, 0],
    ArrowLeft: [0, -1],
    ArrowRight: [0, 1],
  }
  const width = layout.rows[0]?.cells.length ?? 0
  if (key === 'Home') return firstDoor(layout, from.row, 0, 1) ?? from
  if (key === 'End') return firstDoor(layout, from.row, width - 1, -1) ?? from
  const move = moves[key]
  if (!move) return null
  let { row, column } = from
  do {
    row += move[0]
    column += move[1]
    if (layout.rows[row]?.cells[column]) return { row, column }
  } while (layout.rows[row] && column >= 0 && column < width)
  return from
}

function firstDoor(layout: BoardLayout<PlacedDoor>, row: number, start: number, by: 1 | -1) {
  const cells = layout.rows[row]?.cells ?? []
  for (let column = start; column >= 0 && column < cells.length; column += by) {
    if (cells[column]) return { row, column }
  }
  return null
}
