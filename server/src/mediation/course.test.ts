import { addDays } from '@red-steward/domain/care/days'
import { newId } from '@red-steward/domain/ids'
import { confirmBy, monthEnd } from '@red-steward/domain/mediation/clocks'
import { afterEach, describe, expect, test } from 'vitest'
import { done, why } from '../testing/cases-world.ts'
import {
  ago,
  agreement,
  mediating,
  pageOf,
  performing,
  quarrel,
  signatures,
  today,
} from '../testing/mediation-world.ts'
import { ask, itIsNow, run } from '../testing/world.ts'
import { accept, begin, extend, fail, withdraw } from './accept.ts'
import { agree, signAgreement } from './agreement.ts'
import { recordConsent, signNotice } from './consents.ts'
import { listDisputes } from './list-disputes.ts'
import { answerConfirmation, applyConfirmation, archive, breach, followUp } from './performance.ts'
import { addEvidence, setRisk, writeRecord } from './records.ts'

afterEach(() => itIsNow())

const later = (day: string) => itIsNow(`${day}T02:00:00.000Z`)

describe('talks', () => {
  test('begin once every party agreed and signed the notice', async () => {
    const one = await quarrel()
    const { mediator, id: disputeId } = one
    const on = today()
    done(await run(mediator, accept, { disputeId, on }))
    const begun = async () => why(await run(mediator, begin, { disputeId, on }))
    expect(await begun()).toBe('consents-missing')
    const consent = (partyId: string, answer: string) => ({
      id: newId(),
      disputeId,
      partyId,
      answer,
      means: 'PHONE',
      on,
    })
    await run(mediator, recordConsent, consent(one.applicant, 'AGREED'))
    await run(mediator, recordConsent, consent(one.respondent, 'REFUSED'))
    expect(await begun()).toBe('party-refuses')
    await run(mediator, recordConsent, consent(one.respondent, 'AGREED'))
    expect(await begun()).toBe('notices-missing')
    for (const partyId of [one.applicant, one.respondent])
      done(await run(mediator, signNotice, { disputeId, partyId, on }))
    expect(await begun()).toBe('done')

    const page = await pageOf(mediator, disputeId)
    expect(page.file.consents).toHaveLength(3)
    expect(page.dispute).toMatchObject({ state: 'MEDIATING', begunOn: on, dueOn: monthEnd(on) })
    expect(why(await run(mediator, signNotice, { disputeId, partyId: newId(), on }))).toBe('not-found')
  })

  test('stop when consent is taken back: no agreement, but an end', async () => {
    const one = await mediating()
    const back = {
      id: newId(),
      disputeId: one.id,
      partyId: one.applicant,
      answer: 'WITHDRAWN',
      means: 'PHONE',
      on: today(),
    }
    done(await run(one.mediator, recordConsent, back))
    expect(why(await run(one.mediator, agree, agreement(one)))).toBe('party-refuses')
    done(await run(one.mediator, withdraw, { disputeId: one.id, on: today(), text: '申请人撤回' }))
    expect((await pageOf(one.mediator, one.id)).dispute).toMatchObject({ state: 'WITHDRAWN', concludedOn: today() })
  })

  test('go on after the month only if all agree to the same later day', async () => {
    const one = await mediating()
    const { id: disputeId, mediator } = one
    const until = addDays(monthEnd(today()), 20)
    const said = (partyId: string) => ({ id: newId(), partyId, means: 'WRITTEN', on: today() })
    const extended = async (consents: object[], day = until) =>
      why(await run(mediator, extend, { disputeId, until: day, consents }))
    expect(await extended([said(one.applicant)])).toBe('extension-needs-all')
    expect(await extended([said(one.applicant), said(one.respondent)], monthEnd(today()))).toBe('extension-not-later')
    expect(await extended([said(one.applicant), said(one.respondent)])).toBe('done')
    expect((await pageOf(mediator, disputeId)).dispute.dueOn).toBe(until)
    const { rows } = done(await ask(mediator, listDisputes, {}))
    expect(rows).toMatchObject([{ id: disputeId, dues: [{ kind: 'MONTH', day: until }] }])
  })

  test('failed tell where to go', async () => {
    const one = await mediating()
    done(await run(one.mediator, fail, { disputeId: one.id, on: today(), referral: 'COURT', text: '分歧太大' }))
    expect((await pageOf(one.mediator, one.id)).file.endings).toMatchObject([{ kind: 'FAILED', referral: 'COURT' }])
    expect(why(await run(one.mediator, agree, agreement(one)))).toBe('dispute-not-at-this-step')
  })

  test('leave records, evidence and a risk that ends by itself', async () => {
    const one = await mediating()
    const { id: disputeId, mediator } = one
    const record = { id: newId(), disputeId, kind: 'INVESTIGATION', heldOn: today(), text: '现场查看天花板' }
    done(await run(mediator, writeRecord, record))
    done(await run(mediator, writeRecord, { ...record, id: newId(), text: '补充：地板也受潮', replaces: record.id }))
    done(
      await run(mediator, addEvidence, {
        id: newId(),
        disputeId,
        partyId: one.applicant,
        title: '照片',
        receivedOn: today(),
      }),
    )
    done(
      await run(mediator, setRisk, {
        id: newId(),
        disputeId,
        level: 'ORANGE',
        reason: '两次争吵',
        until: addDays(today(), 5),
      }),
    )

    const page = await pageOf(mediator, disputeId)
    expect(page.file.records).toMatchObject([{ text: '现场查看天花板', replaced: true }, { replaced: false }])
    expect(page.file).toMatchObject({ evidence: [{ title: '照片' }], risk: { level: 'ORANGE', reason: '两次争吵' } })
    later(addDays(today(), 6))
    expect((await pageOf(mediator, disputeId)).file.risk).toBeNull()
    expect(why(await run(mediator, setRisk, { id: newId(), disputeId, level: 'RED' }))).toBe('risk-without-reason')
    expect(why(await run(mediator, writeRecord, { ...record, id: newId(), sessionId: newId() }))).toBe('not-found')
  })
})

