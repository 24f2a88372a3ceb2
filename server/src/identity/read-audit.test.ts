import { readAudit } from '@red-steward/domain/identity/accounts'
import { afterEach, expect, test } from 'vitest'
import { keepClocksOf } from '../cases/clock.ts'
import { takeCase } from '../cases/take-case.ts'
import { done } from '../testing/cases-world.ts'
import { accepted, beijing, steward } from '../testing/loop-world.ts'
import { ask, home, itIsNow, machine, newMember, run } from '../testing/world.ts'
import { queries } from './index.ts'

afterEach(() => itIsNow())

test('what the clock did by itself can be left out, and nothing else is', async () => {
  itIsNow(beijing('2026-03-02 09:00'))
  const caseId = await accepted()
  done(await run(steward, takeCase, { caseId }))
  itIsNow(beijing('2026-03-09 09:00'))
  await keepClocksOf(machine, await home())
  const auditor = await newMember({ role: 'auditor' })
  const read = async (withoutClock: boolean) => {
    const query = queries.find(({ name }) => name === readAudit.name)!
    const { rows } = done(await ask(auditor, query, { limit: 200, withoutClock }))
    return rows as { service: string | null; action: string }[]
  }

  const all = await read(false)
  expect(all.map(({ service }) => service)).toContain('clock')
  expect(await read(true)).toEqual(all.filter(({ service }) => service !== 'clock'))
  expect((await read(true)).map(({ action }) => action)).toContain(takeCase.name)
})
