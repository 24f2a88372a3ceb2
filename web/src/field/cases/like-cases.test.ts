import type { CaseDocument } from '@red-steward/domain/cases/documents'
import { newId } from '@red-steward/domain/ids'
import type { DwellingDocument } from '@red-steward/domain/places/documents'
import { expect, test } from 'vitest'
import { Documents } from '../offline/replica.ts'
import { likeCases } from './like-cases.ts'

const now = '2026-03-11T04:00:00.000Z'
const [buildingId, elsewhere, unitId] = [newId(), newId(), newId()]

const door = (room: string): DwellingDocument => ({
  ...{ kind: 'dwelling', id: newId(), buildingId, version: 1, unitId, floor: 4, room, doorKey: room },
  ...{ use: 'OWNER', confirmedAt: null },
})
const [upstairs, downstairs] = [door('401'), door('301')]

const reported = (title: string, more: Partial<CaseDocument> = {}): CaseDocument => ({
  ...{ kind: 'case', id: newId(), buildingId, version: 1, caseNo: 'RS202603110020001', leaf: '0105', class: 'P1' },
  ...{ state: 'HANDLING', title, description: '', dwellingId: upstairs.id, place: '', firstHandler: 'STEWARD' },
  ...{ reportedAt: '2026-03-11T03:00:00.000Z', closedAt: null, ticks: [], confidential: false },
  ...more,
})

test('a steward who writes of water below a leak is offered the leak, and nothing that ended, lies elsewhere or is confidential', () => {
  const replica = new Documents()
  replica.put([
    ...[upstairs, downstairs],
    reported('401 漏水 电梯停了'),
    reported('已经修好的漏水', { state: 'CLOSED', closedAt: now }),
    reported('别的楼漏水', { buildingId: elsewhere, dwellingId: null }),
    reported('', { confidential: true }),
    reported('楼道堆物', { leaf: '0302', dwellingId: null }),
  ])

  const found = likeCases(replica, { text: '301 漏水', at: downstairs.id, leaf: '0105', now })

  expect(found.map(({ title }) => title)).toEqual(['401 漏水 电梯停了'])
})
