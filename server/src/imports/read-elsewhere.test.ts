import { PassThrough } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { mostRows } from '@red-steward/domain/imports/file-problems'
import ExcelJS from 'exceljs'
import { expect, test, vi } from 'vitest'
import { placesDirectory } from '../places/queries.ts'
import { workbook } from '../testing/dirty/community-file.ts'
import { ask, newMember } from '../testing/world.ts'
import { readElsewhere } from './read-elsewhere.ts'
import { readSpreadsheet } from './read-file.ts'

vi.setConfig({ testTimeout: 90_000 })

const small = Buffer.from('姓名,房号\n王小明,401\n')
const rows = [
  ['姓名', '房号'],
  ['王小明', '401'],
]
const large = Buffer.from(`${'a,'.repeat(199)}a\n`.repeat(19_000))

test('while a table of millions of cells is read, others are answered', async () => {
  const steward = await newMember({ role: 'steward' })
  const answers: string[] = []
  const reading = readElsewhere(large, '台账.csv').then(() => answers.push('the table'))

  for (let at = 0; at < 5; at++) {
    expect(await ask(steward, placesDirectory, {})).toMatchObject({ outcome: 'done' })
    answers.push('a small question')
  }

  await reading
  expect(answers).toEqual([...Array(5).fill('a small question'), 'the table'])
})

test('what comes back is what the file says, however many pieces it comes in', async () => {
  const bytes = await workbook([
    { name: '一栋', rows: [['姓名', '房号', '迁入'], [], ['王小明', 401, '2024-03-01']] },
    { name: '空', rows: [] },
    { name: '长', rows: Array.from({ length: 6000 }, (_, at) => [`第${at}人`, at, null, '备注'.repeat(at % 400)]) },
  ])
  expect(await readElsewhere(bytes, '台账.xlsx')).toEqual(await readSpreadsheet(bytes, '台账.xlsx'))
})

test('a sheet as tall as is allowed is read whole', async () => {
  const stream = new PassThrough()
  const bytes = buffer(stream)
  const book = new ExcelJS.stream.xlsx.WorkbookWriter({ stream, useSharedStrings: false })
  const page = book.addWorksheet('全区')
  for (let at = 1; at <= mostRows; at++) page.addRow([`第${at}人`, at, '男']).commit()
  page.commit()
  await book.commit()

  const [sheet] = await readElsewhere(await bytes, '台账.xlsx')
  expect(sheet!.rows).toHaveLength(mostRows)
  expect(sheet!.rows.at(-1)).toEqual([`第${mostRows}人`, mostRows, '男'])
})

test('what cannot be read is sent back with its reason, and the next is read', async () => {
  const page = Buffer.from('<html><table></table></html>')
  await expect(readElsewhere(page, 'a.xls')).rejects.toMatchObject({ why: 'file-not-a-spreadsheet' })
  expect(await readElsewhere(small, '台账.csv')).toEqual([{ name: '台账', rows }])
})

test('what takes more room or time than there is ends alone: the program goes on, and the next is read', async () => {
  const tooMuch = { why: 'file-unpacks-too-big' }
  await expect(readElsewhere(large, '台账.csv', { mostMegabytes: 24 })).rejects.toMatchObject(tooMuch)
  await expect(readElsewhere(large, '台账.csv', { mostMs: 1 })).rejects.toMatchObject(tooMuch)
  expect(await readElsewhere(small, '台账.csv')).toEqual([{ name: '台账', rows }])
})

test('whoever gives up does not keep the others waiting', async () => {
  const [underWay, waiting] = [new AbortController(), new AbortController()]
  const first = readElsewhere(large, '台账.csv', { signal: underWay.signal })
  const second = readElsewhere(large, '台账.csv', { signal: waiting.signal })
  const third = readElsewhere(small, '台账.csv')
  underWay.abort(new Error('gone'))
  waiting.abort(new Error('gone too'))

  await expect(first).rejects.toThrow('gone')
  await expect(second).rejects.toThrow('gone too')
  expect(await third).toEqual([{ name: '台账', rows }])
})

test('four wait for one another; a fifth is asked to come again, and then is read', async () => {
  const four = Array.from({ length: 4 }, () => readElsewhere(small, '台账.csv'))
  await expect(readElsewhere(small, '台账.csv')).rejects.toMatchObject({ why: 'busy-try-again' })
  for (const sheets of await Promise.all(four)) expect(sheets[0]!.rows).toEqual(rows)
  expect((await readElsewhere(small, '台账.csv'))[0]!.rows).toEqual(rows)
})
