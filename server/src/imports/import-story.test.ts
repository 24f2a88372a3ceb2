import { newId } from '@red-steward/domain/ids'
import ExcelJS from 'exceljs'
import pg from 'pg'
import { expect, test } from 'vitest'
import { correctPerson } from '../registry/correct-person.ts'
import { communityFile, xlsx } from '../testing/dirty/community-file.ts'
import {
  askImport,
  commit,
  communityWithHomes,
  countsOf,
  doImport,
  drive,
  dryRun,
  rowsOf,
  tryImport,
  upload,
} from '../testing/imports-world.ts'
import { databaseUrl, inside, machine, newMember, run } from '../testing/world.ts'

const small = (persons = 60, seed = 5) => communityFile({ persons, buildings: 3, seed })

test('a new community imports buildings it confirms and persons, and takes everything back', async () => {
  const secretary = await communityWithHomes()
  const { bytes } = await communityFile({ persons: 40, buildings: 5, seed: 3 })
  const importId = await upload(secretary, '台账.xlsx', bytes)

  await dryRun(secretary, importId)
  const { proposals } = await askImport<{ proposals: { key: string; number: string }[] }>(secretary, 'places', {
    importId,
  })
  expect(proposals.map((proposal) => proposal.number)).toEqual(['4', '5'])
  const counts = await dryRun(secretary, importId, { create: proposals.map((proposal) => proposal.key) })
  expect(counts).toMatchObject({ create: 40, error: 0 })

  expect(await commit(secretary, importId)).toBe('DONE')
  expect(await countsOf(secretary)).toMatchObject({ persons: 40, withoutHousehold: 0, heads: 'one each' })

  await doImport(secretary, 'undo', { importId })
  expect(await countsOf(secretary)).toMatchObject({ persons: 0 })
  const places = await inside(secretary.communityId, async (tx) => ({
    buildings: (await tx.selectFrom('buildings').select('number').orderBy('number').execute()).map((row) => row.number),
    dwellings: (await tx.selectFrom('dwellings').select('id').execute()).length,
  }))
  expect(places).toEqual({ buildings: ['1', '2', '3'], dwellings: 0 })
})

test('the same file sent twice is one import, and once it is done, sending it again changes nothing', async () => {
  const secretary = await communityWithHomes()
  const { bytes } = await small()
  const importId = await upload(secretary, '台账.xlsx', bytes)
  expect(await upload(secretary, '台账副本.xlsx', bytes)).toBe(importId)

  await dryRun(secretary, importId)
  await commit(secretary, importId)

  expect(await upload(secretary, '台账.xlsx', bytes)).toBe(importId)
  expect(await tryImport(secretary, 'commit', { importId })).toMatchObject({ why: 'import-already-begun' })
  expect(await countsOf(secretary)).toMatchObject({ persons: 60 })
})

test('a file with the same people in other bytes finds everybody unchanged', async () => {
  const secretary = await communityWithHomes()
  const { bytes, rows } = await small()
  const first = await upload(secretary, '台账.xlsx', bytes)
  await dryRun(secretary, first)
  await commit(secretary, first)

  const again = await upload(secretary, '台账2.xlsx', await xlsx([header, ...rows], '第二次'))

  expect(await dryRun(secretary, again)).toMatchObject({ unchanged: 60, create: 0, update: 0 })
})

test('an import stopped between two chunks goes on where it stopped, and nobody comes twice', async () => {
  const secretary = await communityWithHomes()
  const { bytes } = await small(2500, 11)
  const importId = await upload(secretary, '台账.xlsx', bytes)
  await dryRun(secretary, importId)
  await doImport(secretary, 'commit', { importId })
  await doImport(secretary, 'advance', { importId })

  await doImport(secretary, 'cancel', { importId })
  const stopped = await countsOf(secretary)
  expect(await doImport(secretary, 'advance', { importId })).toMatchObject({ state: 'CANCELLED', laneIsDone: true })
  expect(stopped.persons).toBeGreaterThan(0)
  expect(stopped.persons).toBeLessThan(2500)

  await doImport(secretary, 'resume', { importId })
  expect(await drive(secretary, importId)).toBe('DONE')
  const { counts } = await askImport<{ counts: { create: number } }>(secretary, 'get', { importId })
  expect(await countsOf(secretary)).toMatchObject({ persons: counts.create, heads: 'one each' })
})

