import type { Actor } from '@red-steward/domain/identity/actor'
import { type Id, newId } from '@red-steward/domain/ids'
import type { DuplicatePair } from '@red-steward/domain/registry/duplicates'
import { sql } from 'kysely'
import { beforeEach, describe, expect, test } from 'vitest'
import { newBuilding, newGrid } from '../testing/places-world.ts'
import { aMember, newHousehold, personById, syntheticIdNumber } from '../testing/registry-world.ts'
import { ask, inside, newCommunity, newMember, run } from '../testing/world.ts'
import { correctPerson } from './correct-person.ts'
import { dismissDuplicate } from './dismiss-duplicate.ts'
import { duplicates } from './duplicates.ts'
import { mergePersons } from './merge-persons.ts'
import { moveOut } from './move-out.ts'
import { openEligibility } from './open-eligibility.ts'
import { recordDeath } from './record-death.ts'
import { search } from './search.ts'
import { mergeList, unmergePersons } from './unmerge-persons.ts'

let community: Id
let secretary: Actor
let north: Id
let south: Id
let doors: { id: Id }[]
let southern: { id: Id }[]

beforeEach(async () => {
  community = await newCommunity()
  secretary = await newMember({ role: 'secretary', community })
  ;[north, south] = [await newGrid({ community }), await newGrid({ community })]
  doors = (await newBuilding({ community, grid: north, number: '1', floors: 4 })).doors
  southern = (await newBuilding({ community, grid: south, number: '2' })).doors
})

async function settle(door: { id: Id }, ...members: Parameters<typeof aMember>[0][]) {
  const made = members.map((more, i) => aMember({ relation: i === 0 ? '02' : '20', ...more }))
  const { id } = await newHousehold({ actor: secretary, door, members: made })
  return { householdId: id, ids: made.map((member) => member.id) }
}

async function suggested(actor = secretary, input = {}): Promise<DuplicatePair[]> {
  const result = await ask(actor, duplicates, input)
  if (result.outcome !== 'done') throw new Error(result.why)
  return (result.answer as { pairs: DuplicatePair[] }).pairs
}

const names = (pairs: DuplicatePair[]) => pairs.map(({ first, second }) => [first.name, second.name].sort().join('+'))

/** Everything the register holds of this community except what only counts or remembers. */
function register() {
  return inside(community, async (tx) => {
    const of = (query: string) => sql<Record<string, unknown>>`${sql.raw(query)}`.execute(tx).then(({ rows }) => rows)
    return {
      persons: await of(
        `select id, name, sex, birth_date, document_kind, encode(id_number_mark, 'hex') as i, encode(phone_mark, 'hex') as p, merged_into, note from persons order by id`,
      ),
      residences: await of(
        'select id, person_id, household_id, relation, kind, from_day, to_day, end_reason from residences order by id',
      ),
      households: await of('select id, head_person_id, closed_on from households order by id'),
      eligibilities: await of('select id, person_id, ended_on, end_reason from eligibilities order by id'),
      guardianships: await of('select id, child_id, guardian_id, ended_on from guardianships order by id'),
    }
  })
}

describe('suggestions', () => {
  test('a secretary is shown who may be one person, with the reasons, and nobody else', async () => {
    const number = syntheticIdNumber('1963-05-04', '1')
    await settle(
      doors[0]!,
      { name: '王小明', birthDate: '1963-05-04', idNumber: number },
      { name: '王小亮', birthDate: '1990-01-02' },
    )
    await settle(
      doors[1]!,
      { name: '王晓明', birthDate: '1963-05-04' },
      { name: '王小丽', sex: '2', birthDate: '1990-01-02' },
    )
    await settle(doors[2]!, { name: '李芳', sex: '2', birthDate: '1970-03-08' })
    await settle(doors[3]!, { name: '李芳', sex: '2', birthDate: '1970-08-03' })

    const pairs = await suggested()

    expect(names(pairs).sort()).toEqual(['李芳+李芳', '王小明+王晓明'].sort())
    expect(pairs.find(({ first }) => first.name.startsWith('王'))).toMatchObject({
      reasons: ['same-sound', 'same-birth-date', 'same-building'],
      first: { address: expect.stringContaining('1号楼') },
    })
    expect(pairs.find(({ first }) => first.name === '李芳')?.reasons).toContain('birth-day-and-month-swapped')
  })

  test('a surname mistaken by eye or by ear is suggested like any other', async () => {
    await settle(doors[0]!, { name: '余秀兰', sex: '2', birthDate: '1951-02-03' })
    await settle(doors[1]!, { name: '佘秀兰', sex: '2', birthDate: '1951-02-03' })
    await settle(doors[2]!, { name: '牛建国', sex: '1', birthDate: '1948-10-01' })
    await settle(doors[3]!, { name: '刘建国', sex: '1', birthDate: '1948-10-01' })

    const pairs = await suggested()

    expect(names(pairs).sort()).toEqual(['佘秀兰+余秀兰', '刘建国+牛建国'])
    expect(pairs.flatMap(({ reasons }) => reasons)).toEqual(expect.arrayContaining(['look-alike', 'similar-sound']))
  })

  test('a pair dismissed is not suggested again', async () => {
    const a = await settle(doors[0]!, { name: '王小明', birthDate: '1963-05-04' })
    const b = await settle(doors[1]!, { name: '王小明', birthDate: '1963-05-04' })
    expect(await suggested()).toHaveLength(1)

    expect(await run(secretary, dismissDuplicate, { firstId: b.ids[0], secondId: a.ids[0] })).toMatchObject({
      outcome: 'done',
    })

    expect(await suggested()).toEqual([])
  })

  test('a grid lead sees no pair of which one lives outside her grid', async () => {
    await settle(doors[0]!, { name: '王小明', birthDate: '1963-05-04' })
    const elsewhere = await settle(southern[0]!, { name: '王小明', birthDate: '1963-05-04' })
    const lead = await newMember({ role: 'grid-lead', community, grids: [north] })

    expect(await suggested()).toHaveLength(1)
    expect(await suggested(secretary, { personId: elsewhere.ids[0] })).toHaveLength(1)
    expect(await suggested(lead)).toEqual([])
  })
})

