import type { Actor } from '@red-steward/domain/identity/actor'
import type { SearchAnswer } from '@red-steward/domain/registry/search'
import { beforeAll, describe, expect, test } from 'vitest'
import { newBuilding, newCompound, newGrid } from '../testing/places-world.ts'
import { aMember, newHousehold, syntheticIdNumber } from '../testing/registry-world.ts'
import { ask, home, inside, newCommunity, newMember, run } from '../testing/world.ts'
import { correctPerson } from './correct-person.ts'
import { search } from './search.ts'

const idNumber = syntheticIdNumber('1949-12-30', '2')
const ids: Record<string, string> = {}
let north: string
let secretary: Actor

beforeAll(async () => {
  const [lake, sun] = [await newCompound({ name: '翠湖花园' }), await newCompound({ name: '东方阳光' })]
  const grids = [await newGrid(), await newGrid()]
  north = grids[0]!
  const eight = await newBuilding({ compound: lake.id, grid: grids[0]!, number: '8', units: 2, floors: 5 })
  const sun8 = await newBuilding({ compound: sun.id, grid: grids[1]!, number: '8', units: 1, floors: 5 })
  const door = (building: typeof eight, key: string) => building.doors.find((one) => one.doorKey === key)!
  secretary = await newMember({ role: 'secretary' })
  const settle = async (at: { id: string }, ...members: Parameters<typeof aMember>[0][]) => {
    const made = members.map((more, i) => aMember({ relation: i === 0 ? '02' : '99', ...more }))
    await newHousehold({ actor: secretary, door: at, members: made })
    for (const { name, id } of made) ids[name!] = id
  }
  await settle(door(eight, '8-1-401'), { name: '张小明', phone: '13800001234' }, { name: '张明', sex: '9' })
  await settle(door(eight, '8-1-402'), { name: '单小明' }, { name: '欧阳雪', sex: '2' })
  await settle(door(eight, '8-2-401'), { name: '章晓梅', sex: '2', birthDate: null, idNumber })
  await settle(door(sun8, '8-1-401'), { name: '王明张', phone: '13900001234' }, { name: '阿依·古丽', sex: '2' })
  await settle(
    door(sun8, '8-1-101'),
    { name: '尹红', readingOverride: 'yi hong' },
    { name: '乐明', phone: '08558123456' },
  )
})

async function found(text: string, actor = secretary, more = {}): Promise<SearchAnswer> {
  const result = await ask(actor, search, { text, ...more })
  if (result.outcome !== 'done') throw new Error(result.why)
  return result.answer as SearchAnswer
}

const shown = (answer: SearchAnswer) =>
  answer.hits.map((hit) => (hit.kind === 'person' ? hit.name : hit.address.replace('花园', '')))

