import { newId } from '@red-steward/domain/ids'

const [door, household, person] = [newId(), newId(), newId()]
const visitedAt = new Date(Date.now() - 3_600_000).toISOString()

/** One valid input per command and query of visits, for the tests over all roles. */
export const examples: Record<string, unknown> = {
  'visits.record': {
    visitId: newId(),
    dwellingId: door,
    householdId: household,
    personIds: [person],
    means: 'DOOR',
    result: 'MET',
    changes: ['PEOPLE'],
    needs: [{ id: newId(), kind: 'ERRAND', text: '代取药' }],
    safety: [{ id: newId(), item: 'GAS', ok: false }],
    note: '需要帮忙换灯泡',
    visitedAt,
    confirmHousehold: true,
  },
  'visits.correct': { visitId: newId(), base: 1, changes: { result: 'NO_ANSWER' } },
  'visits.withdraw': { visitId: newId(), reason: 'WRONG_DOOR' },
  'visits.record-need': { id: newId(), dwellingId: door, kind: 'WISH', text: '想要一个收音机' },
  'visits.settle-need': { needId: newId(), as: 'DONE' },
  'visits.follow-up-safety': { findingId: newId(), outcome: { kind: 'PUT_RIGHT' } },
  'visits.edit-day': { day: '2026-03-02', text: '上午走访了三户。' },
  'visits.of-dwelling': { dwellingId: door },
  'visits.list': { means: 'PHONE', from: '2026-01-01' },
  'visits.needs': {},
  'visits.day': { day: '2026-03-02' },
}