describe('merging', () => {
  test('fills what the kept record lacks, moves homes and groups, and the other is found no more', async () => {
    const number = syntheticIdNumber('1963-05-04', '1')
    const a = await settle(
      doors[0]!,
      { name: '王小明', birthDate: null, sex: '9', phone: '13800000001' },
      { name: '王军' },
    )
    const b = await settle(doors[1]!, {
      name: '王晓明',
      birthDate: '1963-05-04',
      idNumber: number,
      phone: '13800000002',
    })
    const [kept, dropped] = [a.ids[0]!, b.ids[0]!]
    const grant = {
      personId: dropped,
      groupCode: 'K01',
      decidedBy: '居委会',
      basis: 'CONSENT',
      consentedOn: '2026-01-02',
      startsOn: '2026-01-02',
    }
    expect(await run(secretary, openEligibility, { id: newId(), ...grant })).toMatchObject({ outcome: 'done' })

    const merge = { id: newId(), keptId: kept, droppedId: dropped, take: ['name'] }
    expect(await run(secretary, mergePersons, merge)).toEqual({ outcome: 'done', answer: {} })

    expect(await personById(community, kept)).toMatchObject({
      name: '王晓明',
      birth_date: '1963-05-04',
      document_kind: 'CITIZEN_ID',
    })
    expect(await personById(community, dropped)).toMatchObject({ merged_into: kept })
    const after = await register()
    expect(after.eligibilities).toMatchObject([{ person_id: kept }])
    expect(after.households).toMatchObject([
      { head_person_id: kept, closed_on: null },
      { closed_on: expect.any(String) },
    ])
    const hits = await ask(secretary, search, { text: 'wangxiaoming', former: true })
    expect(hits).toMatchObject({ answer: { hits: [{ id: kept }] } })
    expect(await suggested()).toEqual([])
    expect(await ask(secretary, mergeList, {})).toMatchObject({
      answer: { rows: [{ keptId: kept, droppedId: dropped, undone: false }] },
    })
  })

  test('in one household keeps the head a head', async () => {
    const { ids, householdId } = await settle(doors[0]!, { name: '王小明' }, { name: '王晓明' }, { name: '王军' })
    expect(await run(secretary, mergePersons, { id: newId(), keptId: ids[1], droppedId: ids[0] })).toMatchObject({
      outcome: 'done',
    })

    const { households, residences } = await register()
    expect(households).toMatchObject([{ id: householdId, head_person_id: ids[1], closed_on: null }])
    expect(residences).toContainEqual(expect.objectContaining({ person_id: ids[1], relation: '02', to_day: null }))
    expect(residences).toContainEqual(expect.objectContaining({ person_id: ids[0], end_reason: 'MERGED' }))
  })

  test('can keep the other home', async () => {
    const a = await settle(doors[0]!, { name: '王小明' }, { name: '王军' })
    const b = await settle(doors[1]!, { name: '王小明' })
    expect(
      await run(secretary, mergePersons, { id: newId(), keptId: a.ids[0], droppedId: b.ids[0], home: 'dropped' }),
    ).toMatchObject({ outcome: 'done' })

    const { residences } = await register()
    const open = residences.filter((home) => home.person_id === a.ids[0] && home.to_day === null)
    expect(open).toMatchObject([{ household_id: b.householdId }])
  })

  test('is refused for one person, a merged one, and when only one has died', async () => {
    const { ids } = await settle(doors[0]!, { name: '王小明' }, { name: '王晓明' }, { name: '王小名' })
    const merge = (keptId: Id, droppedId: Id) => run(secretary, mergePersons, { id: newId(), keptId, droppedId })
    expect(await merge(ids[0]!, ids[0]!)).toMatchObject({ why: 'merge-same-person' })
    await run(secretary, recordDeath, { personId: ids[2], day: '2026-01-02' })
    expect(await merge(ids[0]!, ids[2]!)).toMatchObject({ why: 'merge-one-has-died' })
    expect(await merge(ids[0]!, ids[1]!)).toMatchObject({ outcome: 'done' })
    expect(await merge(ids[0]!, ids[1]!)).toMatchObject({ why: 'already-merged' })
  })

  test('out of reach does not exist', async () => {
    const a = await settle(doors[0]!, { name: '王小明' })
    const b = await settle(southern[0]!, { name: '王小明' })
    const lead = await newMember({ role: 'grid-lead', community, grids: [north] })
    const input = { id: newId(), keptId: a.ids[0], droppedId: b.ids[0] }
    expect(await run(lead, mergePersons, input)).toMatchObject({ why: 'not-found' })
    expect(await run(lead, dismissDuplicate, { firstId: a.ids[0], secondId: b.ids[0] })).toMatchObject({
      why: 'not-found',
    })

    await run(secretary, mergePersons, input)
    const southLead = await newMember({ role: 'grid-lead', community, grids: [south] })
    expect(await run(southLead, unmergePersons, { mergeId: input.id })).toMatchObject({ why: 'not-found' })
  })
})