test('an import whose database goes away under it waits, and goes on when it is back', async () => {
  const secretary = await communityWithHomes()
  const { bytes } = await small(3500, 11)
  const importId = await upload(secretary, '台账.xlsx', bytes)
  await dryRun(secretary, importId)
  await doImport(secretary, 'commit', { importId })
  const owner = new pg.Client(databaseUrl)
  await owner.connect()
  const away: Promise<unknown>[] = []
  let lost = 0
  machine.db.pool.on('remove', () => lost++)
  const cut = () =>
    away.length < 3 &&
    away.push(
      owner.query(`select pg_terminate_backend(pid) from pg_stat_activity
        where datname = current_database() and pid <> pg_backend_pid() and state <> 'idle'`),
    )

  expect(await drive(secretary, importId, cut)).toBe('DONE')

  await Promise.all(away)
  await owner.end()
  expect(lost).toBeGreaterThan(0)
  const { counts } = await askImport<{ counts: { create: number } }>(secretary, 'get', { importId })
  expect(await countsOf(secretary)).toMatchObject({ persons: counts.create, heads: 'one each' })
})

test('what somebody changed since stands in the way of an undo, and the rows are named', async () => {
  const secretary = await communityWithHomes()
  const { bytes } = await small(12)
  const importId = await upload(secretary, '台账.xlsx', bytes)
  await dryRun(secretary, importId)
  await commit(secretary, importId)
  const [first] = await rowsOf(secretary, importId)
  const correction = { personId: first!.personId, base: 1, changes: { note: '需轮椅' } }
  expect(await run(secretary, correctPerson, correction)).toMatchObject({ outcome: 'done' })

  const refused = await tryImport(secretary, 'undo', { importId })

  expect(refused).toMatchObject({
    why: 'import-touched-since',
    detail: { total: 1, rows: [{ row: first!.row, personId: first!.personId }] },
  })
  expect(await countsOf(secretary)).toMatchObject({ persons: 12 })
})

test('rows to be fixed are sent again alone, with the places their blank cells stood for', async () => {
  const secretary = await communityWithHomes()
  const rows = [
    header,
    [1, '1栋', '1单元', 101, '王小明', '男', null, '1960-01-02', null, '户主', null, null],
    [2, null, null, null, '李芳', '女', '5.22699E+17', '1962-01-02', null, '妻', null, null],
  ]
  const importId = await upload(secretary, '台账.xlsx', await xlsx(rows))
  expect(await dryRun(secretary, importId)).toMatchObject({ create: 1, error: 1 })
  await commit(secretary, importId)

  const result = await askImport<{ name: string; content: string }>(secretary, 'result-file', {
    importId,
    rows: 'to-fix',
  })
  const book = new ExcelJS.Workbook()
  await book.xlsx.load(Buffer.from(result.content, 'base64') as never)
  const sheet = book.worksheets[0]!
  expect(sheet.rowCount).toBe(2)
  expect((sheet.getRow(2).values as unknown[]).slice(2, 6)).toEqual(['1栋', '1单元', '101', '李芳'])
  expect(sheet.getRow(2).getCell(13).value).toBe('有误')
  sheet.getRow(2).getCell(7).value = null
  const fixed = await upload(secretary, result.name, Buffer.from(await book.xlsx.writeBuffer()))

  expect(await dryRun(secretary, fixed)).toMatchObject({ create: 1, error: 0 })
  await commit(secretary, fixed)
  expect(await countsOf(secretary)).toMatchObject({ persons: 2, heads: 'one each' })
  const households = await inside(secretary.communityId, (tx) => tx.selectFrom('households').select('id').execute())
  expect(households).toHaveLength(1)
})

