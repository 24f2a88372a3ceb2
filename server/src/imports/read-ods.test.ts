import { expect, test } from 'vitest'
import { ods, odsOf } from '../testing/dirty/ods.ts'
import { readSpreadsheet } from './read-file.ts'

const read = async (bytes: Buffer) => readSpreadsheet(bytes, '台账.ods')
const sheetOf = (rows: string) => odsOf(`<table:table table:name="一栋">${rows}</table:table>`)
const row = (cells: string, times = 1) =>
  `<table:table-row table:number-rows-repeated="${times}">${cells}</table:table-row>`
const text = (words: string) =>
  `<table:table-cell office:value-type="string"><text:p>${words}</text:p></table:table-cell>`

test('a list saved by an office program is read row by row, without the emptiness to the edge of the sheet', async () => {
  const rows = [['社区居民台账'], [], ['姓名', '房号', '备注', '备注'], ['王小明', 401, null, '  他说 <好> & "在家"']]

  expect(await read(ods(rows, '一栋'))).toEqual([{ name: '一栋', rows }])
})

test('what is repeated comes as often as it is: cells, rows, and rows without anything between others', async () => {
  const unit =
    '<table:table-cell table:number-columns-repeated="3" office:value-type="string"><text:p>一</text:p></table:table-cell>'
  const bytes = sheetOf(row(unit, 2) + row('<table:table-cell/>', 2) + row(text('末')))

  expect((await read(bytes))[0]!.rows).toEqual([['一', '一', '一'], ['一', '一', '一'], [], [], ['末']])
})

test('a merged header is one value and blanks, in the rows of a header group as elsewhere', async () => {
  const merged =
    '<table:table-cell table:number-columns-spanned="2" office:value-type="string"><text:p>住址</text:p></table:table-cell><table:covered-table-cell><text:p>旧</text:p></table:covered-table-cell>'
  const group = `<table:table-header-rows>${row(merged + text('姓名'))}</table:table-header-rows>`

  expect((await read(sheetOf(group)))[0]!.rows).toEqual([['住址', null, '姓名']])
})

test.each([
  ['a day', 'office:value-type="date" office:date-value="1960-01-02"', '60年1月2日', '1960-01-02'],
  ['a day with a time', 'office:value-type="date" office:date-value="1960-01-02T08:00:00"', '', '1960-01-02'],
  ['a number shown with zeros', 'office:value-type="float" office:value="401"', '0401', 401],
  [
    'an id number the program has rounded',
    'office:value-type="float" office:value="5.22699E+17"',
    '5.2E+17',
    5.22699e17,
  ],
  ['digits kept as text', 'office:value-type="string"', '522699196001020030', '522699196001020030'],
  ['text that differs from what is shown', 'office:value-type="string" office:string-value="8栋"', '…', '8栋'],
  ['yes or no', 'office:value-type="boolean" office:boolean-value="true"', '是', 'true'],
  ['an error', 'office:value-type="string" calcext:value-type="error"', '#N/A', '#N/A'],
  ['an error of its own kind', 'office:value-type="string" calcext:value-type="error"', 'Err:502', '#VALUE!'],
])('%s is read by its value', async (_what, attributes, shown, value) => {
  const bytes = sheetOf(row(`<table:table-cell ${attributes}><text:p>${shown}</text:p></table:table-cell>`))

  expect((await read(bytes))[0]!.rows).toEqual([[value]])
})

test('lines of a cell stay apart; notes, pictures and changes kept for review are no part of it', async () => {
  const noted =
    '<table:table-cell office:value-type="string"><office:annotation><text:p>不要外传</text:p></office:annotation><text:p>王<text:span>小</text:span>明</text:p><text:p>李<text:s/>芳</text:p><draw:frame><draw:text-box><text:p>图</text:p></draw:text-box></draw:frame></table:table-cell>'
  const changes =
    '<table:tracked-changes><table:deletion><table:table-cell><text:p>旧</text:p></table:table-cell></table:deletion></table:tracked-changes>'
  const bytes = odsOf(`${changes}<table:table table:name="a">${row(noted)}</table:table>`)

  expect((await read(bytes))[0]!.rows).toEqual([['王小明\n李 芳']])
})

const wide =
  '<table:table-cell table:number-columns-repeated="16384" office:value-type="float" office:value="1"><text:p>1</text:p></table:table-cell>'

test.each([
  ['a file with a password', odsOf('', '<manifest:encryption-data/>'), 'file-is-protected'],
  ['a sheet without anything', odsOf('<table:table table:name="a"/>'), 'file-empty'],
  ['one row repeated a million times', sheetOf(row(text('一'), 1_048_576)), 'file-has-too-many-rows'],
  ['a row of every column, repeated', sheetOf(row(wide, 150_000)), 'file-unpacks-too-big'],
  ['one cell repeated beyond every sheet', sheetOf(row(wide.replace('16384', '900000000'))), 'file-unpacks-too-big'],
  ['content that breaks off', odsOf('<table:table table:name="a"><table:table-row>'), 'file-damaged'],
])('%s is sent back with its reason', async (_what, bytes, why) => {
  await expect(read(bytes)).rejects.toMatchObject({ why })
})
