// Files of a few kilobytes that say of one cell that it stands at the end of the world. Read as they ask, each took all the
// memory of the program, and with it every community of the installation.
import { expect, test } from 'vitest'
import { odsOf } from '../testing/dirty/ods.ts'
import { zip } from '../testing/zip.ts'
import { readSpreadsheet } from './read-file.ts'

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const relations = 'http://schemas.openxmlformats.org/package/2006/relationships'
const kinds = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

const cell = (place: string, text: string) => `<c r="${place}" t="inlineStr"><is><t>${text}</t></is></c>`
const head = `<row r="1">${cell('A1', '姓名')}${cell('B1', '房号')}</row><row r="2">${cell('A2', '王小明')}${cell('B2', '401')}</row>`
const rows = [
  ['姓名', '房号'],
  ['王小明', '401'],
]

function xlsx(sheet: string, part = 'xl/worksheets/sheet1.xml', more = '<a/>'): Buffer {
  const target = part.replace('xl/', '')
  return zip([
    {
      name: 'xl/workbook.xml',
      content: `<workbook xmlns="${main}" xmlns:r="${kinds}"><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content: `<Relationships xmlns="${relations}"><Relationship Id="rId1" Type="${kinds}/worksheet" Target="${target}"/></Relationships>`,
    },
    { name: part, content: `<worksheet xmlns="${main}"><sheetData>${sheet}</sheetData></worksheet>` },
    { name: 'customXml/item1.xml', content: more },
  ])
}

const read = async (bytes: Buffer) => readSpreadsheet(bytes, '台账.xlsx')

test('a sheet as people send it is read, with what they formatted and left empty to its last row and column', async () => {
  const empty = '<row r="1048576"><c r="A1048576" s="1"/><c r="XFD1048576" s="1"/></row>'
  expect(await read(xlsx(head))).toEqual([{ name: 'S', rows }])
  expect(await read(xlsx(head + empty))).toEqual([{ name: 'S', rows }])
})

test.each([
  ['a text', 'a'.repeat(30_000_000)],
  ['a comment', `<!--${'<'.repeat(30_000_000)}-->`],
  ['a tag', `<x ${'a'.repeat(30_000_000)}="1"/>`],
  ['a section', `<![CDATA[${'<'.repeat(30_000_000)}]]>`],
])('%s of thirty megabytes is sent back at once, in a sheet of either kind', async (_what, long) => {
  const table = `<table:table table:name="a"><table:table-row><table:table-cell><text:p>${long}</text:p>`
  const files = [xlsx(head + long), xlsx(long + head), odsOf(table)]
  // Squared, each of them would take minutes: far beyond what a test may.
  for (const bytes of files)
    await expect(readSpreadsheet(bytes, '台账')).rejects.toMatchObject({ why: 'file-unpacks-too-big' })
})

test('what is long and in no sheet is nobody’s business: the queries of a workbook', async () => {
  const bytes = xlsx(head, 'xl/worksheets/sheet1.xml', `<DataMashup>${'QUJD'.repeat(500_000)}</DataMashup>`)
  expect(await read(bytes)).toEqual([{ name: 'S', rows }])
})

const far = (place: string, row = place.replace(/^\D+/, '')) => `<row r="${row}">${cell(place, 'x')}</row>`

test.each([
  ['a cell in the last corner', xlsx(head + far('XFD1048576'))],
  ['a cell in a row no sheet has', xlsx(head + far('A999999999'))],
  ['a cell in a column no sheet has', xlsx(head + far('ZZZZZZZ3'))],
  ['a row without end', xlsx(`${head}<row r="1e999">${cell('A3', 'x')}</row>`)],
  ['a number of another kind', xlsx(head + far('A1e8', '3'))],
  ['a column of signs that are no letters', xlsx(head + far('\uffff\uffff3', '3'))],
  ['a place written with entities', xlsx(head + far('&#88;&#70;&#68;&#49;048576', '1048576'))],
  ['a place said twice', xlsx(head + far('A3').replace('r="A3"', 'r="A3" x:r="XFD1048576"'))],
  ['rows that each reach far', xlsx(head + Array.from({ length: 600 }, (_, at) => far(`XFD${at + 3}`)).join(''))],
  ['a sheet by an unusual name', xlsx(head + far('XFD1048576'), 'xl/notes.xml')],
  ['elements with a prefix', xlsx(head + far('XFD1048576').replace(/<(\/?)(row|c)\b/g, '<$1x:$2'))],
])('%s is sent back with its reason', async (_what, bytes) => {
  await expect(read(bytes)).rejects.toMatchObject({ why: 'file-unpacks-too-big' })
})
