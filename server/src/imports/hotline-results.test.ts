import { type Id, newId } from '@red-steward/domain/ids'
import ExcelJS from 'exceljs'
import { expect, test } from 'vitest'
import { callBack } from '../cases/call-back.ts'
import { listCallBacks } from '../cases/list-call-backs.ts'
import { resolveOnTheSpot } from '../cases/resolve-on-the-spot.ts'
import { askImport, communityWithHomes, doImport, drive } from '../testing/imports-world.ts'
import { ask, inside, newMember, run } from '../testing/world.ts'
import { hotlineResults } from './hotline-results.ts'

type Actor = Awaited<ReturnType<typeof communityWithHomes>>

// biome-ignore lint/suspicious/noExplicitAny: answers of many queries
async function done(result: ReturnType<typeof run>): Promise<any> {
  const said = await result
  if (said.outcome !== 'done') throw new Error(JSON.stringify(said))
  return said.answer
}

async function imported(secretary: Actor): Promise<Id> {
  const lines = [
    '工单编号,来电时间,来电号码,地址,诉求内容,诉求类别',
    '0012,2026-03-10 09:00,13912340001,月塘家园1栋,电梯停了一上午,设施',
    'GZ002,2026-03-10 10:00,,滨江路口,路灯不亮,',
    'GZ003,2026-03-10 11:00,,滨江路口,请你们来一趟,',
  ]
  const content = Buffer.from(lines.join('\n')).toString('base64')
  const input = { id: newId(), name: '12345三月.csv', content, kind: 'hotline' }
  const { importId } = (await doImport(secretary, 'upload', input)) as { importId: Id }
  await doImport(secretary, 'dry-run', { importId })
  await doImport(secretary, 'commit', { importId })
  await drive(secretary, importId)
  return importId
}

async function resultsOf(secretary: Actor, importId: Id, language = 'zh') {
  const file = await askImport<{ name: string; base64: string }>(secretary, 'hotline-results', { importId, language })
  const book = new ExcelJS.Workbook()
  await book.xlsx.load(Buffer.from(file.base64, 'base64') as never)
  const lines: string[][] = []
  book.worksheets[0]!.eachRow((row) => lines.push(Array.from((row.values as string[]).slice(1), (cell) => cell ?? '')))
  return { name: file.name, lines }
}

test('the file for the hotline says of every number what became of it, and of nobody who they are', async () => {
  const secretary = await communityWithHomes()
  const importId = await imported(secretary)
  const [lift, lamp] = await inside(secretary.communityId, (tx) =>
    tx.selectFrom('cases').select(['id', 'case_no']).orderBy('external_no').execute(),
  )
  const desk = await newMember({ role: 'station-desk', community: secretary.communityId })
  await done(run(secretary, resolveOnTheSpot, { caseId: lift!.id, residentSays: 'WELL', resultText: '=电梯已恢复' }))
  const { rows } = await done(ask(desk, listCallBacks, {}))
  const answer = { contacted: true, resolved: 'YES', satisfied: 'BASICALLY' }
  await done(run(desk, callBack, { callBackId: rows[0].id, answer }))

  const { name, lines } = await resultsOf(secretary, importId)

  expect(name).toBe('12345三月-办理结果.xlsx')
  expect(lines[0]).toEqual([
    ...['工单编号', '社区事件编号', '办理状态', '受理时间', '办结时间', '办理结果', '办理情况'],
    ...['是否联系', '是否解决', '是否满意', '回访时间'],
  ])
  expect(lines[1]!.slice(0, 3)).toEqual(['0012', lift!.case_no, '已评价'])
  expect(lines[1]!.slice(5, 10)).toEqual(['已解决', '=电梯已恢复', '是', '已解决', '基本满意'])
  expect(lines[2]!.slice(0, 3)).toEqual(['GZ002', lamp!.case_no, '已上报'])
  expect(lines[3]!.slice(0, 3)).toEqual(['GZ003', '', '未转为社区事件'])
  const all = JSON.stringify(lines)
  for (const told of ['13912340001', '月塘家园', '滨江路口', '停了一上午']) expect(all).not.toContain(told)
})

test('of a confidential case the number goes back and nothing else; a list of people has no such file', async () => {
  const secretary = await communityWithHomes()
  const importId = await imported(secretary)
  await inside(secretary.communityId, (tx) =>
    tx.updateTable('cases').set({ confidential: true, grid_id: null }).where('external_no', '=', 'GZ002').execute(),
  )
  const { lines } = await resultsOf(secretary, importId, 'en')
  expect(lines[2]!.filter(Boolean)).toEqual(['GZ002', 'Confidential, answered elsewhere'])
  expect(await ask(secretary, hotlineResults, { importId: newId() })).toMatchObject({ why: 'not-found' })
})
