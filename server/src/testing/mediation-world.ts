// A dispute at any of its steps, for tests of mediation.

import { addDays } from '@red-steward/domain/care/days'
import type { Actor } from '@red-steward/domain/identity/actor'
import { type Id, newId } from '@red-steward/domain/ids'
import { dayOf } from '@red-steward/domain/time'
import { accept, begin } from '../mediation/accept.ts'
import { agree, signAgreement } from '../mediation/agreement.ts'
import { recordConsent, signNotice } from '../mediation/consents.ts'
import { disputePage } from '../mediation/dispute-page.ts'
import { declareInterest } from '../mediation/mediators.ts'
import { openDispute } from '../mediation/open-dispute.ts'
import { done } from './cases-world.ts'
import { ask, machine, newMember, run } from './world.ts'

export const today = () => dayOf(machine.now())
/** Days before today. */
export const ago = (days: number) => addDays(today(), -days)

export interface Quarrel {
  id: Id
  no: string
  mediator: Actor
  desk: Actor
  applicant: Id
  respondent: Id
}

/** An application taken down at the desk so many days ago, taken up by a mediator without interest. */
export async function quarrel({
  appliedDaysAgo = 0,
  more = {},
  community,
}: {
  appliedDaysAgo?: number
  more?: object
  community?: Id
} = {}): Promise<Quarrel> {
  const at = community ? { community } : {}
  const [desk, mediator] = [
    await newMember({ role: 'station-desk', ...at }),
    await newMember({ role: 'mediator', ...at }),
  ]
  const [id, applicant, respondent] = [newId(), newId(), newId()]
  const input = {
    id,
    source: 'APPLICATION',
    appliedHow: 'ORAL',
    appliedOn: ago(appliedDaysAgo),
    type: '06',
    title: '漏水赔偿',
    told: '楼上漏水，天花板受损',
    claim: '赔偿修复费用',
    parties: [
      { id: applicant, side: 'APPLICANT', name: '王小明', phone: '13800138000', address: '8号楼1单元301' },
      { id: respondent, side: 'RESPONDENT', name: '李小红', address: '8号楼1单元401' },
    ],
    mediatorId: mediator.id,
    ...more,
  }
  const { disputeNo } = done(await run(desk, openDispute, input))
  done(await run(mediator, declareInterest, noInterest(id)))
  return { id, no: disputeNo, mediator, desk, applicant, respondent }
}

export const noInterest = (disputeId: Id) => ({ id: newId(), disputeId, sameBuilding: false, relative: false })

export async function mediating(more: Parameters<typeof quarrel>[0] = {}): Promise<Quarrel> {
  const one = await quarrel(more)
  const { mediator, id: disputeId } = one
  const on = ago(more.appliedDaysAgo ?? 0)
  done(await run(mediator, accept, { disputeId, on }))
  for (const partyId of [one.applicant, one.respondent]) {
    const consent = { id: newId(), disputeId, partyId, answer: 'AGREED', means: 'IN_PERSON', on }
    done(await run(mediator, recordConsent, consent))
    done(await run(mediator, signNotice, { disputeId, partyId, on }))
  }
  done(await run(mediator, begin, { disputeId, on }))
  return one
}

export const agreement = (one: Quarrel, more: object = {}) => ({
  disputeId: one.id,
  form: 'WRITTEN',
  agreedOn: today(),
  facts: '李小红家软管破裂，水漏至楼下',
  items: [
    {
      id: newId(),
      kind: 'MONEY',
      obligorId: one.respondent,
      obligeeId: one.applicant,
      amountFen: 120_000,
      dueOn: addDays(today(), 10),
    },
    { id: newId(), kind: 'ACT', obligorId: one.respondent, what: '更换软管', dueOn: addDays(today(), 10) },
  ],
  ...more,
})

export const signatures = (one: Quarrel, on: string) => [
  { id: newId(), partyId: one.applicant, how: 'SIGNATURE', on },
  { id: newId(), partyId: one.respondent, how: 'FINGERPRINT', on },
  { id: newId(), accountId: one.mediator.id, how: 'SIGNATURE', on },
  { id: newId(), how: 'SEAL', on },
]

/** A written agreement in effect since so many days; due on the same day. */
export async function performing(daysAgo = 0, community?: Id): Promise<Quarrel> {
  const one = await mediating({ appliedDaysAgo: daysAgo, ...(community ? { community } : {}) })
  const on = ago(daysAgo)
  const drawn = agreement(one, { agreedOn: on })
  const items = drawn.items.map((item) => ({ ...item, dueOn: on }))
  done(await run(one.mediator, agree, { ...drawn, items }))
  done(await run(one.mediator, signAgreement, { disputeId: one.id, signatures: signatures(one, on) }))
  return one
}

export const pageOf = async (actor: Actor, disputeId: Id) => done(await ask(actor, disputePage, { disputeId }))
