// The tree of places as plain data: compounds, their buildings, their units; narrowed by what somebody types.
import { formatBuilding } from '@red-steward/domain/places/address'
import type { PlacesDirectory } from '@red-steward/domain/places/directory'
import { buildingsMeant, parseDoor } from '@red-steward/domain/places/door'
import { normaliseDoorText } from '@red-steward/domain/places/door-text'
import type { BuildingRow, CompoundRow, GridRow } from '@red-steward/domain/places/place'

export interface Places {
  compounds: readonly CompoundRow[]
  buildings: readonly BuildingRow[]
}

export interface PlacesWithGrids extends Places {
  community: { code: string }
  grids: readonly GridRow[]
}

export interface PlaceNode {
  /** `c:`, `b:` or `u:` and the id. */
  key: string
  kind: 'compound' | 'building' | 'unit'
  id: string
  buildingId?: string
  /** Name of the compound, label of the building, number of the unit. */
  name: string
  /** Buildings of a compound, doors of a building. */
  count: number | null
  children: PlaceNode[]
}

/** The whole tree, or what is left of it; everything shown of a narrowed tree is meant to be opened. */
export function placeNodes(places: Places, sought = ''): PlaceNode[] {
  const found = findPlaces(places, sought)
  return places.compounds
    .map((compound) => {
      const whole = found === null || found.compounds.has(compound.id)
      const own = places.buildings
        .filter(({ id, compoundId }) => compoundId === compound.id && (whole || found.buildings.has(id)))
        .toSorted(compareBuildings)
      return { compound, own, isShown: whole || own.length > 0 }
    })
    .filter(({ isShown }) => isShown)
    .toSorted((a, b) => compareText(a.compound.name, b.compound.name))
    .map(({ compound, own }) => ({
      key: `c:${compound.id}`,
      kind: 'compound',
      id: compound.id,
      name: compound.name,
      count: compound.buildings,
      children: own.map(buildingNode),
    }))
}

/** What is to be opened so that every building found can be seen. */
export function keysToOpen(nodes: readonly PlaceNode[]): string[] {
  return nodes.filter(({ children }) => children.length > 0).map(({ key }) => key)
}

/** `一期8号楼`, with its name where it has one. */
export function buildingLabel(building: Pick<BuildingRow, 'phase' | 'number' | 'name'>): string {
  const label = formatBuilding(building.phase, building.number)
  return building.name ? `${label} ${building.name}` : label
}

export function compareBuildings(a: BuildingRow, b: BuildingRow): number {
  return (a.phase ?? 0) - (b.phase ?? 0) || compareText(a.number, b.number)
}

export function compareText(a: string, b: string): number {
  return a.localeCompare(b, 'zh-CN', { numeric: true })
}

function buildingNode(building: BuildingRow): PlaceNode {
  return {
    key: `b:${building.id}`,
    kind: 'building',
    id: building.id,
    name: buildingLabel(building),
    count: building.dwellings,
    children: building.units
      .toSorted((a, b) => compareText(a.number, b.number))
      .map(({ id, number }) => ({
        key: `u:${id}`,
        kind: 'unit',
        id,
        buildingId: building.id,
        name: number,
        count: null,
        children: [],
      })),
  }
}

/** By a piece of a name, or by a door as people write it (`8#`, `十三栋`); null when nothing was typed. */
function findPlaces({ compounds, buildings }: Places, sought: string) {
  const text = normaliseDoorText(sought).trim()
  if (text === '') return null
  const directory: PlacesDirectory = { compounds, buildings, doorsOf: () => [] }
  const named = (name: string | null, aliases: readonly string[]) =>
    [name ?? '', ...aliases].some((word) => normaliseDoorText(word).includes(text))
  return {
    compounds: new Set(compounds.filter(({ name, aliases }) => named(name, aliases)).map(({ id }) => id)),
    buildings: new Set([
      ...buildings.filter((one) => named(buildingLabel(one), one.aliases)).map(({ id }) => id),
      ...buildingsMeant(sought, directory),
      ...parseDoor(sought, directory).candidates.flatMap(({ buildingId }) => buildingId ?? []),
    ]),
  }
}