describe('a written agreement', () => {
  test('may be rewritten until somebody signs, and binds with the last signature', async () => {
    const one = await mediating({ appliedDaysAgo: 6 })
    const { id: disputeId, mediator } = one
    done(await run(mediator, agree, agreement(one, { agreedOn: ago(5) })))
    const drawn = agreement(one, { agreedOn: ago(4), terms: '互不追究' })
    done(await run(mediator, agree, drawn))
    const [applicant, ...others] = signatures(one, ago(4))
    expect(done(await run(mediator, signAgreement, { disputeId, signatures: [applicant] }))).toEqual({ effectOn: null })
    expect(why(await run(mediator, agree, agreement(one)))).toBe('agreement-signed')
    expect(why(await run(mediator, fail, { disputeId, on: today(), referral: 'COURT', text: '反悔' }))).toBe(
      'agreement-signed',
    )
    expect(why(await run(mediator, signAgreement, { disputeId, signatures: [{ ...applicant, id: newId() }] }))).toBe(
      'signed-already',
    )
    const stranger = { id: newId(), accountId: one.desk.id, how: 'SIGNATURE', on: today() }
    expect(why(await run(mediator, signAgreement, { disputeId, signatures: [stranger] }))).toBe('signer-unknown')
    const seal = others.at(-1)
    done(await run(mediator, signAgreement, { disputeId, signatures: others.slice(0, -1) }))
    expect(done(await run(mediator, signAgreement, { disputeId, signatures: [{ ...seal, on: ago(2) }] }))).toEqual({
      effectOn: ago(2),
    })

    const { dispute, file } = await pageOf(mediator, disputeId)
    expect(dispute).toMatchObject({ state: 'PERFORMING', effectOn: ago(2), confirmBy: confirmBy(ago(2)) })
    expect(file.agreement).toMatchObject({
      terms: '互不追究',
      items: [{ amountFen: 120_000, amountInWords: '壹仟贰佰元整' }, { kind: 'ACT' }],
    })
    expect(file.followUps.map(({ kind, dueOn }: { kind: string; dueOn: string }) => [kind, dueOn])).toEqual([
      ['DUE', addDays(today(), 10)],
      ['WEEK', addDays(today(), 17)],
      ['MONTH', addDays(today(), 40)],
    ])
  })

  test('owes nothing to strangers and needs amounts', async () => {
    const one = await mediating()
    const drawn = agreement(one)
    const item = drawn.items[0]!
    const agreed = async (more: object) =>
      why(await run(one.mediator, agree, { ...drawn, items: [{ ...item, ...more }] }))
    expect(await agreed({ obligorId: newId() })).toBe('not-found')
    expect(await agreed({ amountFen: null })).toBe('item-without-amount')
    expect(await agreed({ dueOn: ago(1) })).toBe('item-due-before')
  })
})

test('an oral agreement binds from its day and cannot go to court', async () => {
  const one = await mediating()
  done(await run(one.mediator, agree, agreement(one, { form: 'ORAL' })))
  const { dispute } = await pageOf(one.mediator, one.id)
  expect(dispute).toMatchObject({ state: 'PERFORMING', effectOn: today(), confirmBy: null })
  const application = {
    disputeId: one.id,
    on: today(),
    court: '法院',
    papers: ['APPLICATION', 'AGREEMENT'],
    partyIds: [one.applicant, one.respondent],
  }
  expect(why(await run(one.mediator, applyConfirmation, application))).toBe('confirmation-needs-writing')
})

