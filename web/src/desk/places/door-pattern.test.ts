import { describe, expect, test } from 'vitest'
import { type DoorPattern, floorsOf, planDoors, readFloors, readRooms } from './door-pattern.ts'

const pattern: DoorPattern = {
  unitIds: ['u1', 'u2'],
  fromFloor: 1,
  toFloor: 2,
  doorsPerFloor: 2,
  firstDoor: 1,
  numbering: 'restart',
  withoutFloors: [],
}
const written = (planned: ReturnType<typeof planDoors>) =>
  planned.map(({ unitId, room }) => `${unitId?.slice(1) ?? ''}-${room}`)

describe('doors in bulk', () => {
  test('two units of two floors and two doors are eight, highest floor first', () => {
    expect(written(planDoors(pattern, []))).toEqual([
      '1-201',
      '1-202',
      '2-201',
      '2-202',
      '1-101',
      '1-102',
      '2-101',
      '2-102',
    ])
  })

  test('numbers may go on from unit to unit', () => {
    const planned = planDoors({ ...pattern, toFloor: 1, numbering: 'continue' }, [])

    expect(written(planned)).toEqual(['1-101', '1-102', '2-103', '2-104'])
  })

  test('a door that is there already is shown and not planned again; the same number in another unit is another door', () => {
    const planned = planDoors({ ...pattern, toFloor: 1 }, [{ unitId: 'u1', room: '102' }])

    expect(planned.map(({ exists }) => exists)).toEqual([false, true, false, false])
  })

  test('a building without units has doors without units', () => {
    expect(written(planDoors({ ...pattern, unitIds: [null], toFloor: 1 }, []))).toEqual(['-101', '-102'])
  })

  test('from the second basement to the first floor there is no floor nought', () => {
    expect(floorsOf({ ...pattern, fromFloor: -2, toFloor: 1 })).toEqual([-2, -1, 1])
    const rooms = planDoors({ ...pattern, unitIds: [null], fromFloor: -1, toFloor: -1 }, []).map(({ room }) => room)
    expect(rooms).toEqual(['B101', 'B102'])
  })

  test('floors that the house leaves out are left out, also when the floors are given downwards', () => {
    expect(floorsOf({ ...pattern, fromFloor: 15, toFloor: 12, withoutFloors: [13, 14] })).toEqual([12, 15])
  })

  test('the thirtieth floor has four-digit doors', () => {
    const rooms = planDoors({ ...pattern, unitIds: [null], fromFloor: 30, toFloor: 30 }, []).map(({ room }) => room)

    expect(rooms).toEqual(['3001', '3002'])
  })
})

describe('what people type', () => {
  test('floors to leave out, however they are separated', () => {
    expect(readFloors('4、14 24,-1')).toEqual([4, 14, 24, -1])
    expect(readFloors(' ')).toEqual([])
    expect(readFloors('0')).toEqual([])
  })

  test('single rooms with their storey; a repeated one once, what is no room is named', () => {
    const { doors, unread } = readRooms('401,b101、401 商铺 12', 'u1', [{ unitId: 'u1', room: '401' }])

    expect(doors).toEqual([
      { unitId: 'u1', floor: 4, room: '401', exists: true },
      { unitId: 'u1', floor: -1, room: 'B101', exists: false },
      { unitId: 'u1', floor: 1, room: '12', exists: false },
    ])
    expect(unread).toEqual(['商铺'])
  })
})
