import { newId } from '@red-steward/domain/ids'
import { expect, test } from 'vitest'
import { handOver, handoverPreview, listHandovers } from '../care/handover.ts'
import './index.ts'
import { done, door, page, someone, why } from '../testing/cases-world.ts'
import { dispatched, reported, secretary } from '../testing/loop-world.ts'
import { ask, itIsNow, run } from '../testing/world.ts'
import { markHandled } from './mark-handled.ts'
import { resolveOnTheSpot } from './resolve-on-the-spot.ts'
import { takeCase } from './take-case.ts'

const summary = '两件事还在办，电梯维保周五再来。'
const dispatchedTo = (personId: string) => dispatched({ kind: 'PERSON', personId })
const taken = async (by: Awaited<ReturnType<typeof someone>>) => {
  const caseId = await reported({}, by)
  done(await run(by, takeCase, { caseId }))
  return caseId
}

test('with the post of a leaver go the cases she handles and answers for; a closed one stays hers', async () => {
  const [leaver, colleague] = [await someone('steward'), await someone('steward', [])]
  const given = await dispatched({ kind: 'PERSON', personId: leaver.id })
  const own = await taken(leaver)
  const closed = await taken(leaver)
  done(await run(leaver, resolveOnTheSpot, { caseId: closed, resultText: '灯已亮', residentSays: 'WELL' }))
  const input = { id: newId(), fromAccountId: leaver.id, toAccountId: colleague.id, summary }

  const preview = done(await ask(secretary, handoverPreview, { fromAccountId: leaver.id }))
  expect(preview.counts).toMatchObject({ cases: 2 })
  expect(done(await run(secretary, handOver, input))).toMatchObject({ cases: 2 })

  const now = { ...colleague, grids: [door.gridId] }
  expect((await page(now, own)).case.responsibleId).toBe(colleague.id)
  expect((await page(now, own)).hops.at(-1)).toMatchObject({ action: 'TRANSFERRED' })
  expect(why(await run(leaver, markHandled, { caseId: given, text: '已办' }))).toBe('case-handled-by-another')
  expect(why(await run(now, markHandled, { caseId: given, text: '已办' }))).toBe('done')
  expect((await page(secretary, closed)).case.responsibleId).toBe(leaver.id)
  expect(done(await ask(secretary, listHandovers, {})).handovers[0].counts).toMatchObject({ cases: 2 })
})

test('who covers works on what was given to the colleague by name until the cover ends, and takes nothing', async () => {
  const [absent, stand, other] = [await someone('steward'), await someone('steward', []), await someone('steward')]
  const [first, second] = [await dispatchedTo(absent.id), await dispatchedTo(absent.id)]
  const colleague = { ...stand, grids: [door.gridId] }
  expect(why(await run(colleague, takeCase, { caseId: first }))).toBe('case-handled-by-another')
  const until = Date.now() + 86_400_000
  const cover = { fromAccountId: absent.id, toAccountId: stand.id, coverUntil: new Date(until).toISOString() }
  done(await run(secretary, handOver, { id: newId(), ...cover, summary }))

  expect(why(await run(other, takeCase, { caseId: first }))).toBe('case-handled-by-another')
  expect((await page(colleague, first)).actions).toMatchObject({ take: null, 'mark-handled': null })
  done(await run(colleague, takeCase, { caseId: first }))
  done(await run(colleague, markHandled, { caseId: first, text: '灯已换' }))
  expect((await page(secretary, first)).case.handler).toMatchObject({ personId: absent.id })

  itIsNow(new Date(until + 1).toISOString())
  expect(why(await run(colleague, markHandled, { caseId: second, text: '灯已换' }))).toBe('case-handled-by-another')
  itIsNow(new Date().toISOString())
})

test('a cover takes no case from anybody', async () => {
  const [absent, colleague] = [await someone('steward'), await someone('steward', [])]
  const own = await taken(absent)
  const coverUntil = new Date(Date.now() + 86_400_000).toISOString()

  done(
    await run(secretary, handOver, {
      ...{ id: newId(), fromAccountId: absent.id, toAccountId: colleague.id, summary, coverUntil },
    }),
  )

  expect((await page(secretary, own)).case.responsibleId).toBe(absent.id)
})
