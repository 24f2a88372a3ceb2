import type { CampaignDocument } from '@red-steward/domain/care/documents'
import { expect, test } from 'vitest'
import { Documents } from '../offline/replica.ts'
import { campaignsHere } from './campaigns-here.ts'

test('a cold wave past its last day leaves Today, and the next one can be called', () => {
  const replica = new Documents()
  const campaign: CampaignDocument = {
    ...{ kind: 'campaign', id: 'k', buildingId: null, version: 1, campaignKind: 'COLD_WAVE' },
    ...{ title: '寒潮', script: '', until: '2026-03-05' },
  }
  replica.put([campaign])

  expect(campaignsHere(replica, '2026-03-05')).toMatchObject([{ campaign: { id: 'k' }, total: 0 }])
  expect(campaignsHere(replica, '2026-03-06')).toEqual([])
})
