import type { DutyDocument, RunDocument } from '@red-steward/domain/care/documents'
import { expect, test } from 'vitest'
import { Documents } from '../offline/replica.ts'
import { afterVisit } from './after-visit.ts'

const at = { buildingId: 'b', dwellingId: 'd', version: 3, assignedTo: null }
const duty: DutyDocument = {
  ...{ ...at, kind: 'duty', id: 'p', personId: 'p', householdId: 'h', birthDate: null, groups: [] },
  ...{ lastContactAt: null, lastAttempt: null },
}
const run: RunDocument = {
  ...{ ...at, kind: 'run', id: 'r', personId: 'p', tier: 1, startedAt: '2026-11-24T01:00:00.000Z', steps: [] },
}

test('who was seen without a signal is seen on the phone at once, and taken back with the visit', () => {
  const replica = new Documents()
  replica.put([duty, run])
  const { shows } = afterVisit(replica, ['p', 'not in care'], { visitedAt: '2026-11-24T02:00:00.000Z', result: 'MET' })

  replica.overlay(shows)
  expect(replica.get<DutyDocument>('duty', 'p')).toMatchObject({
    lastContactAt: '2026-11-24T02:00:00.000Z',
    version: 3,
  })
  expect(replica.all('run')).toEqual([])

  replica.overlay([])
  expect(replica.get<DutyDocument>('duty', 'p')?.lastContactAt).toBeNull()
  expect(replica.all('run')).toHaveLength(1)
})
