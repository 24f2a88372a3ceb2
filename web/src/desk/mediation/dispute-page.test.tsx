import type { SessionView } from '@red-steward/domain/identity/session'
import { newId } from '@red-steward/domain/ids'
import {
  type EvidenceFile,
  putBackEvidenceFile,
  removeEvidenceFile,
  showEvidenceFile,
} from '@red-steward/domain/mediation/evidence'
import { declareInterest } from '@red-steward/domain/mediation/opening'
import { type DisputePage, disputePage } from '@red-steward/domain/mediation/queries'
import { screen, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { answer, fakeServer } from '../testing/network.ts'
import { openDesk } from '../testing/open-desk.tsx'

const [id, me, applicant] = [newId(), newId(), newId()]
const mediator: SessionView = {
  account: { id: me, name: '姜调解', loginName: 'mediator' },
  acting: { role: 'mediator', communityId: newId(), communityName: '月塘社区', isDemo: true, grids: 'all' },
  posts: [],
}

function told(standing: 'ASKED' | 'IN_CHARGE', state: 'APPLIED' | 'ACCEPTED'): DisputePage {
  const days = { acceptedOn: null, begunOn: null, dueOn: null, concludedOn: null, effectOn: null, archivedOn: null }
  const party = { personId: null, isMinor: false, birthDate: null, phone: null, guardian: null, representative: null }
  const file = { consents: [], records: [], evidence: [], sessions: [], followUps: [], endings: [] }
  return {
    dispute: {
      ...{ id, disputeNo: 'TJ20260020001', type: '06', source: 'APPLICATION', appliedHow: 'ORAL', state },
      ...{ confidential: false, title: '漏水赔偿', told: '楼上漏水', claim: '', handedOverBy: '' },
      ...{ caseId: null, caseNo: null, enteredBy: '潘窗口', appliedOn: '2026-03-11', acceptBy: '2026-03-16' },
      ...days,
      confirmBy: null,
    },
    facts: {
      ...{ state, confidential: false, enteredBy: newId(), mediators: [{ accountId: me, standing }] },
      ...{ sides: ['APPLICANT', 'RESPONDENT'], consentsMissing: 1, refusing: 0, noticesMissing: 1 },
      ...{ agreement: null, signaturesGiven: 0, effectOn: null, confirmation: null },
    },
    parties: [
      { id: applicant, side: 'APPLICANT', name: '王小明', address: '', noticeSignedOn: null, consent: null, ...party },
    ],
    mediators: [{ accountId: me, name: '姜调解', standing, chosenBy: 'COMMITTEE' }],
    hops: [],
    dues: [{ kind: 'ACCEPT', day: '2026-03-16' }],
    file: standing === 'IN_CHARGE' ? { ...file, agreement: null, risk: null, confirmation: null } : null,
  }
}

test('a mediator who was asked sees the registration, and ticking an interest turns the button into stepping aside', async () => {
  const server = fakeServer(mediator)
  answer(server, disputePage, () => told('ASKED', 'APPLIED'))
  answer(server, declareInterest, () => ({ inCharge: false }))
  const user = openDesk(`/desk/disputes/${id}`)

  await user.click(await screen.findByRole('button', { name: '申明利害关系' }))
  expect(screen.queryByText('调查与调解')).toBeNull()
  expect(await screen.findByRole('button', { name: '没有以上情形，由我承办' })).toBeTruthy()
  await user.click(screen.getByRole('checkbox', { name: '我与一方当事人住同一栋楼' }))
  await user.click(await screen.findByRole('button', { name: '有以上情形，我回避' }))

  const sent = await waitFor(() => server.asked.find(({ name }) => name === declareInterest.name)!.input)
  expect(sent).toMatchObject({ disputeId: id, sameBuilding: true, relative: false })
})

test('talks do not begin before everybody agreed, and the page says so', async () => {
  const server = fakeServer(mediator)
  answer(server, disputePage, () => told('IN_CHARGE', 'ACCEPTED'))
  openDesk(`/desk/disputes/${id}`)

  const begin = await screen.findByRole('button', { name: '开始调解' })

  expect(begin.getAttribute('aria-disabled')).toBe('true')
  expect(screen.getByText('还有当事人没有表示同意调解。')).toBeTruthy()
})

test('a file that does not belong there is taken out with a reason; where it was it says so, and it is put back', async () => {
  const paper: EvidenceFile = { id: newId(), name: '收据', mediaType: 'application/pdf', sheet: 1, removed: null }
  const page = told('IN_CHARGE', 'ACCEPTED')
  const piece = {
    id: newId(),
    partyId: applicant,
    title: '维修收据',
    note: '',
    receivedOn: '2026-03-11',
    files: [paper],
  }
  page.file!.evidence = [piece]
  const server = fakeServer(mediator)
  answer(server, disputePage, () => page)
  answer(server, showEvidenceFile, () => ({ name: '收据.pdf', mediaType: 'application/pdf', base64: '' }))
  answer(server, removeEvidenceFile, ({ reason }) => {
    piece.files = [{ ...paper, removed: { reason, by: '姜调解', at: '2026-03-11T04:00:00.000Z' } }]
    return {}
  })
  answer(server, putBackEvidenceFile, () => {
    piece.files = [paper]
    return {}
  })
  const user = openDesk(`/desk/disputes/${id}`)

  await user.click(await screen.findByRole('button', { name: '移出“收据”' }))
  await user.click(await screen.findByRole('button', { name: /移\s?出$/ }))
  expect(await screen.findByText('请写明原因')).toBeTruthy()
  await user.type(screen.getByLabelText('为什么移出'), '别家的收据')
  await user.click(screen.getByRole('button', { name: /移\s?出$/ }))
  expect(await screen.findByText('附件1 收据 已移出：别家的收据')).toBeTruthy()
  expect(screen.queryByRole('button', { name: /附件1/ })).toBeNull()

  await user.click(screen.getByRole('button', { name: '放回“收据”' }))
  expect(await screen.findByRole('button', { name: /附件1/ })).toBeTruthy()
})
