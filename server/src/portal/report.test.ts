import { newId } from '@red-steward/domain/ids'
import { describe, expect, test } from 'vitest'
import { casePage } from '../cases/case-page.ts'
import {
  community,
  confirmed,
  desk,
  done,
  newLink,
  newPlates,
  reported,
  resident,
  secretary,
  why,
} from '../testing/portal-world.ts'
import { ask, inside, itIsNow, run } from '../testing/world.ts'
import { confirmCode, requestCode } from './codes.ts'
import { similarHere } from './door-page.ts'
import { follow, myReports } from './follow.ts'
import { plates } from './list-plates.ts'
import { alsoMe, report } from './report.ts'
import { acceptReport, declineReport, reviewQueue } from './review.ts'
import { ask as askAbout } from './say.ts'

describe('reporting at the door', () => {
  test('free words become a case of this building, with its kind, for the desk to see', async () => {
    const { codes, buildingId } = await newPlates()
    const made = await reported(codes[1]!, '楼道灯坏了，晚上看不见')
    expect(made).toMatchObject({ waiting: false })
    const page = done(await ask(desk, casePage, { caseId: made.id })).case
    expect(page).toMatchObject({
      caseNo: made.caseNo,
      leaf: '0207',
      source: 'RESIDENT',
      buildingId,
      place: '2单元',
      anonymous: true,
      description: '楼道灯坏了，晚上看不见',
    })
  })

  test('a quarrel with a neighbour takes a confirmed phone', async () => {
    const { codes } = await newPlates(1)
    const input = { id: newId(), code: codes[0], text: '楼上邻居天天半夜很吵', link: newLink() }
    expect(why(await run(resident, report, input))).toBe('portal-phone-needed')
    const pass = await confirmed('13900000001')
    done(await run(resident, report, { ...input, pass }))
    const page = done(await ask(desk, casePage, { caseId: input.id })).case
    expect(page).toMatchObject({ anonymous: false, contactOk: true })
  })

  test('a door code in the text is refused, and nothing is kept', async () => {
    const { codes } = await newPlates(1)
    const input = { id: newId(), code: codes[0], text: '灯坏了，门禁密码 2580#', link: newLink() }
    expect(why(await run(resident, report, input))).toBe('text-forbidden-door-code')
    expect(why(await ask(desk, casePage, { caseId: input.id }))).toBe('not-found')
  })

  test('sent twice, from a stairwell with a bad signal, it is one case', async () => {
    const { codes } = await newPlates(1)
    const commandId = newId()
    const input = { id: newId(), code: codes[0], text: '楼道灯坏了', link: newLink() }
    const first = done(await run(resident, report, input, commandId))
    expect(done(await run(resident, report, input, commandId))).toEqual(first)
  })

  test('the phone is kept sealed', async () => {
    const { codes } = await newPlates(1)
    const pass = await confirmed('13900000002')
    await reported(codes[0]!, '楼道灯坏了', { pass })
    const rows = await inside(community, (tx) => tx.selectFrom('case_followers').selectAll().execute())
    expect(rows.some(({ phone_sealed }) => phone_sealed !== null)).toBe(true)
    for (const { phone_sealed } of rows) expect(phone_sealed?.toString('latin1') ?? '').not.toContain('13900000002')
  })
})

describe('limits', () => {
  test('the seventh report at one door waits for a person, who takes it; its link then leads to the case', async () => {
    const { codes } = await newPlates(1)
    for (let i = 0; i < 6; i++) await reported(codes[0]!, `楼道灯坏了 ${i}`, { network: `10.1.${i}` })
    const late = await reported(codes[0]!, '楼道灯还是坏的', { network: '10.1.9' })
    expect(late).toMatchObject({ waiting: true, caseNo: null })
    expect(done(await ask(resident, follow, { key: late.key }))).toMatchObject({
      case: null,
      waiting: { declined: null },
    })

    const row = done(await ask(desk, reviewQueue, {})).rows.find(({ id }: { id: string }) => id === late.id)
    expect(row).toMatchObject({ text: '楼道灯还是坏的', reason: 'DOOR', leaf: '0207', hasPhone: false })
    const { caseNo } = done(await run(desk, acceptReport, { reviewId: late.id, caseId: newId() }))
    expect(done(await ask(resident, follow, { key: late.key })).case).toMatchObject({ caseNo })
    // Written down by a colleague, and still the resident's own.
    expect(why(await run(resident, askAbout, { key: late.key, text: '什么时候来？' }))).toBe('done')
    expect(why(await run(desk, declineReport, { reviewId: late.id, reason: '重复' }))).toBe('not-found')
  })

  test('one that is declined tells why', async () => {
    const { codes } = await newPlates(1)
    for (let i = 0; i < 6; i++) await reported(codes[0]!, `楼道灯坏了 ${i}`, { network: `10.2.${i}` })
    const late = await reported(codes[0]!, '啊啊啊啊', { network: '10.2.9' })
    done(await run(secretary, declineReport, { reviewId: late.id, reason: '看不出是什么事，请打电话' }))
    expect(done(await ask(resident, follow, { key: late.key })).waiting.declined).toBe('看不出是什么事，请打电话')
  })

  test('danger never waits', async () => {
    const { codes } = await newPlates(1)
    for (let i = 0; i < 6; i++) await reported(codes[0]!, `楼道灯坏了 ${i}`, { network: `10.3.${i}` })
    expect(await reported(codes[0]!, '电梯里有人被困住了', { network: '10.3.9' })).toMatchObject({ waiting: false })
  })

  test('what only the secretary may see never lies in a queue that others read, nor is it counted at the plate', async () => {
    const { codes, buildingId } = await newPlates(1)
    for (let i = 0; i < 6; i++) await reported(codes[0]!, `楼道灯坏了 ${i}`, { network: `10.5.${i}` })
    const pass = await confirmed('13900000009')
    const quiet = { leaf: '0802', pass, network: '10.5.9' }
    expect(await reported(codes[0]!, '夫妻天天吵架，想请人调解', quiet)).toMatchObject({ waiting: false })
    expect(done(await ask(secretary, plates, { buildingId })).rows[0].reports).toBe(6)
  })

  test('one network over its limit waits too, from whichever door; an hour later it is free again', async () => {
    itIsNow('2026-03-11T02:00:00.000Z')
    const doors = await Promise.all(Array.from({ length: 4 }, () => newPlates(1)))
    for (let i = 0; i < 15; i++) await reported(doors[i % 4]!.codes[0]!, `路灯坏了 ${i}`, { network: '10.4.0' })
    expect(await reported(doors[3]!.codes[0]!, '路灯坏了', { network: '10.4.0' })).toMatchObject({ waiting: true })
    itIsNow('2026-03-11T03:01:00.000Z')
    expect(await reported(doors[3]!.codes[0]!, '路灯坏了', { network: '10.4.0' })).toMatchObject({ waiting: false })
    itIsNow()
  })
})