describe('performance', () => {
  test('is looked at on its days; when everything is found done, it is performed, and archived', async () => {
    const one = await performing(3)
    const { id: disputeId, mediator } = one
    const { file } = await pageOf(mediator, disputeId)
    const [money, act] = file.agreement.items
    const due = { disputeId, followUpId: file.followUps[0].id, on: ago(1), means: 'PHONE', note: '已转账' }
    expect(why(await run(mediator, archive, { disputeId, on: today() }))).toBe('dispute-not-at-this-step')
    done(await run(mediator, followUp, { ...due, performed: [money.id] }))
    expect(why(await run(mediator, followUp, due))).toBe('follow-up-done')
    const next = { ...due, followUpId: file.followUps[1].id }
    expect(why(await run(mediator, followUp, { ...next, performed: [money.id] }))).toBe('item-unknown')
    done(await run(mediator, followUp, { ...next, performed: [act.id] }))

    const page = await pageOf(mediator, disputeId)
    expect(page.dispute.state).toBe('PERFORMED')
    expect(page.file.followUps).toMatchObject([
      { doneOn: ago(1), note: '已转账', by: mediator.name },
      {},
      { doneOn: null },
    ])
    done(await run(mediator, archive, { disputeId, on: today() }))
    const { rows } = done(await ask(mediator, listDisputes, { state: 'ended', year: Number(ago(3).slice(0, 4)) }))
    expect(rows).toMatchObject([{ id: disputeId, state: 'ARCHIVED', dues: [] }])
  })

  test('broken tells where to go; late is still performed', async () => {
    const one = await performing(3)
    const { id: disputeId, mediator } = one
    done(await run(mediator, breach, { disputeId, on: ago(1), referral: 'COURT', text: '到期未付' }))
    expect((await pageOf(mediator, disputeId)).file.endings).toMatchObject([{ kind: 'BREACHED' }])
    const { file } = await pageOf(mediator, disputeId)
    const performed = file.agreement.items.map(({ id }: { id: string }) => id)
    done(
      await run(mediator, followUp, {
        disputeId,
        followUpId: file.followUps[0].id,
        on: today(),
        means: 'IN_PERSON',
        performed,
      }),
    )
    expect((await pageOf(mediator, disputeId)).dispute.state).toBe('PERFORMED')
  })
})

describe('the court', () => {
  const application = (one: Awaited<ReturnType<typeof performing>>, on: string) => ({
    disputeId: one.id,
    on,
    court: '人民法院',
    papers: ['APPLICATION', 'AGREEMENT'],
    partyIds: [one.applicant, one.respondent],
  })

  test('is counted down to day 30: that day yes, the day after no', async () => {
    const one = await performing()
    const effectOn = today()
    const last = confirmBy(effectOn)
    expect(last).toBe(addDays(effectOn, 30))
    later(last)
    const { rows } = done(await ask(one.mediator, listDisputes, {}))
    expect(rows[0].dues).toContainEqual({ kind: 'COURT', day: last })
    later(addDays(last, 1))
    expect((await pageOf(one.mediator, one.id)).dues.map(({ kind }: { kind: string }) => kind)).not.toContain('COURT')
    expect(why(await run(one.mediator, applyConfirmation, application(one, today())))).toBe('confirmation-too-late')
    // Filed in time and written down a day late, it was in time.
    expect(why(await run(one.mediator, applyConfirmation, application(one, last)))).toBe('done')
  })

  test('is asked by all parties with both papers, answers, and only then is it archived', async () => {
    const one = await performing(2)
    const { id: disputeId, mediator } = one
    const input = application(one, ago(1))
    expect(why(await run(mediator, applyConfirmation, { ...input, partyIds: [one.applicant] }))).toBe(
      'confirmation-needs-both',
    )
    expect(why(await run(mediator, applyConfirmation, { ...input, papers: ['AGREEMENT'] }))).toBe(
      'confirmation-papers-missing',
    )
    const answer = { disputeId, result: 'CONFIRMED', on: today(), rulingNo: '民特1号' }
    expect(why(await run(mediator, answerConfirmation, answer))).toBe('confirmation-not-applied')
    done(await run(mediator, applyConfirmation, input))
    expect(why(await run(mediator, applyConfirmation, input))).toBe('confirmation-applied')
    done(await run(mediator, breach, { disputeId, on: today(), referral: 'COURT', text: '到期未付' }))
    expect(why(await run(mediator, archive, { disputeId, on: today() }))).toBe('confirmation-pending')
    expect(why(await run(mediator, answerConfirmation, { ...answer, on: ago(2) }))).toBe('day-before-that')
    done(await run(mediator, answerConfirmation, answer))
    expect((await pageOf(mediator, disputeId)).file.confirmation).toMatchObject({
      result: 'CONFIRMED',
      rulingNo: '民特1号',
    })
    done(await run(mediator, archive, { disputeId, on: today() }))
  })
})