test.each([
  ['张小明', ['张小明']],
  ['张', ['张小明', '张明', '王明张']],
  ['小明', ['张小明', '单小明']],
  ['明', ['单小明', '乐明', '张明', '张小明', '王明张']],
  ['雪', ['欧阳雪']],
  ['zhang', ['张明', '章晓梅', '张小明', '王明张']],
  ['zhangxiaoming', ['张小明']],
  ['zhangxiaom', ['章晓梅', '张小明']],
  ['ZHANG XIAO', ['章晓梅', '张小明']],
  ['xiaoming', ['张小明', '单小明']],
  ['zxm', ['章晓梅', '张小明']],
  ['zm', ['张明']],
  ['oyx', ['欧阳雪']],
  ['张xm', ['张小明']],
  ['张x', ['张小明']],
  ['zhang明', ['张明']],
  ['z小明', ['张小明']],
  ['zhangxm', ['章晓梅', '张小明']],
  ['zxiaom', ['章晓梅', '张小明']],
  ['单xm', ['单小明']],
  ['shan', ['单小明']],
  ['dan', []],
  ['yihong', ['尹红']],
  ['yh', ['尹红']],
  ['yinhong', []],
  ['古丽', ['阿依·古丽']],
  ['aygl', ['阿依·古丽']],
  ['赵', []],
  ['8-1-401', ['东方阳光8号楼1单元401', '翠湖8号楼1单元401']],
  ['8栋1单元401', ['东方阳光8号楼1单元401', '翠湖8号楼1单元401']],
  ['八号楼一单元401室', ['东方阳光8号楼1单元401', '翠湖8号楼1单元401']],
  ['8#1-401', ['东方阳光8号楼1单元401', '翠湖8号楼1单元401']],
  ['翠湖8-1-401', ['翠湖8号楼1单元401']],
  ['翠湖8-1-4', ['翠湖8号楼1单元401', '翠湖8号楼1单元402']],
  ['8-2-40', ['翠湖8号楼2单元401', '翠湖8号楼2单元402']],
  ['翠湖8-401', ['翠湖8号楼1单元401', '翠湖8号楼2单元401']],
  ['翠湖8栋', ['翠湖8号楼', ...lakeDoors()]],
  ['9-1-401', []],
  ['翠湖', ['翠湖8号楼']],
  ['cuihu', ['翠湖8号楼']],
  ['chhy', ['翠湖8号楼']],
  ['1234', ['王明张', '张小明']],
  ['13800001234', ['张小明']],
  ['138 0000 1234', ['张小明']],
  ['0855-8123456', ['乐明']],
  [idNumber, ['章晓梅']],
  [idNumber.toLowerCase(), ['章晓梅']],
  [idNumber.slice(0, 6) + idNumber.slice(8, 17), ['章晓梅']],
  [idNumber.slice(0, 17), []],
  ["'; drop table persons; --", []],
  ['%', []],
  ['', []],
])('"%s" finds %j', async (text, names) => {
  const answer = shown(await found(text))
  expect(answer.slice(0, names.length + 1).sort()).toEqual([...names].sort())
})

function lakeDoors() {
  return [1, 2]
    .flatMap((unit) => [1, 2, 3, 4, 5].flatMap((floor) => [1, 2].map((n) => `翠湖8号楼${unit}单元${floor}0${n}`)))
    .slice(0, 19)
}

describe('a hit', () => {
  test('of a person tells household, door, age, and what matched', async () => {
    const [hit] = (await found('张xm')).hits
    expect(hit).toMatchObject({
      kind: 'person',
      id: ids.张小明,
      name: '张小明',
      nameHighlights: [[0, 3]],
      address: '翠湖花园8号楼1单元401',
      relation: '02',
      sex: '1',
      householdId: expect.any(String),
      dwellingId: expect.any(String),
      buildingId: expect.any(String),
      matchedBy: 'mixed',
      how: 'prefix',
    })
  })

  test('of a door tells who heads the household and how many live there', async () => {
    const [hit] = (await found('翠湖8-1-401')).hits
    expect(hit).toMatchObject({ kind: 'dwelling', name: '张小明', count: 2, how: 'exact', matchedBy: 'door' })
  })

  test('that is exact comes before one from the beginning, and that before one from inside', async () => {
    const { hits } = await found('zhang')
    expect(hits.map(({ how }) => how)).toEqual(['prefix', 'prefix', 'prefix', 'inside'])
    expect((await found('zm')).hits[0]).toMatchObject({ how: 'exact', matchedBy: 'initials' })
  })

  test('beyond the limit is announced', async () => {
    const answer = await found('明', secretary, { limit: 2 })
    expect(answer).toMatchObject({ more: true })
    expect(answer.hits).toHaveLength(2)
  })
})

