import { newId } from '@red-steward/domain/ids'
import { expect, test } from 'vitest'
import { done } from '../testing/cases-world.ts'
import { newCommunity, newMember, run } from '../testing/world.ts'
import { reportCase } from './report-case.ts'

const report = () => ({ id: newId(), leaf: '0502', place: '小广场' })
const countOf = ({ caseNo }: { caseNo: string }) => Number(caseNo.slice(-4))

test('one after another they count 1, 2, 3; a report that was refused leaves no gap', async () => {
  const community = await newCommunity()
  const secretary = await newMember({ role: 'secretary', community })
  const given = []
  for (let at = 0; at < 20; at++) {
    if (at === 7) await run(secretary, reportCase, { ...report(), reporterPersonId: newId() })
    given.push(countOf(done(await run(secretary, reportCase, report()))))
  }
  expect(given).toEqual(Array.from({ length: 20 }, (_, at) => at + 1))
})

test('a hundred who report at once get a hundred numbers, and few are left out', async () => {
  const community = await newCommunity()
  const secretary = await newMember({ role: 'secretary', community })
  const results = await Promise.all(Array.from({ length: 100 }, () => run(secretary, reportCase, report())))
  const given = results.map((result) => countOf(done(result)))
  expect(new Set(given).size).toBe(100)
  expect(Math.max(...given)).toBeLessThan(100 + 16 * 16)
})
