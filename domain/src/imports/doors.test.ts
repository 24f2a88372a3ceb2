import { describe, expect, test } from 'vitest'
import { newId } from '../ids.ts'
import type { PlacesDirectory } from '../places/directory.ts'
import { compoundsSeen, findDoor, nothingSettled } from './doors.ts'
import { noPlace } from './places-read.ts'

const [home, river, park] = [newId(), newId(), newId()]
const directory: PlacesDirectory = {
  compounds: [
    { id: home, name: '望亭家园', aliases: ['望亭', '安置小区'] },
    { id: river, name: '滨江花园小区', aliases: [] },
    { id: park, name: '滨江公园里', aliases: [] },
  ],
  buildings: [{ id: newId(), compoundId: home, phase: null, number: '3', name: null, aliases: [], units: [] }],
  doorsOf: () => [],
}
const door = (compound: string, settled = nothingSettled) =>
  findDoor({ ...noPlace, compound, building: '3栋', room: '101' }, directory, settled)

describe('a name in the column of compounds', () => {
  test.each(['望亭家园', '望亭', '安置小区', '月塘社区望亭家园', '望亭家园（老区）', '望亭家园小区'])(
    '%s is the compound the register knows',
    (written) => {
      expect(door(written)).toMatchObject({ kind: 'door' })
    },
  )

  test.each(['新港湾花园小区（二期安置还建房）', '城东安置房二区', '港湾(望亭家园旁)'])(
    '%s is none of them: what stands in a remark or in the middle is a word of another name',
    (written) => {
      expect(door(written)).toMatchObject({ kind: 'proposed', proposal: { compoundId: null } })
    },
  )

  test('is what somebody said it is, also when they said that it is new', () => {
    const settled = { ...nothingSettled, compounds: { 港湾: home, 望亭新城: null } }
    expect(door('港湾', settled)).toMatchObject({ kind: 'door' })
    expect(door('望亭新城')).toMatchObject({ kind: 'door' })
    expect(door('望亭新城', settled)).toMatchObject({ kind: 'proposed', proposal: { compoundName: '望亭新城' } })
  })

  test('is shown to be looked at unless it is just the name the register has', () => {
    const written = ['望亭家园', '滨江花园', '望亭新城', '望亭新城', '港湾', '滨江', '望亭家园二期', '']
    expect(compoundsSeen(written, directory, nothingSettled)).toEqual([
      { written: '望亭新城', rows: 2, compoundId: home, isAmbiguous: false },
      { written: '港湾', rows: 1, compoundId: null, isAmbiguous: false },
      { written: '滨江', rows: 1, compoundId: null, isAmbiguous: true },
    ])
  })
})
