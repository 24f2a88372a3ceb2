import { z } from 'zod'
import { commandShape } from '../api.ts'
import { Id } from '../ids.ts'
import {
  Aliases,
  BuildingNumber,
  DwellingUse,
  Floor,
  GridKind,
  Phase,
  PlaceName,
  Polygon,
  Room,
  UnitNumber,
} from './place.ts'

const Compound = { name: PlaceName, aliases: Aliases.default([]), outline: Polygon.nullable().default(null) }

const Building = {
  compoundId: Id,
  phase: Phase.nullable().default(null),
  number: BuildingNumber,
  name: PlaceName.nullable().default(null),
  aliases: Aliases.default([]),
  floors: z.int().min(1).max(200),
  polygon: Polygon.nullable().default(null),
}

const NewUnit = z.strictObject({ id: Id, number: UnitNumber })
const Door = { unitId: Id.nullable(), floor: Floor, room: Room }

export const createGrid = commandShape({
  name: 'places.create-grid',
  permission: 'places.edit-grids',
  summary: 'Adds a grid; its code is the community code and a sequence of three digits.',
  input: z.strictObject({ id: Id, code: z.string().regex(/^[0-9]{15,18}$/), name: PlaceName, kind: GridKind }),
})

export const correctGrid = commandShape({
  name: 'places.correct-grid',
  permission: 'places.edit-grids',
  summary: 'Corrects the name or kind of a grid.',
  input: z.strictObject({ gridId: Id, name: PlaceName, kind: GridKind }),
})

export const retireGrid = commandShape({
  name: 'places.retire-grid',
  permission: 'places.edit-grids',
  summary: 'Retires a grid that holds no building any more.',
  input: z.strictObject({ gridId: Id }),
})

export const assignGrid = commandShape({
  name: 'places.assign-grid',
  permission: 'places.edit-grids',
  summary: 'Puts buildings into a grid, or into none; phones of the old grid forget them.',
  input: z.strictObject({ buildingIds: z.array(Id).min(1).max(500), gridId: Id.nullable() }),
})

export const createCompound = commandShape({
  name: 'places.create-compound',
  permission: 'places.edit',
  summary: 'Adds a compound.',
  input: z.strictObject({ id: Id, ...Compound }),
})

export const correctCompound = commandShape({
  name: 'places.correct-compound',
  permission: 'places.edit',
  summary: 'Corrects the name, aliases or outline of a compound.',
  input: z.strictObject({ compoundId: Id, ...Compound }),
})

export const retireCompound = commandShape({
  name: 'places.retire-compound',
  permission: 'places.edit',
  summary: 'Retires a compound that has no building any more.',
  input: z.strictObject({ compoundId: Id }),
})

export const createBuilding = commandShape({
  name: 'places.create-building',
  permission: 'places.edit',
  summary: 'Adds a building, with its units.',
  input: z.strictObject({ id: Id, gridId: Id.nullable(), ...Building, units: z.array(NewUnit).max(50).default([]) }),
})

export const correctBuilding = commandShape({
  name: 'places.correct-building',
  permission: 'places.edit',
  summary: 'Corrects what is known of a building: number, name, aliases, floors, outline. Door addresses follow.',
  input: z.strictObject({ buildingId: Id, ...Building }),
})

export const retireBuilding = commandShape({
  name: 'places.retire-building',
  permission: 'places.edit',
  summary: 'Retires a building in which nobody is registered any more.',
  input: z.strictObject({ buildingId: Id }),
})

export const addUnits = commandShape({
  name: 'places.add-units',
  permission: 'places.edit',
  summary: 'Adds units to a building.',
  input: z.strictObject({ buildingId: Id, units: z.array(NewUnit).min(1).max(50) }),
})

export const renameUnit = commandShape({
  name: 'places.rename-unit',
  permission: 'places.edit',
  summary: 'Gives a unit another number. Door addresses follow; by its aliases it is still found.',
  input: z.strictObject({ unitId: Id, number: UnitNumber, aliases: z.array(UnitNumber).max(10) }),
})

export const addDwellings = commandShape({
  name: 'places.add-dwellings',
  permission: 'places.edit',
  summary: 'Adds doors to a building, one or a whole layout at once.',
  input: z.strictObject({
    buildingId: Id,
    dwellings: z
      .array(z.strictObject({ id: Id, ...Door, use: DwellingUse.default('UNKNOWN') }))
      .min(1)
      .max(2000),
  }),
})

export const correctDwelling = commandShape({
  name: 'places.correct-dwelling',
  permission: 'places.edit',
  summary: 'Corrects the unit, floor or room number of a door.',
  input: z.strictObject({ dwellingId: Id, ...Door }),
})

export const retireDwelling = commandShape({
  name: 'places.retire-dwelling',
  permission: 'places.edit',
  summary: 'Retires a door behind which nobody is registered (entered by mistake, or two flats made one).',
  input: z.strictObject({ dwellingId: Id }),
})

export const setDwellingUse = commandShape({
  name: 'places.set-dwelling-use',
  permission: 'registry.edit',
  summary: 'Says what a dwelling is used for.',
  input: z.strictObject({ dwellingId: Id, use: DwellingUse }),
})

/** What an import of buildings did, or would do, with one GeoJSON feature. */
export const BuildingImportRow = z.object({
  feature: z.int(),
  outcome: z.enum(['create', 'update', 'unchanged', 'skip']),
  why: z
    .enum([
      'compound-unknown',
      'number-unreadable',
      'polygon-invalid',
      'number-repeated',
      'grid-unknown',
      'out-of-reach',
    ])
    .nullable(),
  address: z.string(),
  buildingId: Id.nullable(),
})
export type BuildingImportRow = z.infer<typeof BuildingImportRow>

export const importBuildings = commandShape({
  name: 'places.import-buildings',
  permission: 'places.edit',
  takesFile: true,
  summary:
    'Reads buildings from a GeoJSON FeatureCollection (properties: compound, number, phase, name, floors, grid).',
  input: z.strictObject({
    features: z
      .array(z.object({ properties: z.record(z.string(), z.unknown()), geometry: z.unknown() }))
      .min(1)
      .max(5000),
    /** A dry run answers the same rows and writes nothing. */
    dryRun: z.boolean(),
    /** Make compounds that do not exist yet instead of skipping their buildings. */
    createCompounds: z.boolean().default(false),
  }),
  answer: z.object({ rows: z.array(BuildingImportRow), compoundsCreated: z.array(z.string()) }),
})

export const placesCommands = [
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
] as const
