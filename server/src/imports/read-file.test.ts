import { deflateRawSync } from 'node:zlib'
import iconv from 'iconv-lite'
import { expect, test } from 'vitest'
import { workbook } from '../testing/dirty/community-file.ts'
import { readSpreadsheet } from './read-file.ts'

const table = '姓名,楼栋,备注\r\n王小明,8栋,"他说:""在家"", 常住"\r\n䶮某,,\r\n'
const cells = [
  ['姓名', '楼栋', '备注'],
  ['王小明', '8栋', '他说:"在家", 常住'],
  ['䶮某', null, null],
]

test.each([
  ['UTF-8', Buffer.from(table)],
  ['UTF-8 with its mark', Buffer.from(`\ufeff${table}`)],
  ['GB18030', iconv.encode(table, 'gb18030')],
  ['UTF-16 as "Unicode text"', iconv.encode(table.replace(/,(?![^"]*"[^"]*$)/g, ','), 'utf-16le', { addBOM: true })],
  ['tabs', Buffer.from('姓名\t楼栋\t备注\n王小明\t8栋\t"他说:""在家"", 常住"\n䶮某\t\t\n')],
])('separated text in %s is read as one sheet', async (_name, bytes) => {
  expect((await readSpreadsheet(bytes, '台账.csv'))[0]!.rows).toEqual(cells)
})

test('every sheet of an xlsx is read, rows in their places', async () => {
  const bytes = await workbook([
    { name: '一栋', rows: [['姓名', '房号'], [], ['王小明', 401]] },
    { name: '空', rows: [] },
  ])

  expect(await readSpreadsheet(bytes, '台账.xlsx')).toEqual([
    {
      name: '一栋',
      rows: [
        ['姓名', '房号'],
        [null, null],
        ['王小明', 401],
      ],
    },
    { name: '空', rows: [] },
  ])
})

const oldExcel = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)])
const locked = Buffer.concat([oldExcel, Buffer.from('EncryptedPackage', 'utf16le')])

test.each([
  ['an empty file', Buffer.alloc(0), 'a.xlsx', 'file-empty'],
  ['an old Excel file', oldExcel, 'a.xls', 'file-is-old-excel'],
  ['a WPS .et', oldExcel, 'a.et', 'file-is-wps-et'],
  ['a file with a password', locked, 'a.xlsx', 'file-is-protected'],
  ['a PDF by another name', Buffer.from('%PDF-1.7 …'), 'a.xlsx', 'file-not-a-spreadsheet'],
  ['a web page saved as a spreadsheet', Buffer.from('<html><table></table></html>'), 'a.xls', 'file-not-a-spreadsheet'],
  ['half a download', (await workbook([{ name: 'a', rows: [['姓名']] }])).subarray(0, 900), 'a.xlsx', 'file-damaged'],
  ['a zip that is no spreadsheet', zipOf('hello.txt', Buffer.from('hello')), 'a.xlsx', 'file-not-a-spreadsheet'],
  ['a bomb', zipOf('xl/workbook.xml', Buffer.alloc(300 * 1024 * 1024)), 'a.xlsx', 'file-unpacks-too-big'],
  ['a bomb that its directory does not name', hiddenBomb(), 'a.xlsx', 'file-unpacks-too-big'],
  [
    'a small entry that claims four gigabytes',
    zipOf('xl/workbook.xml', Buffer.from('<a/>'), 0xfffffffe),
    'a.xlsx',
    'file-unpacks-too-big',
  ],
  ['separators and nothing else', Buffer.from(`姓名,房号\n${','.repeat(20_000_000)}`), 'a.csv', 'file-unpacks-too-big'],
  [
    'as many short lines as fit',
    Buffer.from(`姓名,房号\n${'a,b\n'.repeat(7_000_000)}`),
    'a.csv',
    'file-has-too-many-rows',
  ],
  ['as many short cells as fit', Buffer.from(`${'a,'.repeat(16_000)}\n`.repeat(900)), 'a.csv', 'file-unpacks-too-big'],
  ['more than 30 MB', Buffer.alloc(31 * 1024 * 1024), 'a.csv', 'file-too-big'],
])('%s is sent back with its reason', async (_what, bytes, name, why) => {
  await expect(readSpreadsheet(bytes, name)).rejects.toMatchObject({ why })
})

/** A harmless workbook, and before the directory an entry that the directory leaves out. */
function hiddenBomb(): Buffer {
  const [shown, hidden] = [
    zipOf('xl/workbook.xml', Buffer.from('<a/>')),
    zipOf('xl/worksheets/sheet1.xml', Buffer.alloc(300 * 1024 * 1024)),
  ]
  const split = shown.indexOf(Buffer.from('504b0102', 'hex'))
  const bomb = hidden.subarray(0, hidden.indexOf(Buffer.from('504b0102', 'hex')))
  const zip = Buffer.concat([shown.subarray(0, split), bomb, shown.subarray(split)])
  zip.writeUInt32LE(split + bomb.length, zip.length - 6)
  return zip
}

/** A zip of one entry that declares a size of one byte, or what it is told to. */
function zipOf(name: string, content: Buffer, declared = 1): Buffer {
  const packed = deflateRawSync(content)
  const local = Buffer.alloc(30)
  local.writeUInt32LE(0x04034b50, 0)
  local.writeUInt16LE(8, 8)
  local.writeUInt32LE(packed.length, 18)
  local.writeUInt32LE(declared, 22)
  local.writeUInt16LE(name.length, 26)
  const central = Buffer.alloc(46)
  central.writeUInt32LE(0x02014b50, 0)
  central.writeUInt16LE(8, 10)
  central.writeUInt32LE(packed.length, 20)
  central.writeUInt32LE(declared, 24)
  central.writeUInt16LE(name.length, 28)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(1, 10)
  end.writeUInt32LE(30 + name.length + packed.length, 16)
  return Buffer.concat([local, Buffer.from(name), packed, central, Buffer.from(name), end])
}