test('a wife whose husband’s row is damaged does not join the family that lives at the door now', async () => {
  const secretary = await communityWithHomes()
  const there = [1, '1栋', '1单元', 101, '王小明', '男', null, '1960-01-02', null, '户主', null, null]
  const first = await upload(secretary, '一.xlsx', await xlsx([header, there]))
  await dryRun(secretary, first)
  await commit(secretary, first)
  const couple = [
    [1, '1栋', '1单元', 101, '赵国强', '男', '5.22699E+17', '1970-01-02', null, '户主', null, null],
    [2, '1栋', '1单元', 101, '李芳', '女', null, '1972-01-02', null, '妻', null, null],
  ]
  const second = await upload(secretary, '二.xlsx', await xlsx([header, ...couple]))

  expect(await dryRun(secretary, second)).toMatchObject({ error: 2, create: 0 })
  expect(await rowsOf(secretary, second)).toMatchObject([
    { reason: 'id-number-damaged' },
    { reason: 'head-row-has-problem' },
  ])
})

test('where the file differs, the policy decides: leave, fill, overwrite or ask, and an answer settles it', async () => {
  const secretary = await communityWithHomes()
  const row = [1, '1栋', '1单元', 101, '王小明', '男', null, '1960-01-02', '13800001234', '户主', null, null]
  const first = await upload(secretary, '一.xlsx', await xlsx([header, row]))
  await dryRun(secretary, first)
  await commit(secretary, first)
  const changed = row.with(8, '13900005678')
  const second = await upload(secretary, '二.xlsx', await xlsx([header, changed]))

  expect(await dryRun(secretary, second)).toMatchObject({ skip: 1 })
  expect(await dryRun(secretary, second, { policies: { contact: 'overwrite' } })).toMatchObject({ update: 1 })
  expect(await dryRun(secretary, second, { policies: { contact: 'ask' } })).toMatchObject({ ask: 1 })
  expect(await rowsOf(secretary, second)).toMatchObject([
    { reason: 'differs', differences: [{ field: 'phone', old: '***', new: '***', taken: false }] },
  ])

  await doImport(secretary, 'answer-rows', { importId: second, answers: [{ number: 0, answer: 'same' }] })
  expect(await doImport(secretary, 'dry-run', { importId: second })).toMatchObject({ counts: { update: 1, ask: 0 } })
  expect(await commit(secretary, second)).toBe('DONE')

  await doImport(secretary, 'undo', { importId: second })
  expect(await countsOf(secretary)).toMatchObject({ persons: 1 })
})

test('a person who moved within the community is asked about, and moves when the answer says so', async () => {
  const secretary = await communityWithHomes()
  const row = [1, '1栋', '1单元', 101, '王小明', '男', '522699196001020030', null, null, '户主', null, null]
  const bytes = await xlsx([header, row.with(6, null).with(7, '1960-01-02')])
  const first = await upload(secretary, '一.xlsx', bytes)
  await dryRun(secretary, first)
  await commit(secretary, first)
  const moved = row.with(3, 202).with(6, null).with(7, '1960-01-02')
  const second = await upload(secretary, '二.xlsx', await xlsx([header, moved]))

  expect(await dryRun(secretary, second)).toMatchObject({ ask: 1 })
  await doImport(secretary, 'answer-rows', { importId: second, answers: [{ number: 0, answer: 'same' }] })
  await doImport(secretary, 'dry-run', { importId: second })
  await commit(secretary, second)

  const homes = await inside(secretary.communityId, (tx) =>
    tx
      .selectFrom('residences')
      .innerJoin('dwellings', 'dwellings.id', 'residences.dwelling_id')
      .select(['door_key', 'end_reason'])
      .orderBy('door_key')
      .execute(),
  )
  expect(homes).toEqual([
    { door_key: '1-1-101', end_reason: 'MOVED_WITHIN' },
    { door_key: '1-1-202', end_reason: null },
  ])
})

test('a secretary of some grids only may not import, and what others import does not exist for her', async () => {
  const secretary = await communityWithHomes()
  const { bytes } = await small(4)
  const importId = await upload(secretary, '台账.xlsx', bytes)
  const partly = await newMember({ role: 'secretary', community: secretary.communityId, grids: [newId()] })

  expect(await tryImport(partly, 'upload', { id: newId(), name: 'a.csv', content: '' })).toMatchObject({
    why: 'import-needs-whole-community',
  })
  expect(await tryImport(partly, 'dry-run', { importId })).toMatchObject({ why: 'not-found' })
})

const header = [
  '序号',
  '楼栋',
  '单元',
  '房号',
  '姓名',
  '性别',
  '身份证号',
  '出生日期',
  '联系电话',
  '与户主关系',
  '人户状态',
  '备注',
]
