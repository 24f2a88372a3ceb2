import { newId } from '@red-steward/domain/ids'
import { expect, test } from 'vitest'
import { done, leak, page, someone, why } from '../testing/cases-world.ts'
import { accepted, beijing, desk, street } from '../testing/loop-world.ts'
import { ask, auditOf, itIsNow, run } from '../testing/world.ts'
import { reportCase } from './report-case.ts'
import { requestSuspension, suspendCase } from './suspend-case.ts'
import { caseWays } from './ways.ts'

test('a card in hand says what may be done with it as its page does, and nobody has looked into the case', async () => {
  itIsNow(beijing('2026-03-02 09:00'))
  const caseId = await accepted()
  const asked = { id: newId(), caseId, reason: 'OWNERS_VOTE', text: '等业主表决', reviewOn: '2026-04-10' }
  done(await run(desk, requestSuspension, asked))
  done(await run(street, suspendCase, { caseId }))

  const told = done(await ask(desk, caseWays, { caseId }))
  expect((await auditOf(desk)).filter(({ action }) => action === 'looked')).toEqual([])
  expect(told).toEqual({ actions: (await page(desk, caseId)).actions, stateBefore: 'ACCEPTED' })
  expect(told.actions).toMatchObject({ resume: null, suspend: 'role-not-allowed' })
})

test('a confidential case is on no board, and is not told of here either', async () => {
  const steward = await someone('steward')
  const input = leak({ leaf: '0705', dwellingId: null })
  done(await run(steward, reportCase, input))
  expect(why(await ask(steward, caseWays, { caseId: input.id }))).toBe('not-found')
})