describe('unmerging', () => {
  test.each(['kept', 'dropped'])('puts every record back as it was (home of the %s)', async (home) => {
    const a = await settle(
      doors[0]!,
      { name: '王小明', birthDate: null, sex: '9', phone: '13800000001' },
      { name: '王小宝', birthDate: '2020-01-01', guardians: [{ name: '李芳', relation: '52' }] },
    )
    const b = await settle(
      doors[1]!,
      { name: '王晓明', birthDate: '1963-05-04', idNumber: syntheticIdNumber('1963-05-04', '1') },
      { name: '王军' },
    )
    const before = await register()
    const merge = { id: newId(), keptId: a.ids[0], droppedId: b.ids[0], take: ['name'], home }
    expect(await run(secretary, mergePersons, merge)).toMatchObject({ outcome: 'done' })
    expect(await register()).not.toEqual(before)

    expect(await run(secretary, unmergePersons, { mergeId: merge.id })).toEqual({ outcome: 'done', answer: {} })

    expect(await register()).toEqual(before)
    expect(await run(secretary, unmergePersons, { mergeId: merge.id })).toMatchObject({ why: 'merge-was-undone' })
    expect(await run(secretary, mergePersons, { ...merge, id: newId() })).toMatchObject({ outcome: 'done' })
  })

  test('two members of one household come apart, head and all', async () => {
    const { ids } = await settle(doors[0]!, { name: '王小明' }, { name: '王晓明' }, { name: '王军' })
    const before = await register()
    const id = newId()
    await run(secretary, mergePersons, { id, keptId: ids[1], droppedId: ids[0] })

    expect(await run(secretary, unmergePersons, { mergeId: id })).toMatchObject({ outcome: 'done' })

    expect(await register()).toEqual(before)
  })

  test('is refused, with what is in the way, when the merged facts were changed since', async () => {
    const a = await settle(doors[0]!, { name: '王小明', phone: null })
    const b = await settle(doors[1]!, { name: '王小明', phone: '13800000002' })
    const id = newId()
    await run(secretary, mergePersons, { id, keptId: a.ids[0], droppedId: b.ids[0] })
    const { version } = (await personById(community, a.ids[0]!))!
    const changes = { phone: '13800000003' }
    expect(await run(secretary, correctPerson, { personId: a.ids[0], base: version, changes })).toMatchObject({
      outcome: 'done',
    })

    expect(await run(secretary, unmergePersons, { mergeId: id })).toMatchObject({
      why: 'changed-since',
      detail: { changes: [{ subjectId: a.ids[0], field: 'phone' }] },
    })
  })

  test('a household the merged person has left since stays as it is', async () => {
    const a = await settle(doors[0]!, { name: '王小明' }, { name: '王军' })
    const b = await settle(doors[1]!, { name: '王小明' })
    const id = newId()
    await run(secretary, mergePersons, { id, keptId: a.ids[0], droppedId: b.ids[0], home: 'dropped' })
    const left = { householdId: b.householdId, personIds: [a.ids[0]], day: '2026-11-22' }
    expect(await run(secretary, moveOut, left)).toMatchObject({ outcome: 'done' })

    const result = await run(secretary, unmergePersons, { mergeId: id })

    expect(result).toMatchObject({ outcome: 'done' })
  })
})
