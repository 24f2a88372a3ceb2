import { writeFileSync } from 'node:fs'
import { newId } from '@red-steward/domain/ids'
import { describe, expect, test } from 'vitest'
import { caseSheet } from '../cases/case-sheet.ts'
import { reportCase } from '../cases/report-case.ts'
import { takeCase } from '../cases/take-case.ts'
import { pagesOf, scanPaper } from '../testing/paper.ts'
import {
  community,
  done,
  newLink,
  newPlates,
  reported as reportedAtDoor,
  resident,
  secretary,
  steward,
  why,
} from '../testing/portal-world.ts'
import { ask, inside, run } from '../testing/world.ts'
import { follow } from './follow.ts'
import { setFront } from './front.ts'
import { handOutLink, receipt } from './receipt.ts'

const origin = 'http://desk.invalid'

/** Somebody at the door of a steward: no account, no plate scanned. */
async function told(more: object = {}) {
  const { buildingId } = await newPlates(1)
  const caseId = newId()
  done(await run(steward, reportCase, { id: caseId, leaf: '0207', buildingId, description: '楼道灯不亮', ...more }))
  return caseId
}

async function print(caseId: string, link = newLink(), language = 'zh') {
  done(await run(steward, handOutLink, { caseId, link, language }))
  const file = done(await ask(steward, receipt, { caseId, link, origin, language }))
  const pdf = Buffer.from(file.base64, 'base64')
  if (process.env.SHOTS) writeFileSync(`${process.env.SHOTS}/receipt-${language}.pdf`, pdf)
  return { link, pdf, name: file.name as string }
}

const secretOf = (scanned: string) => scanned.slice(scanned.indexOf('#f.') + 3)

describe('a receipt', () => {
  test('is scanned at home and opens the steps of the case; neither link nor file name says who or where', async () => {
    done(await run(secretary, setFront, { phone: '0855-8000000', hours: '周一至周五 9:00-17:30' }))
    const caseId = await told()
    done(await run(steward, takeCase, { caseId }))

    const { link, pdf, name } = await print(caseId)

    expect(pagesOf(pdf)).toBe(1)
    const scanned = scanPaper(pdf)!
    expect(scanned).toMatch(/^http:\/\/desk\.invalid\/portal\/\d{12}#f\.[0-9A-HJKMNP-TV-Z]{26}$/)
    expect(secretOf(scanned)).toBe(link)
    expect(name).toMatch(/^RS\d{15} 受理回执\.pdf$/)
    const page = done(await ask(resident, follow, { key: { link: secretOf(scanned) } })).case
    expect(page).toMatchObject({ kind: 'REPORTER', text: '楼道灯不亮', responsible: steward.name })
    expect(page.hops.map(({ action }: { action: string }) => action)).toEqual(['REPORTED', 'TAKEN'])
  })

  test('in English fits its page too', async () => {
    const { pdf, link } = await print(
      await told({ description: 'The lamp in the staircase is out. '.repeat(12) }),
      newLink(),
      'en',
    )
    expect(pagesOf(pdf)).toBe(1)
    expect(secretOf(scanPaper(pdf)!)).toBe(link)
  })

  test('leads to the public address of the community when it has one', async () => {
    done(await run(secretary, setFront, { phone: '', address: 'https://community.invalid' }))
    const { pdf } = await print(await told())
    expect(scanPaper(pdf)).toMatch(/^https:\/\/community\.invalid\//)
  })

  test('printed again takes the place of the lost one, whose link opens nothing any more', async () => {
    const caseId = await told()
    const first = await print(caseId)
    const second = await print(caseId)
    expect(why(await ask(steward, receipt, { caseId, link: first.link, origin }))).toBe('not-found')
    expect(done(await ask(resident, follow, { key: { link: second.link } })).case.kind).toBe('REPORTER')
    expect(why(await ask(resident, follow, { key: { link: first.link } }))).toBe('not-found')
  })

  test('is not printed of what is confidential, nor for somebody who holds a link of their own', async () => {
    const confidential = await told({ leaf: '0705', buildingId: null })
    expect(why(await run(secretary, handOutLink, { caseId: confidential, link: newLink() }))).toBe('case-not-on-paper')
    expect(why(await ask(secretary, caseSheet, { caseId: confidential }))).toBe('case-not-on-paper')
    const { codes } = await newPlates(1)
    const { id } = await reportedAtDoor(codes[0]!, '楼道灯坏了')
    expect(why(await run(steward, handOutLink, { caseId: id, link: newLink() }))).toBe('portal-has-own-link')
  })

  test('every print of receipt and sheet is in the audit', async () => {
    const caseId = await told()
    await print(caseId)
    done(await ask(steward, caseSheet, { caseId }))
    const looks = await inside(community, (tx) =>
      tx.selectFrom('audit').select('detail').where('subject_id', '=', caseId).execute(),
    )
    const text = JSON.stringify(looks)
    expect(text).toContain('receipt')
    expect(text).toContain('sheet')
  })
})

test('the work sheet prints facts, steps and story of a case, long ones over several pages', async () => {
  const caseId = await told({ leaf: '0105', description: '水从四楼流到走廊，电梯停了。'.repeat(8) })
  done(await run(steward, takeCase, { caseId }))
  for (const language of ['zh', 'en']) {
    const file = done(await ask(steward, caseSheet, { caseId, language }))
    const pdf = Buffer.from(file.base64, 'base64')
    if (process.env.SHOTS) writeFileSync(`${process.env.SHOTS}/sheet-${language}.pdf`, pdf)
    expect(pagesOf(pdf)).toBeGreaterThanOrEqual(1)
    expect(file.name).toMatch(/^RS\d{15} /)
  }
})
