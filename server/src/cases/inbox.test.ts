import { type Id, newId } from '@red-steward/domain/ids'
import { afterEach, expect, test } from 'vitest'
import { done, someone, why } from '../testing/cases-world.ts'
import {
  accepted,
  atStreet,
  beijing,
  department,
  desk,
  dispatched,
  handled,
  inbox,
  reported,
  secretary,
  steward,
  street,
} from '../testing/loop-world.ts'
import { newDoor } from '../testing/registry-world.ts'
import { ask, home, itIsNow, newMember, run } from '../testing/world.ts'
import { caseInbox } from './inbox.ts'
import { reportCase } from './report-case.ts'
import { takeCase } from './take-case.ts'

afterEach(() => itIsNow())

const countsOf = async (actor: typeof desk) => done(await ask(actor, caseInbox, {})).counts

test('each finds what needs them now: in the right bucket, counted, and nowhere else', async () => {
  itIsNow(beijing('2026-03-02 10:00'))
  const { unitId, people } = await department('水务')
  const [fresh, waiting, given, ready, up, units] = [
    await reported(),
    await accepted(),
    await dispatched(),
    await handled(),
    await atStreet(),
    await dispatched({ kind: 'UNIT', unitId }),
  ]

  const seen = async (actor: typeof desk, bucket: string) => {
    const found = await inbox(actor, bucket)
    return [fresh, waiting, given, ready, up, units].filter((id) => found.includes(id))
  }
  expect(await seen(desk, 'to-accept')).toEqual([fresh])
  expect(await seen(desk, 'to-dispatch')).toEqual([waiting])
  expect(await seen(desk, 'to-verify')).toEqual([ready])
  expect(await seen(desk, 'escalated')).toEqual([up])
  expect(await seen(desk, 'mine')).toEqual([])
  expect(await seen(steward, 'mine')).toEqual([given])
  expect(await seen(steward, 'to-verify')).toEqual([])
  expect(await seen(street, 'to-dispatch')).toEqual([up])
  expect(await seen(street, 'to-verify')).toEqual([])
  expect(await seen(people[0]!, 'mine')).toEqual([units])
  expect(await countsOf(people[0]!)).toEqual({ mine: 1, whistled: 0, overdue: 0, 'due-today': 0 })

  itIsNow(beijing('2026-03-02 18:00'))
  expect(await seen(desk, 'overdue')).toEqual([])
  itIsNow(beijing('2026-03-03 08:00'))
  expect(await seen(desk, 'untouched')).toEqual([])
  expect(await seen(desk, 'due-today')).toEqual([fresh, waiting, up])
  itIsNow(beijing('2026-03-03 12:00'))
  expect(await seen(desk, 'untouched')).toEqual([fresh])
  expect(await seen(desk, 'overdue')).toEqual([fresh, waiting, up])
  expect(await seen(street, 'overdue')).toEqual([up])
  expect(await seen(await someone('grid-lead', []), 'overdue')).toEqual([])
})

test('who handled it has nothing to verify; what another took is no longer everybody’s', async () => {
  const second = await someone('steward')
  const caseId = await dispatched()
  expect(await inbox(second, 'mine')).toContain(caseId)
  done(await run(steward, takeCase, { caseId }))
  expect(await inbox(second, 'mine')).not.toContain(caseId)
  expect(await inbox(steward, 'mine')).toContain(caseId)
})

test('narrowed to a class, a branch or a grid, both the list and the counts hold what is left', async () => {
  const [here, elsewhere] = [await newDoor(await home()), await newDoor(await home())]
  const lead = await someone('grid-lead', [here.gridId, elsewhere.gridId])
  const reportAt = async (leaf: string, dwellingId: Id) => {
    const id = newId()
    done(await run(lead, reportCase, { id, leaf, dwellingId }))
    return id
  }
  const leak = await reportAt('0105', here.id)
  const litter = await reportAt('0402', here.id)
  const light = await reportAt('0207', elsewhere.id)

  const narrowed = async (filters: object) => {
    const { rows, counts } = done(await ask(lead, caseInbox, { bucket: 'to-accept', ...filters }))
    expect(counts['to-accept']).toBe(rows.length)
    return rows.map(({ id }: { id: Id }) => id).sort()
  }
  expect(await narrowed({})).toEqual([leak, litter, light].sort())
  expect(await narrowed({ class: 'P1' })).toEqual([leak])
  expect(await narrowed({ branch: '04' })).toEqual([litter])
  expect(await narrowed({ leaf: '0207' })).toEqual([light])
  expect(await narrowed({ gridId: here.gridId })).toEqual([leak, litter].sort())
  expect(await narrowed({ gridId: here.gridId, leaf: '0207' })).toEqual([])
})

test('pages follow one another without a gap or a repeat, the soonest due first, what has no deadline last', async () => {
  const there = await newDoor(await home())
  const lead = await someone('grid-lead', [there.gridId])
  const classes = ['0105', '0104', '0302', '0902', '0302', '0105', '0104']
  const ids = classes.map(() => newId())
  for (const [at, id] of ids.entries()) {
    itIsNow(beijing(`2026-03-02 1${at}:00`))
    done(await run(lead, reportCase, { id, leaf: classes[at], dwellingId: there.id }))
  }
  const [seen, due]: [Id[], string[]] = [[], []]
  let after: string | undefined
  do {
    const input = { bucket: 'to-accept', limit: 2, ...(after ? { after } : {}) }
    const { rows, next, counts } = done(await ask(lead, caseInbox, input))
    expect(counts['to-accept']).toBe(7)
    seen.push(...rows.map(({ id }: { id: Id }) => id))
    due.push(...rows.map(({ stepBy }: { stepBy: string }) => stepBy))
    after = next ?? undefined
  } while (after)
  expect([...seen].sort()).toEqual([...ids].sort())
  expect(due).toEqual([...due].sort())
  expect(why(await ask(lead, caseInbox, { bucket: 'to-accept', after: 'nonsense' }))).toBe('page-unknown')
})

test('confidential cases are in nobody’s inbox, and a post that handles nothing has none', async () => {
  const before = await countsOf(secretary)
  done(await run(steward, reportCase, { id: newId(), leaf: '0705', description: '邻居听到争吵' }))
  expect(await countsOf(secretary)).toEqual(before)
  expect(why(await ask(await newMember({ role: 'volunteer' }), caseInbox, {}))).toBe('role-not-allowed')
})
