import readXlsx from 'read-excel-file/node'
import { expect, test } from 'vitest'
import { askImport, commit, communityWithHomes, dryRun, rowsOf, upload } from '../testing/imports-world.ts'

const file = [
  '楼栋,单元,房号,姓名,性别,出生日期,与户主关系',
  '1栋,1单元,101,向晓棠,不男不女,1963.13.45,户主',
  '1栋,1单元,102,,女,1970.1.2,户主',
  '1栋,1单元,201,龙一舟,男,1980.1.2,户主',
].join('\n')

test('a row with several faults names each with its column, in the dry run, the commit and the result file', async () => {
  const secretary = await communityWithHomes()
  const importId = await upload(secretary, '台账.csv', Buffer.from(file))
  await dryRun(secretary, importId)
  const told = async () =>
    (await rowsOf(secretary, importId)).map(({ outcome, reason, further }) => ({ outcome, reason, further }))

  const expected = [
    {
      outcome: 'error',
      reason: 'sex-unknown-word',
      further: [{ reason: 'date-impossible', column: 'F 出生日期' }],
    },
    { outcome: 'error', reason: 'name-missing', further: [] },
    { outcome: 'create', reason: null, further: [] },
  ]
  expect(await told()).toEqual(expected)
  await commit(secretary, importId)
  expect(await told()).toEqual(expected)

  const { content } = await askImport<{ content: string }>(secretary, 'result-file', { importId, language: 'zh' })
  const [sheet] = await readXlsx(Buffer.from(content, 'base64'))
  const [, column, reasons] = sheet!.data[1]!.slice(-3)
  expect(column).toBe('E 性别')
  expect(String(reasons).split('；')).toHaveLength(2)
  expect(String(reasons)).toContain('F 出生日期：')
})