describe('reach', () => {
  test('a steward finds persons, doors and buildings of her own grid only', async () => {
    const steward = await newMember({ role: 'steward', grids: [north] })
    expect(shown(await found('明', steward)).sort()).toEqual(['单小明', '张小明', '张明'].sort())
    expect(shown(await found('8-1-401', steward))).toEqual(['翠湖8号楼1单元401'])
    expect(shown(await found('1234', steward))).toEqual(['张小明'])
    expect(shown(await found('dfyg', steward))).toEqual([])
  })

  test('a steward without any grid finds nothing', async () => {
    const nobody = await newMember({ role: 'steward', grids: [] })
    for (const text of ['明', 'zhang', '8-1-401', '1234', '翠湖', idNumber])
      expect((await found(text, nobody)).hits).toEqual([])
  })

  test('another community finds nothing of ours', async () => {
    const elsewhere = await newMember({ role: 'secretary', community: await newCommunity() })
    for (const text of ['明', 'zhang', '8-1-401', '1234', '翠湖', idNumber])
      expect((await found(text, elsewhere)).hits).toEqual([])
  })

  test('many who search at once each find what is theirs, and a grid given away is gone with the next search', async () => {
    const community = await newCommunity()
    const [mine, other] = [await newGrid({ community }), await newGrid({ community })]
    const chief = await newMember({ role: 'secretary', community })
    for (const grid of [mine, other]) {
      const { doors } = await newBuilding({ community, grid })
      await newHousehold({ actor: chief, door: doors[0]!, members: [aMember({ name: '明月' })] })
    }
    const steward = await newMember({ role: 'steward', community, grids: [mine] })
    const elsewhere = await newMember({ role: 'secretary', community: await newCommunity() })
    const askers = [chief, steward, elsewhere, secretary]

    const counts = await Promise.all(
      Array.from({ length: 80 }, async (_, i) => (await found('明月', askers[i % 4])).hits.length),
    )
    expect(counts).toEqual(Array.from({ length: 80 }, (_, i) => [2, 1, 0, 0][i % 4]))

    expect((await found('明月', { ...steward, grids: [] })).hits).toEqual([])
    expect((await found('明月', { ...steward, grids: [other] })).hits).toHaveLength(1)
  })

  test('the desk sees names masked and no hint which characters matched', async () => {
    const desk = await newMember({ role: 'station-desk' })
    const [hit] = (await found('zhangxiaoming', desk)).hits
    expect(hit).toMatchObject({ name: '张*明', nameHighlights: [] })
    expect((await found('翠湖8-1-401', desk)).hits[0]).toMatchObject({ name: '张*明' })
  })
})

test('the property learns a masked name and a door, and cannot try numbers out', async () => {
  const property = await newMember({ role: 'property-steward', grids: [north] })
  const [hit] = (await found('zhangxiaoming', property)).hits
  expect(hit).toMatchObject({ name: '张*明', sex: null, age: null, relation: null })
  for (const text of [idNumber, '13800001234', '1234']) expect(shown(await found(text, property))).toEqual([])
})

test('a name read wrongly is found by its true reading once somebody corrects it', async () => {
  const { doors } = await newBuilding()
  const { personIds } = await newHousehold({ actor: secretary, door: doors[0]!, members: [aMember({ name: '钱乐' })] })
  expect(shown(await found('qianle'))).toEqual(['钱乐'])

  const corrected = { personId: personIds[0], base: 1, changes: { readingOverride: 'qian yue' } }
  expect(await run(secretary, correctPerson, corrected)).toMatchObject({ outcome: 'done' })

  expect(shown(await found('qianyue'))).toEqual(['钱乐'])
  expect(shown(await found('qianle'))).toEqual([])
  expect(shown(await found('钱y'))).toEqual(['钱乐'])
})

test('who died or moved out is found only when asked for, at the last address', async () => {
  const community = await home()
  const building = await newBuilding()
  const household = await newHousehold({
    actor: secretary,
    door: building.doors[0]!,
    members: [aMember({ name: '龚远行' })],
  })
  const [id] = household.personIds
  await inside(community, async (tx) => {
    await tx
      .updateTable('residences')
      .set({ to_day: '2026-01-01', end_reason: 'MOVED_OUT' })
      .where('person_id', '=', id!)
      .execute()
    const row = { community_id: community, subject_kind: 'person', subject_id: id!, operation: 'upsert' }
    await tx.insertInto('feed').values(row).execute()
  })

  expect((await found('龚远行')).hits).toEqual([])
  expect((await found('gyx', secretary, { former: true })).hits).toMatchObject([
    { id, former: true, address: expect.any(String) },
  ])
})
