import { readFileSync } from 'node:fs'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { scanPaper } from '../server/src/testing/paper.ts'
import { axe } from './support/axe.ts'
import { newVisitor, openBrowser, PHONE, picture, signInAs } from './support/browser.ts'

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

test('the desk prints a sheet to take along and a receipt; at home the receipt is scanned and opens the steps', async () => {
  const { page, complaints } = await newVisitor(browser)
  await signInAs(page, inject('demoUrl'), 'desk')
  await page.goto(`${inject('demoUrl')}/desk/cases`)
  await page.locator('table a[href*="/cases/"]').first().click()
  await page.getByRole('heading', { name: '办理经过' }).waitFor()
  const print = async (paper: RegExp) => {
    await page.getByRole('button', { name: '打印' }).click()
    await page.getByRole('menuitem', { name: paper }).waitFor()
    await picture(page, `receipt-menu`)
    const coming = page.waitForEvent('download')
    await page.getByRole('menuitem', { name: paper }).click()
    const file = await coming
    return { name: file.suggestedFilename(), pdf: readFileSync(await file.path()) }
  }
  const sheet = await print(/工单/)
  expect(sheet.name).toMatch(/^RS\d{15} 事件处理单\.pdf$/)
  const receipt = await print(/受理回执/)
  expect(receipt.name).toMatch(/^RS\d{15} 受理回执\.pdf$/)
  expect(await axe(page)).toEqual([])
  const caseNo = receipt.name.slice(0, 17)

  const link = scanPaper(receipt.pdf)!
  expect(link).toMatch(/\/portal\/\d{12}#f\.[0-9A-HJKMNP-TV-Z]{26}$/)
  const home = await newVisitor(browser, PHONE)
  await home.page.goto(link)
  await home.page.getByText(caseNo).first().waitFor()
  await home.page.getByText('我们收到了您反映的事。').waitFor()
  await picture(home.page, 'receipt-at-home')
  expect(await axe(home.page)).toEqual([])
  expect([...complaints, ...home.complaints]).toEqual([])
})
