import type { Actor } from '@red-steward/domain/identity/actor'
import type { HouseholdPage, PersonPage } from '@red-steward/domain/registry/lists'
import { beforeAll, expect, test } from 'vitest'
import { newBuilding, newCompound, newGrid } from '../testing/places-world.ts'
import { aMember, newHousehold, syntheticIdNumber } from '../testing/registry-world.ts'
import { ask, home, inside, itIsNow, newCommunity, newMember } from '../testing/world.ts'
import { listHouseholds } from './list-households.ts'
import { listPersons } from './list-persons.ts'

let secretary: Actor
let grids: string[]
let eight: Awaited<ReturnType<typeof newBuilding>>
let stale: string

beforeAll(async () => {
  itIsNow('2026-03-02T12:00:00Z')
  grids = [await newGrid(), await newGrid()]
  const [lake, sun] = [await newCompound({ name: '甲园' }), await newCompound({ name: '乙园' })]
  eight = await newBuilding({ compound: lake.id, grid: grids[0]!, number: '8' })
  const twelve = await newBuilding({ compound: lake.id, grid: grids[0]!, number: '12', doorsPerFloor: 1 })
  const other = await newBuilding({ compound: sun.id, grid: grids[1]!, number: '1' })
  secretary = await newMember({ role: 'secretary' })
  const settle = (door: { id: string }, ...members: Parameters<typeof aMember>[0][]) =>
    newHousehold({
      actor: secretary,
      door,
      members: members.map((more, i) => aMember({ relation: i ? '20' : '02', ...more })),
    })
  await settle(twelve.doors[0]!, { name: '赵一', birthDate: '1940-03-02', phone: '13800000001' })
  const old = await settle(
    eight.doors[0]!,
    { name: '钱二', birthDate: '1966-03-02', sex: '2' },
    { name: '钱三', birthDate: '2013-03-03', guardians: [{ name: '钱大', relation: '51' }] },
  )
  stale = old.id
  await settle(eight.doors[3]!, {
    name: '孙四',
    birthDate: null,
    sex: '9',
    idNumber: syntheticIdNumber('1980-01-01', '1'),
  })
  await settle(other.doors[0]!, { name: '李五', birthDate: '2006-03-02', phone: '13800000002', kind: 'TENANT' })
  await inside(await home(), async (tx) => {
    await tx
      .updateTable('persons')
      .set({ confirmed_at: '2026-03-01T00:00:00.000Z' })
      .where('name', '<>', '钱二')
      .execute()
    await tx
      .updateTable('persons')
      .set({ confirmed_at: '2025-01-01T00:00:00.000Z' })
      .where('name', '=', '钱二')
      .execute()
    await tx
      .updateTable('households')
      .set({ confirmed_at: '2026-03-01T00:00:00.000Z' })
      .where('id', '<>', stale)
      .execute()
  })
})

async function persons(input: object = {}, actor = secretary): Promise<PersonPage> {
  const result = await ask(actor, listPersons, input)
  if (result.outcome !== 'done') throw new Error(result.why)
  return result.answer as PersonPage
}
const names = async (input?: object, actor?: Actor) => (await persons(input, actor)).rows.map(({ name }) => name)

test.each([
  ['by address, 8 before 12', { order: 'address' }, ['李五', '钱二', '钱三', '孙四', '赵一']],
  ['by name', {}, ['李五', '钱二', '钱三', '孙四', '赵一']],
  ['longest unconfirmed first', { order: 'freshness', limit: 1 }, ['钱二']],
  ['60 and over', { ageFrom: 60 }, ['钱二', '赵一']],
  ['12 and under', { ageTo: 12 }, ['钱三']],
  ['20 exactly', { ageFrom: 20, ageTo: 20 }, ['李五']],
  ['women', { sex: '2' }, ['钱二']],
  ['tenants', { residence: 'TENANT' }, ['李五']],
  ['without a phone', { missingPhone: true }, ['钱二', '钱三', '孙四']],
  ['without an id number', { missingIdNumber: 'true' }, ['李五', '钱二', '钱三', '赵一']],
  ['not confirmed for a year', { staleDays: 365 }, ['钱二']],
  ['of a group nobody belongs to', { group: 'K01' }, []],
])('a secretary lists persons %s', async (_, input, expected) => {
  expect(await names({ order: 'name', ...input })).toEqual(expected)
})

test('pages follow one another without a gap or a repeat, whatever the order', async () => {
  for (const order of ['address', 'name', 'freshness']) {
    const all = (await persons({ order })).rows.map(({ id }) => id)
    const paged: string[] = []
    let after: string | null | undefined
    do {
      const page: PersonPage = await persons({ order, limit: 2, ...(after ? { after } : {}) })
      expect(page.total).toBe(after ? null : 5)
      paged.push(...page.rows.map(({ id }) => id))
      after = page.next
    } while (after)
    expect(paged).toEqual(all)
  }
})

test('a place of the list that nobody gave is refused, not a fault', async () => {
  for (const after of ['nonsense', Buffer.from('["a",1]').toString('base64url')])
    expect(await ask(secretary, listPersons, { after })).toMatchObject({ why: 'page-unknown' })
})

test('a steward lists her own grid only, and another community nothing', async () => {
  const steward = await newMember({ role: 'steward', grids: [grids[1]!] })
  expect(await names({}, steward)).toEqual(['李五'])
  expect(await names({ buildingId: eight.id }, steward)).toEqual([])
  expect(await names({}, await newMember({ role: 'secretary', community: await newCommunity() }))).toEqual([])
})

test('the desk sees names masked and no birth dates; the property not even ages, and may not ask by them', async () => {
  const desk = await newMember({ role: 'station-desk' })
  const property = await newMember({ role: 'property-steward' })
  expect((await persons({ sex: '2' }, desk)).rows).toMatchObject([{ name: '钱*', birthDate: null, age: 60 }])
  expect((await persons({ buildingId: eight.id, limit: 1 }, property)).rows).toMatchObject([
    { name: '钱*', sex: null, age: null },
  ])
  expect(await ask(property, listPersons, { ageFrom: 60 })).toMatchObject({ why: 'role-not-allowed' })
  expect(await ask(property, listHouseholds, { withElder: true })).toMatchObject({ why: 'role-not-allowed' })
})

test.each([
  ['all', {}, ['乙园1号楼1单元101', '甲园8号楼1单元101', '甲园8号楼1单元202', '甲园12号楼1单元101']],
  ['with an elder', { withElder: true }, ['甲园8号楼1单元101', '甲园12号楼1单元101']],
  ['of two and more', { membersFrom: 2 }, ['甲园8号楼1单元101']],
  ['of one', { membersTo: 1 }, ['乙园1号楼1单元101', '甲园8号楼1单元202', '甲园12号楼1单元101']],
  ['never confirmed', { staleDays: 30 }, ['甲园8号楼1单元101']],
])('a secretary lists households: %s', async (_, input, addresses) => {
  const result = await ask(secretary, listHouseholds, input)
  if (result.outcome !== 'done') throw new Error(result.why)
  const { rows, total } = result.answer as HouseholdPage
  expect(rows.map(({ address }) => address)).toEqual(addresses)
  expect(total).toBe(addresses.length)
})

test('a household in the list has its head, members and elders', async () => {
  const result = await ask(secretary, listHouseholds, { membersFrom: 2 })
  expect(result).toMatchObject({
    answer: { rows: [{ id: stale, head: '钱二', members: 2, elders: 1, confirmedOn: null }] },
  })
})