describe('phones', () => {
  test('five wrong codes and the right one no longer helps', async () => {
    const phone = '13900000003'
    const pass = newLink()
    const { demoCode } = done(await run(resident, requestCode, { phone, pass }))
    const wrong = String((Number(demoCode) + 1) % 1_000_000).padStart(6, '0')
    for (let left = 4; left >= 0; left--)
      expect(done(await run(resident, confirmCode, { phone, code: wrong, pass }))).toEqual({
        confirmed: false,
        triesLeft: left,
      })
    expect(done(await run(resident, confirmCode, { phone, code: demoCode, pass })).confirmed).toBe(false)
  })

  test('a code is good once and for ten minutes, the pass for half an hour', async () => {
    const phone = '13900000004'
    itIsNow('2026-03-12T02:00:00.000Z')
    const pass = newLink()
    const { demoCode } = done(await run(resident, requestCode, { phone, pass }))
    expect(done(await run(resident, confirmCode, { phone, code: demoCode, pass })).confirmed).toBe(true)
    expect(done(await run(resident, confirmCode, { phone, code: demoCode, pass })).confirmed).toBe(false)
    itIsNow('2026-03-12T02:29:00.000Z')
    expect(why(await ask(resident, myReports, { pass }))).toBe('done')
    itIsNow('2026-03-12T02:31:00.000Z')
    expect(why(await ask(resident, myReports, { pass }))).toBe('portal-pass-over')
    const next = newLink()
    const again = done(await run(resident, requestCode, { phone, pass: next }))
    itIsNow('2026-03-12T02:42:00.000Z')
    expect(done(await run(resident, confirmCode, { phone, code: again.demoCode, pass: next })).confirmed).toBe(false)
    itIsNow()
  })

  test('the fourth code within ten minutes is not sent', async () => {
    const phone = '13900000005'
    const asked = async () => why(await run(resident, requestCode, { phone, pass: newLink() }))
    for (let i = 0; i < 3; i++) expect(await asked()).toBe('done')
    expect(await asked()).toBe('portal-code-too-often')
  })

  test('with the phone one finds what was reported with it, and opens it', async () => {
    const { codes } = await newPlates(1)
    const pass = await confirmed('13900000006')
    const made = await reported(codes[0]!, '楼道灯坏了', { pass })
    const { reports } = done(await ask(resident, myReports, { pass }))
    expect(reports).toMatchObject([{ caseNo: made.caseNo, leaf: '0207' }])
    expect(done(await ask(resident, follow, { key: { pass, id: reports[0].id } })).case.text).toBe('楼道灯坏了')
    const other = await confirmed('13900000007')
    expect(why(await ask(resident, follow, { key: { pass: other, id: reports[0].id } }))).toBe('not-found')
  })
})

describe('also me', () => {
  test('a neighbour sees what it is and since when, never a word or a door, and joins', async () => {
    const { codes } = await newPlates(2)
    const first = await reported(codes[0]!, '楼道灯坏了，我住这层很害怕')
    const { cases } = done(await ask(resident, similarHere, { code: codes[1], text: '走廊灯不亮' }))
    expect(cases).toMatchObject([{ id: first.id, leaf: '0207', alsoMe: 0 }])
    expect(JSON.stringify(cases)).not.toContain('害怕')

    const link = newLink()
    done(await run(resident, alsoMe, { code: codes[1], caseId: first.id, link }))
    const seen = done(await ask(resident, follow, { key: { link } })).case
    expect(seen).toMatchObject({ kind: 'ALSO_ME', text: '', caseNo: first.caseNo })
    expect(JSON.stringify(seen)).not.toContain('害怕')
  })

  test('what concerns a home or a person is never offered, and cannot be joined by its id', async () => {
    const { codes } = await newPlates(1)
    const pass = await confirmed('13900000008')
    const quarrel = await reported(codes[0]!, '楼上邻居天天半夜很吵', { pass })
    expect(done(await ask(resident, similarHere, { code: codes[0], text: '楼上邻居天天半夜很吵' })).cases).toEqual([])
    const join = { code: codes[0], caseId: quarrel.id, link: newLink() }
    expect(why(await run(resident, alsoMe, join))).toBe('portal-not-shared')
    const elsewhere = await newPlates(1)
    const lamp = await reported(codes[0]!, '楼道灯坏了')
    expect(why(await run(resident, alsoMe, { code: elsewhere.codes[0], caseId: lamp.id, link: newLink() }))).toBe(
      'not-found',
    )
  })
})
