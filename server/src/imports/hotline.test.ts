import { type Id, newId } from '@red-steward/domain/ids'
import type { HotlineRowSeen } from '@red-steward/domain/imports/hotline-shapes'
import { expect, test } from 'vitest'
import { addNote } from '../cases/add-note.ts'
import { askImport, communityWithHomes, doImport, drive, tryImport } from '../testing/imports-world.ts'
import { inside, itIsNow, newMember, run } from '../testing/world.ts'

type Actor = Awaited<ReturnType<typeof communityWithHomes>>
interface Seen {
  import: { state: string; counts: Record<string, number> }
  rows: HotlineRowSeen[]
}

const header = '工单编号,来电时间,来电号码,地址,诉求内容,诉求类别\n'
const rows = [
  'GZ001,2026-03-10 09:00,13912340001,月塘家园1栋,电梯停了一上午,设施',
  'GZ002,2026-03-10 10:00,,滨江路口,路灯不亮,',
  'GZ003,2026-03-10 11:00,,滨江路口,请你们来一趟,',
  ',2026-03-10 11:00,,滨江路口,没有编号,',
]

async function upload(secretary: Actor, lines: string[] = rows): Promise<Id> {
  const content = Buffer.from(header + lines.join('\n')).toString('base64')
  const { importId } = (await doImport(secretary, 'upload', {
    id: newId(),
    name: '12345.csv',
    content,
    kind: 'hotline',
  })) as { importId: Id }
  await doImport(secretary, 'dry-run', { importId })
  return importId
}

const seen = (secretary: Actor, importId: Id) => askImport<Seen>(secretary, 'hotline', { importId })

async function commit(secretary: Actor, importId: Id) {
  await doImport(secretary, 'commit', { importId })
  return drive(secretary, importId)
}

const casesOf = (secretary: Actor) =>
  inside(secretary.communityId, (tx) =>
    tx
      .selectFrom('cases')
      .select(['id', 'external_no', 'leaf', 'source', 'place', 'building_id', 'state', 'reported_at', 'contact_ok'])
      .orderBy('external_no')
      .execute(),
  )

test('a list becomes cases with number, time, place and matter; what asks and what is wrong stays out', async () => {
  itIsNow('2026-03-11T06:00:00.000Z')
  const secretary = await communityWithHomes()
  const importId = await upload(secretary)
  const dry = await seen(secretary, importId)
  expect(dry.rows.map(({ externalNo, outcome, reason, leaf }) => [externalNo, outcome, reason, leaf])).toEqual([
    ['GZ001', 'create', null, '0104'],
    ['GZ002', 'create', null, '0502'],
    ['GZ003', 'ask', 'hotline-leaf-unclear', null],
    ['', 'error', 'hotline-number-missing', null],
  ])
  expect(dry.rows[0]).toMatchObject({ phone: '139****0001', where: expect.stringContaining('月塘家园') })
  expect(await casesOf(secretary)).toEqual([])

  expect(await commit(secretary, importId)).toBe('DONE')

  const made = await casesOf(secretary)
  expect(made).toMatchObject([
    {
      external_no: 'GZ001',
      leaf: '0104',
      source: 'HOTLINE_12345',
      reported_at: '2026-03-10T01:00:00.000Z',
      contact_ok: true,
    },
    { external_no: 'GZ002', leaf: '0502', place: '滨江路口', contact_ok: false },
  ])
  expect(made[0]!.building_id).not.toBeNull()
  const [caller] = await inside(secretary.communityId, (tx) =>
    tx.selectFrom('case_followers').select(['case_id', 'kind', 'phone_sealed']).execute(),
  )
  expect(caller).toMatchObject({ case_id: made[0]!.id, kind: 'REPORTER' })
  expect(Buffer.from(caller!.phone_sealed!).toString('latin1')).not.toContain('13912340001')

  await doImport(secretary, 'decide-hotline', { importId, rows: [{ number: 2, leaf: '0902' }] })
  expect(await commit(secretary, importId)).toBe('DONE')
  expect(await casesOf(secretary)).toHaveLength(3)
  itIsNow()
})

test('the same number is the same case: another list with it adds what is new and nothing else', async () => {
  const secretary = await communityWithHomes()
  await commit(secretary, await upload(secretary, rows.slice(0, 1)))
  const again = await upload(secretary, rows.slice(0, 2))
  expect((await seen(secretary, again)).rows.map(({ outcome, reason }) => [outcome, reason])).toEqual([
    ['unchanged', 'hotline-known'],
    ['create', null],
  ])
  await commit(secretary, again)
  expect((await casesOf(secretary)).map((one) => one.external_no)).toEqual(['GZ001', 'GZ002'])
})

test('two lists with the same numbers, imported at once, make each case once', async () => {
  const secretary = await communityWithHomes()
  const [one, other] = [
    await upload(secretary, rows.slice(0, 2)),
    await upload(secretary, [...rows.slice(0, 2), rows[2]!]),
  ]
  for (const importId of [one, other]) await doImport(secretary, 'commit', { importId })
  const advance = (importId: Id) => tryImport(secretary, 'advance', { importId })
  await Promise.all([advance(one), advance(other)])
  for (const importId of [one, other]) expect(await drive(secretary, importId)).toBe('DONE')
  expect((await casesOf(secretary)).map((made) => made.external_no)).toEqual(['GZ001', 'GZ002'])
})

test('while nobody has touched it a list is taken back, and its numbers are free again', async () => {
  const secretary = await communityWithHomes()
  const importId = await upload(secretary, rows.slice(0, 2))
  await commit(secretary, importId)
  await doImport(secretary, 'undo', { importId })
  expect((await casesOf(secretary)).map(({ state, external_no }) => [state, external_no])).toEqual([
    ['CANCELLED', null],
    ['CANCELLED', null],
  ])

  const again = await upload(secretary, rows.slice(0, 1))
  await commit(secretary, again)
  const [made] = await casesOf(secretary)
  expect(await run(secretary, addNote, { caseId: made!.id, text: '已联系' })).toMatchObject({ outcome: 'done' })
  expect(await tryImport(secretary, 'undo', { importId: again })).toMatchObject({
    why: 'import-touched-since',
    detail: { total: 1, rows: [{ row: 2, caseId: made!.id }] },
  })
})

test('other columns are read anew, and a person’s word stays', async () => {
  const secretary = await communityWithHomes()
  const importId = await upload(secretary, rows.slice(2, 3))
  await doImport(secretary, 'decide-hotline', { importId, rows: [{ number: 0, leaf: '0207' }] })
  await doImport(secretary, 'map-hotline', { importId, columns: { 0: 'number', 4: 'content' } })
  const { rows: read } = await seen(secretary, importId)
  expect(read).toMatchObject([{ leaf: '0207', address: '', outcome: 'ask', reason: 'hotline-place-unclear' }])
  expect(await tryImport(secretary, 'map-hotline', { importId, columns: { 0: 'number' } })).toMatchObject({
    why: 'hotline-columns-missing',
  })
})

test('a list of people is no list of the hotline, and nobody but the secretary of all grids imports one', async () => {
  const secretary = await communityWithHomes()
  const content = Buffer.from('姓名,房号\n王小明,401\n').toString('base64')
  const input = { id: newId(), name: '台账.csv', content, kind: 'hotline' }
  expect(await tryImport(secretary, 'upload', input)).toMatchObject({ why: 'hotline-not-a-list' })
  const desk = await newMember({ role: 'station-desk', community: secretary.communityId })
  expect(await tryImport(desk, 'upload', input)).toMatchObject({ why: 'role-not-allowed' })
})
