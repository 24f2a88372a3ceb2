import { expect, test } from 'vitest'
import { csvText } from './csv.ts'

test('Excel reads the Chinese of an exported list, quotes and line breaks included', () => {
  expect(
    csvText([
      ['姓名', '备注'],
      ['王小明', '说"好"\n再来'],
    ]),
  ).toBe('\uFEFF"姓名","备注"\r\n"王小明","说""好""\n再来"\r\n')
})

test.each(['=1+1', '+86', '-a', '@x', '\t=1', ' =1', '＝1', '－1栋'])(
  'a cell that begins like a formula stays text: %s',
  (text) => {
    expect(csvText([[text]])).toBe(`\uFEFF"'${text}"\r\n`)
  },
)

test.each(['-1', '12', '3.5', '8-1-401', '138****1234'])(
  'a number, a door or a masked phone is left as it is: %s',
  (text) => {
    expect(csvText([[text]])).toBe(`\uFEFF"${text}"\r\n`)
  },
)
