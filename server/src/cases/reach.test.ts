import { type Id, newId } from '@red-steward/domain/ids'
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { done, door, leak, page, someone, why } from '../testing/cases-world.ts'
import { aMember, newDoor, newHousehold } from '../testing/registry-world.ts'
import { ask, auditOf, home, inside, newMember, run } from '../testing/world.ts'
import { addNote } from './add-note.ts'
import { casePage } from './case-page.ts'
import { linkCases } from './link-cases.ts'
import { listCases, listConfidential } from './list-cases.ts'
import { reportCase } from './report-case.ts'

describe('reach', () => {
  test('another grid’s steward finds nothing, the reporter finds their own, the property company what is theirs', async () => {
    const steward = await someone('steward')
    const elsewhere = await someone('steward', [(await newDoor(await home())).gridId])
    const property = await someone('property-steward')
    const [water, lift] = [leak(), leak({ leaf: '0104' })]
    await run(steward, reportCase, water)
    await run(steward, reportCase, lift)
    const seenBy = async (actor: typeof steward) =>
      done(await ask(actor, listCases, {}))
        .rows.map(({ id }: { id: Id }) => id)
        .filter((id: Id) => [water.id, lift.id].includes(id))

    expect((await seenBy(steward)).sort()).toEqual([water.id, lift.id].sort())
    expect(await seenBy(elsewhere)).toEqual([])
    expect(await seenBy(property)).toEqual([lift.id])
    expect(why(await ask(elsewhere, casePage, { caseId: water.id }))).toBe('not-found')
    expect(why(await run(elsewhere, addNote, { caseId: water.id, text: '看看' }))).toBe('not-found')
    expect(why(await run(elsewhere, reportCase, leak()))).toBe('not-found')
  })

  test('a volunteer sees what they reported and nothing else', async () => {
    const volunteer = await newMember({ role: 'volunteer' })
    const [theirs, stewards] = [leak({ leaf: '0302' }), leak()]
    done(await run(volunteer, reportCase, theirs))
    await run(await someone('steward'), reportCase, stewards)

    const { rows } = done(await ask(volunteer, listCases, { state: 'all' }))
    expect(rows.map(({ id }: { id: Id }) => id)).toEqual([theirs.id])
    expect(why(await run(volunteer, addNote, { caseId: theirs.id, text: '看看' }))).toBe('role-not-allowed')
  })

  test('when the building goes to another grid, its cases go with it', async () => {
    const moved = await newDoor(await home())
    const next = await newDoor(await home())
    const [before, after] = [await someone('steward', [moved.gridId]), await someone('steward', [next.gridId])]
    const head = await newMember({ role: 'secretary' })
    const input = leak({ dwellingId: moved.id })
    done(await run(head, reportCase, input))

    await inside(head.communityId, (tx) =>
      sql`update buildings set grid_id = ${next.gridId} where id = ${moved.building.buildingId}`.execute(tx),
    )

    expect(why(await ask(before, casePage, { caseId: input.id }))).toBe('not-found')
    expect((await page(after, input.id)).case.gridId).toBe(next.gridId)
  })

  test('who told it is named as the reader may see names', async () => {
    const family = await newHousehold({ door, members: [aMember({ name: '欧阳小芳' })] })
    const steward = await someone('steward')
    const input = leak({ reporterPersonId: family.personIds[0], contactOk: true })
    done(await run(steward, reportCase, input))

    expect((await page(steward, input.id)).case.reporterName).toBe('欧阳小芳')
    expect((await page(await newMember({ role: 'station-desk' }), input.id)).case.reporterName).toBe('欧**芳')
  })

  test('pages follow one another without a gap or a repeat', async () => {
    const there = await newDoor(await home())
    const steward = await someone('steward', [there.gridId])
    const ids = Array.from({ length: 7 }, () => newId())
    for (const id of ids) done(await run(steward, reportCase, { id, leaf: '0302', dwellingId: there.id }))
    for (const state of ['open', 'all']) {
      const seen: Id[] = []
      let after: string | undefined
      do {
        const { rows, next } = done(await ask(steward, listCases, { state, limit: 3, ...(after ? { after } : {}) }))
        seen.push(...rows.map(({ id }: { id: Id }) => id))
        after = next ?? undefined
      } while (after)
      expect([...seen].sort()).toEqual([...ids].sort())
    }
  })
})

describe('what is confidential', () => {
  const hurt = () => ({ id: newId(), leaf: '0704', dwellingId: door.id, description: '听到孩子哭喊' })

  test('is seen by its reporter and the secretary, and by nobody else in any list, page, search or count', async () => {
    const steward = await someone('steward')
    const secretary = await newMember({ role: 'secretary' })
    const countBefore = done(await ask(secretary, listCases, { state: 'all' })).total
    const input = hurt()
    done(await run(steward, reportCase, input))

    for (const role of [
      'steward',
      'grid-lead',
      'station-desk',
      'property-steward',
      'street-dispatcher',
      'counsellor',
    ] as const) {
      const other = await newMember({ role })
      expect([role, why(await ask(other, casePage, { caseId: input.id }))]).toEqual([role, 'not-found'])
      expect(done(await ask(other, listConfidential, {})).rows).toEqual([])
    }
    for (const seer of [steward, secretary]) {
      expect((await page(seer, input.id)).case).toMatchObject({ confidential: true, gridId: null })
      const listed = done(await ask(seer, listCases, { state: 'all', text: '孩子' })).rows
      expect(listed.filter(({ id }: { id: Id }) => id === input.id)).toEqual([])
      expect(done(await ask(seer, listConfidential, {})).rows.map(({ id }: { id: Id }) => id)).toContain(input.id)
    }
    expect(done(await ask(secretary, listCases, { state: 'all' })).total).toBe(countBefore)
  })

  test('leaves a line in the audit for every look', async () => {
    const secretary = await newMember({ role: 'secretary' })
    const input = hurt()
    await run(await someone('steward'), reportCase, input)
    await page(secretary, input.id)
    expect(await auditOf(secretary)).toContainEqual({
      action: 'looked',
      outcome: 'done',
      subject_kind: 'case',
      subject_id: input.id,
      detail: { fields: ['confidential'] },
    })
  })

  test('is told to no grid by the feed', async () => {
    const steward = await someone('steward')
    const input = hurt()
    await run(steward, reportCase, input)
    const rows = await inside(steward.communityId, (tx) =>
      tx.selectFrom('feed').select('grid_id').where('subject_id', '=', input.id).execute(),
    )
    expect(rows).toEqual([{ grid_id: null }])
  })

  test('is worked on by the secretary, tied to nothing, and may be reported by a counsellor, who reports nothing else', async () => {
    const steward = await someone('steward')
    const [input, water] = [hurt(), leak()]
    await run(steward, reportCase, input)
    await run(steward, reportCase, water)

    expect(why(await run(steward, addNote, { caseId: input.id, text: '已报110' }))).toBe('case-not-yours')
    expect(why(await run(await newMember({ role: 'secretary' }), addNote, { caseId: input.id, text: '已报110' }))).toBe(
      'done',
    )
    expect(why(await run(steward, linkCases, { caseId: water.id, otherId: input.id }))).toBe('link-confidential')
    const counsellor = await newMember({ role: 'counsellor' })
    expect(why(await run(counsellor, reportCase, hurt()))).toBe('done')
    expect(why(await run(counsellor, reportCase, leak()))).toBe('report-confidential-only')
  })
})
