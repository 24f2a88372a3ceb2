import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import { doorKey, floorOfRoom, formatAddress, roomOn } from './address.ts'
import type { PlacesDirectory } from './directory.ts'
import { parseDoor } from './door.ts'
import { readNumeral, writeNumeral } from './numerals.ts'
import { BuildingNumber, Room, UnitNumber } from './place.ts'

vi.setConfig({ testTimeout: 60_000 })

const letter = fc.constantFrom(...'ACDEGHKLMNX')
const annex = fc.option(fc.integer({ min: 1, max: 99 }), { nil: undefined, freq: 6 }).map((n) => (n ? `附${n}` : ''))
const compound = fc
  .tuple(
    fc.constantFrom('云溪', '澜山江华', '枫林', '学府一号', '东方', '银杏', '八一', '百合'),
    fc.constantFrom('苑', '府', '小区', '花园', '里'),
  )
  .map((parts) => parts.join(''))
const buildingNumber = fc.oneof(
  { weight: 8, arbitrary: fc.tuple(fc.integer({ min: 1, max: 9999 }), annex).map((parts) => parts.join('')) },
  fc.tuple(letter, fc.integer({ min: 1, max: 999 })).map((parts) => parts.join('')),
  fc.tuple(fc.integer({ min: 1, max: 999 }), letter).map((parts) => parts.join('')),
  letter,
)
const unitNumber = fc.oneof({ weight: 6, arbitrary: fc.integer({ min: 1, max: 99 }).map(String) }, letter)
const room = fc.oneof(
  {
    weight: 8,
    arbitrary: fc
      .tuple(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 24 }))
      .map(([floor, door]) => roomOn(floor, door)),
  },
  fc.tuple(fc.integer({ min: 101, max: 3299 }), fc.oneof(letter, annex)).map((parts) => parts.join('')),
  fc.tuple(fc.constantFrom('B', 'S', 'A'), fc.integer({ min: 1, max: 999 })).map((parts) => parts.join('')),
  fc.integer({ min: 1, max: 99 }).map(String),
)
const building = fc.record({
  compound,
  phase: fc.option(fc.integer({ min: 1, max: 20 }), { nil: null }),
  number: buildingNumber,
  units: fc.uniqueArray(unitNumber, { maxLength: 4 }),
  rooms: fc.uniqueArray(room, { minLength: 1, maxLength: 6 }),
})
type Plan = typeof building extends fc.Arbitrary<infer T> ? T : never

function directoryOf(plans: readonly Plan[]): PlacesDirectory {
  const distinct = [...new Map(plans.map((plan) => [`${plan.compound}/${plan.phase}/${plan.number}`, plan])).entries()]
  return {
    compounds: [...new Set(plans.map((plan) => plan.compound))].map((name) => ({ id: name, name, aliases: [] })),
    buildings: distinct.map(([id, { compound, phase, number, units }]) => ({
      id,
      compoundId: compound,
      phase,
      number,
      name: null,
      aliases: [],
      units: units.map((unit) => ({ id: `${id}/${unit}`, number: unit })),
    })),
    doorsOf(buildingId) {
      const plan = distinct.find(([id]) => id === buildingId)![1]
      const homes = plan.units.length === 0 ? [null] : plan.units.map((unit) => `${buildingId}/${unit}`)
      return homes.flatMap((unitId) =>
        plan.rooms.map((room) => ({ id: `${unitId ?? buildingId}/${room}`, unitId, floor: floorOfRoom(room), room })),
      )
    },
  }
}

test('every canonical address of any estate parses back to itself', () => {
  fc.assert(
    fc.property(fc.array(building, { minLength: 1, maxLength: 6 }), (plans) => {
      const directory = directoryOf(plans)
      for (const place of directory.buildings) {
        for (const door of directory.doorsOf(place.id)) {
          const unit = place.units.find(({ id }) => id === door.unitId)?.number ?? null
          const address = formatAddress({
            compound: place.compoundId,
            phase: place.phase,
            building: place.number,
            unit,
            room: door.room,
          })
          const { candidates, reason } = parseDoor(address, directory)
          expect({ address, reason, ids: candidates.map(({ id }) => id) }).toEqual({
            address,
            reason: null,
            ids: [door.id],
          })
          expect(candidates[0]!.address).toBe(address)
        }
      }
    }),
    { numRuns: 200 },
  )
})

test('every plain door key parses back to its door within its compound', () => {
  const plain = fc.record({
    number: fc.integer({ min: 1, max: 300 }).map(String),
    units: fc.uniqueArray(fc.integer({ min: 1, max: 20 }).map(String), { maxLength: 4 }),
    rooms: fc.uniqueArray(
      fc
        .tuple(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 12 }))
        .map(([floor, door]) => roomOn(floor, door)),
      { minLength: 1, maxLength: 8 },
    ),
  })
  fc.assert(
    fc.property(plain, (plan) => {
      const directory = directoryOf([{ ...plan, compound: '云溪苑', phase: null }])
      const [place] = directory.buildings
      for (const door of directory.doorsOf(place!.id)) {
        const unit = place!.units.find(({ id }) => id === door.unitId)?.number ?? null
        const key = doorKey({ building: plan.number, unit, room: door.room })
        const { candidates, reason } = parseDoor(key, directory, { compoundId: '云溪苑' })
        expect({ key, reason, ids: candidates.map(({ id }) => id) }).toEqual({ key, reason: null, ids: [door.id] })
      }
    }),
    { numRuns: 150 },
  )
})

test('no text whatsoever breaks the parser, and a candidate is never an invented place', () => {
  const signs = fc.constantFrom(...'0123456789一二十百两八栋幢号楼单元室层附期#-－—.／ 　ABb负地下漏水云溪苑,，（）')
  const text = fc.oneof(
    fc.string(),
    fc.array(signs, { maxLength: 20 }).map((all) => all.join('')),
  )
  const directory = directoryOf([
    { compound: '云溪苑', phase: null, number: '8', units: ['1', '2'], rooms: ['401', '5'] },
    { compound: '云溪苑', phase: 1, number: 'A', units: [], rooms: ['B101'] },
  ])
  const known = new Set([
    ...directory.compounds.map(({ id }) => id),
    ...directory.buildings.flatMap(({ id, units }) => [
      id,
      ...units.map((unit) => unit.id),
      ...directory.doorsOf(id).map((door) => door.id),
    ]),
  ])
  fc.assert(
    fc.property(text, (written) => {
      const { candidates, reason } = parseDoor(written, directory)
      expect(candidates.every(({ id }) => known.has(id))).toBe(true)
      expect(candidates.length === 1 || reason !== null).toBe(true)
    }),
    { numRuns: 1000 },
  )
})

test('the generators make canonical numbers only', () => {
  fc.assert(
    fc.property(building, ({ number, units, rooms }) => {
      expect(
        BuildingNumber.safeParse(number).success && units.every((unit) => UnitNumber.safeParse(unit).success),
      ).toBe(true)
      expect(rooms.every((room) => Room.safeParse(room).success)).toBe(true)
    }),
  )
})

test('numbers 1 to 99 are read as they are written', () => {
  for (let value = 1; value < 100; value++) expect(readNumeral(writeNumeral(value))).toBe(value)
})
