import { newId } from '@red-steward/domain/ids'

const [building, compound, grid, door] = [newId(), newId(), newId(), newId()]
const square = {
  type: 'Polygon',
  coordinates: [
    [
      [107.97, 26.55],
      [107.971, 26.55],
      [107.971, 26.551],
      [107.97, 26.55],
    ],
  ],
}

/** One valid input per command and query of places and overview, for the tests over all roles. */
export const examples: Record<string, unknown> = {
  'places.create-grid': { id: newId(), code: '522699000001001', name: '第一网格', kind: 'BASE' },
  'places.correct-grid': { gridId: grid, name: '第一网格', kind: 'BASE' },
  'places.retire-grid': { gridId: grid },
  'places.assign-grid': { buildingIds: [building], gridId: null },
  'places.create-compound': { id: newId(), name: '云溪苑', aliases: ['云溪'], outline: square },
  'places.correct-compound': { compoundId: compound, name: '云溪苑', aliases: [] },
  'places.retire-compound': { compoundId: compound },
  'places.create-building': {
    id: newId(),
    gridId: null,
    compoundId: compound,
    number: '8',
    floors: 18,
    polygon: square,
  },
  'places.correct-building': { buildingId: building, compoundId: compound, number: '8', floors: 18 },
  'places.retire-building': { buildingId: building },
  'places.add-units': { buildingId: building, units: [{ id: newId(), number: '3' }] },
  'places.undo': { commandId: newId() },
  'places.rename-unit': { unitId: newId(), number: '3', aliases: ['1'] },
  'places.add-dwellings': { buildingId: building, dwellings: [{ id: newId(), unitId: null, floor: 4, room: '401' }] },
  'places.correct-dwelling': { dwellingId: door, unitId: null, floor: 4, room: '402' },
  'places.retire-dwelling': { dwellingId: door },
  'places.set-dwelling-use': { dwellingId: door, use: 'RENTED' },
  'places.import-buildings': {
    features: [{ properties: { compound: '云溪苑', number: '8' }, geometry: square }],
    dryRun: true,
  },
  'places.keep-contact': {
    ...{ id: newId(), base: 0, kind: 'LIFT', compoundId: compound, name: '电梯维保公司' },
    ...{ phone: '0855-8000011', aroundTheClock: true },
  },
  'places.end-contact': { contactId: newId() },
  'places.contacts': { buildingId: building },
  'places.directory': {},
  'places.history': { subjectKind: 'building', subjectId: building },
  'places.compound': { compoundId: compound },
  'places.building': { buildingId: building },
  'places.dwelling': { dwellingId: door },
  'places.export': { rows: 'buildings', format: 'xlsx', objectCode: '000001' },
  'places.find-door': { text: '8-1-401' },
  'overview.home': {},
  'overview.living-map': {},
  'overview.base-map': {},
  'overview.building-board': { buildingId: building },
}
