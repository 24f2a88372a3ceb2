import { type Id, newId } from '@red-steward/domain/ids'
import { describe, expect, test } from 'vitest'
import { casePage } from '../cases/case-page.ts'
import { reportCase } from '../cases/report-case.ts'
import { done, door, leak, someone, why } from '../testing/cases-world.ts'
import { ago, noInterest, pageOf, quarrel, today } from '../testing/mediation-world.ts'
import { aMember, newHousehold } from '../testing/registry-world.ts'
import { ask, auditOf, inside, itIsNow, newMember, run } from '../testing/world.ts'
import { accept, notAccept } from './accept.ts'
import { listDisputes } from './list-disputes.ts'
import { askForMediator, declareInterest, listMediators } from './mediators.ts'
import { openDispute } from './open-dispute.ts'
import { removeParty, saveParty } from './parties.ts'

const application = (more: object = {}) => ({
  id: newId(),
  source: 'APPLICATION',
  appliedHow: 'WRITTEN',
  appliedOn: today(),
  type: '06',
  title: '漏水赔偿',
  told: '楼上漏水',
  parties: [
    { id: newId(), side: 'APPLICANT', name: '王小明' },
    { id: newId(), side: 'RESPONDENT', name: '李小红' },
  ],
  ...more,
})

describe('an application', () => {
  test('taken down at the desk has a number of its year and three working days', async () => {
    itIsNow('2026-03-13T02:00:00.000Z') // a Friday
    const desk = await newMember({ role: 'station-desk' })
    const first = done(await run(desk, openDispute, application()))
    const second = done(await run(desk, openDispute, application()))

    expect(first).toMatchObject({ disputeNo: expect.stringMatching(/^TJ2026\d{7}$/), acceptBy: '2026-03-18' })
    expect(Number(second.disputeNo.slice(-4))).toBe(Number(first.disputeNo.slice(-4)) + 1)
    itIsNow()
  })

  test('grows out of a case in reach, which then says so', async () => {
    const steward = await someone('steward')
    const water = leak({ leaf: '0201' })
    done(await run(steward, reportCase, water))
    const input = application({ caseId: water.id })

    done(await run(steward, openDispute, input))

    const { hops } = done(await ask(steward, casePage, { caseId: water.id }))
    expect(hops.map(({ action }: { action: string }) => action)).toContain('MEDIATION')
    expect((await pageOf(steward, input.id)).dispute.caseNo).toMatch(/^RS/)
    expect(
      why(await run(await newMember({ role: 'steward', grids: [] }), openDispute, application({ caseId: water.id }))),
    ).toBe('not-found')
  })

  test('handed over says by whom; a day ahead and a door code are refused', async () => {
    const desk = await newMember({ role: 'station-desk' })
    const opened = async (more: object) => why(await run(desk, openDispute, application(more)))
    expect(await opened({ source: 'HANDED_OVER' })).toBe('handed-over-by-whom')
    expect(await opened({ source: 'HANDED_OVER', handedOverBy: '派出所' })).toBe('done')
    expect(await opened({ appliedOn: ago(-1) })).toBe('day-in-the-future')
    expect(await opened({ told: '他家门锁密码 2580' })).toBe('text-forbidden-door-code')
    expect(await opened({ type: '01' })).toBe('mediator-needed')
  })

  test('names somebody of the register with their phone, which is a look and recorded', async () => {
    const family = await newHousehold({ door, members: [aMember({ name: '吴芳', phone: '13900139000' })] })
    const steward = await someone('steward')
    const personId = family.personIds[0] as Id
    const input = application({ parties: [{ id: newId(), side: 'APPLICANT', personId }] })

    done(await run(steward, openDispute, input))

    expect((await pageOf(steward, input.id)).parties).toMatchObject([{ personId, name: '吴芳', phone: null }])
    expect(await auditOf(steward)).toContainEqual(
      expect.objectContaining({
        subject_kind: 'person',
        subject_id: personId,
        detail: { fields: ['phone'], reason: 'mediation' },
      }),
    )
    const elsewhere = await newMember({ role: 'steward', grids: [] })
    expect(why(await run(elsewhere, openDispute, { ...input, id: newId() }))).toBe('not-found')
    const mediator = await newMember({ role: 'mediator' })
    expect(why(await run(mediator, openDispute, { ...input, id: newId() }))).toBe('not-found')
  })

  test('does not take a minor without a guardian, nor the same person twice', async () => {
    const desk = await newMember({ role: 'station-desk' })
    const child = { id: newId(), side: 'APPLICANT', name: '小明', birthDate: ago(3650) }
    expect(why(await run(desk, openDispute, application({ parties: [child] })))).toBe('party-guardian-missing')
    const withGuardian = { ...child, guardian: { name: '王大明', relation: '父亲', phone: '13800138000' } }
    const input = application({ parties: [withGuardian] })
    done(await run(desk, openDispute, input))
    expect((await pageOf(desk, input.id)).parties).toMatchObject([
      { isMinor: true, guardian: { name: '王大明', phone: '' } },
    ])
    const personId = newId()
    const twice = [child, { ...child, id: newId() }].map((party) => ({ ...party, personId }))
    expect(why(await run(desk, openDispute, application({ parties: twice })))).toBe('party-twice')
  })
})

