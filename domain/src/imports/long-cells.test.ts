// A cell of a text file may be as long as the file. Whoever sends one must not hold up everybody else of the installation.
import { expect, test } from 'vitest'
import { parseDoor } from '../places/door.ts'
import { estate } from '../places/testing/estate.ts'
import { readDate } from './dates.ts'
import { findHotlineTable } from './hotline.ts'
import { readIdNumber } from './id-numbers.ts'
import { readName } from './names.ts'
import { readPhone } from './phones.ts'
import { findTables } from './tables.ts'

const places = estate([{ name: '云溪苑', aliases: [] }], [{ compound: '云溪苑', number: '8', rooms: ['401'] }])
const LENGTH = 300_000
/** What the patterns of the readers begin to match and never finish. */
const odd = ['(', '二十', '一', '1-', '8栋', ' ', '\t', '0 ', '张', 'a', '（a', '-', '.', '3:', '云溪苑', "'"]

test.each(odd)('a cell of nothing but "%s" is read in no time, whichever column it stands in', (sign) => {
  const cell = `${sign.repeat(LENGTH / sign.length)}!`
  // Squared, each of them would take minutes: far beyond what a test may.
  readName(cell)
  readPhone(cell)
  readDate(cell, '2026-03-11')
  readIdNumber(cell, '2026-03-11')
  parseDoor(cell, places)
  findTables([
    {
      name: cell,
      rows: [
        [cell, '姓名', '身份证号', '房号'],
        [cell, cell],
        [cell, cell],
      ],
    },
  ])
  findHotlineTable([{ name: cell, rows: [['编号', '内容', cell], [cell]] }])
})

test('an address at the beginning of a long cell is still found, and the rest is kept', () => {
  const words = '，老人腿脚不便'.repeat(100)
  const { candidates, rest } = parseDoor(`云溪苑8-401${words}`, places)
  expect(candidates).toHaveLength(1)
  expect(rest.length).toBeGreaterThan(words.length - 5)
})