describe('parties', () => {
  test('are corrected while it waits, by its mediators later, and taken out', async () => {
    const one = await quarrel()
    const third = { id: newId(), side: 'THIRD', name: '物业公司' }
    done(await run(one.desk, saveParty, { disputeId: one.id, party: third }))
    done(await run(one.mediator, saveParty, { disputeId: one.id, party: { ...third, name: '物业服务公司' } }))
    expect((await pageOf(one.mediator, one.id)).parties.map(({ name }: { name: string }) => name)).toContain(
      '物业服务公司',
    )
    done(await run(one.mediator, removeParty, { disputeId: one.id, partyId: third.id, on: today() }))
    expect((await pageOf(one.mediator, one.id)).parties).toHaveLength(2)

    done(await run(one.mediator, accept, { disputeId: one.id, on: today() }))
    expect(why(await run(one.desk, saveParty, { disputeId: one.id, party: third }))).toBe('not-its-mediator')
  })

  test('are sealed: neither name nor phone stands in a row', async () => {
    const one = await quarrel()
    const rows = await inside(one.desk.communityId, (tx) =>
      tx.selectFrom('dispute_parties').selectAll().where('dispute_id', '=', one.id).execute(),
    )
    expect(rows).toHaveLength(2)
    expect(JSON.stringify(rows.map((row) => ({ ...row, who_sealed: row.who_sealed.toString('utf8') })))).not.toMatch(
      /王小明|李小红|13800138000|单元/,
    )
  })
})

describe('mediators', () => {
  test('are those with a post here', async () => {
    const mediator = await newMember({ role: 'mediator' })
    const { mediators } = done(await ask(await newMember({ role: 'steward' }), listMediators, {}))
    expect(mediators).toContainEqual({ accountId: mediator.id, name: mediator.name })
  })

  test('who live in the building or are related step aside and are not asked again', async () => {
    const one = await quarrel()
    const neighbour = await newMember({ role: 'mediator' })
    const ask1 = { disputeId: one.id, accountId: neighbour.id, chosenBy: 'PARTIES' }
    done(await run(one.mediator, askForMediator, ask1))
    expect((await pageOf(neighbour, one.id)).file).toBeNull()
    const said = { ...noInterest(one.id), sameBuilding: true }
    expect(done(await run(neighbour, declareInterest, said))).toEqual({ inCharge: false })

    expect(why(await run(one.mediator, askForMediator, ask1))).toBe('mediator-has-interest')
    expect(why(await run(neighbour, declareInterest, noInterest(one.id)))).toBe('not-found')
    expect(why(await run(one.mediator, askForMediator, { ...ask1, accountId: one.mediator.id }))).toBe(
      'mediator-already',
    )
    expect(why(await run(one.mediator, askForMediator, { ...ask1, accountId: one.desk.id }))).toBe('no-mediator')
  })

  test('who learn of an interest later are out; then any other may take it up', async () => {
    const one = await quarrel()
    done(await run(one.mediator, declareInterest, { ...noInterest(one.id), other: '曾是一方的房客' }))
    expect(why(await run(one.mediator, accept, { disputeId: one.id, on: today() }))).toBe('not-its-mediator')
    const another = await newMember({ role: 'mediator' })
    const { rows } = done(await ask(another, listDisputes, {}))
    expect(rows).toContainEqual(
      expect.objectContaining({
        id: one.id,
        sight: 'registration',
        dues: [expect.objectContaining({ kind: 'ACCEPT' })],
      }),
    )
    expect(done(await run(another, declareInterest, noInterest(one.id)))).toEqual({ inCharge: true })
    expect(why(await run(one.mediator, declareInterest, noInterest(one.id)))).toBe('not-found')
  })
})

describe('acceptance', () => {
  test('begins the month; without the other party it is not accepted', async () => {
    const one = await quarrel()
    expect(done(await run(one.mediator, accept, { disputeId: one.id, on: today() })).dueOn > ago(-27)).toBe(true)
    const half = await quarrel({ more: { parties: [{ id: newId(), side: 'APPLICANT', name: '王小明' }] } })
    expect(why(await run(half.mediator, accept, { disputeId: half.id, on: today() }))).toBe('sides-missing')
    const early = await quarrel()
    expect(why(await run(early.mediator, accept, { disputeId: early.id, on: ago(1) }))).toBe('day-before-that')
  })

  test('refused says why and where to go', async () => {
    const one = await quarrel()
    const input = { disputeId: one.id, on: today(), reason: 'IN_COURT', referral: 'COURT', text: '法院已立案' }
    done(await run(one.mediator, notAccept, input))
    const page = await pageOf(one.mediator, one.id)
    expect(page.dispute.state).toBe('NOT_ACCEPTED')
    expect(page.file.endings).toMatchObject([
      { kind: 'NOT_ACCEPTED', reason: 'IN_COURT', referral: 'COURT', text: '法院已立案' },
    ])
    expect(why(await run(one.mediator, accept, { disputeId: one.id, on: today() }))).toBe('dispute-not-at-this-step')
  })
})
