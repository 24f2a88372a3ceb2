import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { axe } from './support/axe.ts'
import { newVisitor, openBrowser, PHONE, picture, signInAs } from './support/browser.ts'

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

test('at eight the secretary sees the whole community, and the numbers are those of the register', async () => {
  const { page, complaints } = await newVisitor(browser)
  await signInAs(page, inject('demoUrl'), 'secretary')
  const { compounds, buildings, households, persons, aged60 } = await ask(page, 'overview.home', {})
  expect([compounds, buildings]).toEqual([12, 113])
  for (const count of [compounds, buildings, households, persons, aged60]) {
    await page.getByText(count!.toLocaleString('en'), { exact: true }).first().waitFor()
  }
  await page.getByText('一年没人看过').waitFor()
  await picture(page, 's8-home')
  expect(await axe(page)).toEqual([])

  await page
    .getByRole('link', { name: /活地图$/ })
    .first()
    .click()
  await page.getByText(/113 幢楼/).waitFor()
  await page.locator('canvas').first().waitFor()
  await picture(page, 's8-map')
  expect(await axe(page)).toEqual([])

  // the same as a list, for the keyboard and the screen reader: the building that waits longest, then its oldest door
  await page.getByText('列表', { exact: true }).click()
  await page.getByRole('table').getByRole('link').first().waitFor()
  expect(await axe(page)).toEqual([])
  await page.getByRole('table').getByRole('link').first().click()
  const cells = page.getByRole('gridcell')
  await cells.first().waitFor()
  await picture(page, 's8-board')
  expect(await axe(page)).toEqual([])

  await page.getByRole('grid').locator('[tabindex="0"]').focus()
  const at = () => page.evaluate(() => document.activeElement?.getAttribute('data-at'))
  await expect.poll(at).toBe('0-0')
  await page.keyboard.press('ArrowDown')
  await expect.poll(at).toBe('1-0')
  expect(complaints).toEqual([])
})

test('it reads well in the dark, in English and on a phone', async () => {
  const { page, complaints } = await newVisitor(browser, PHONE)
  await page.emulateMedia({ colorScheme: 'dark' })
  await signInAs(page, inject('demoUrl'), 'secretary')
  await picture(page, 's8-home-phone-dark')
  expect(await axe(page)).toEqual([])
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(PHONE.width)
  expect(complaints).toEqual([])
})

/** What the server answers the person who is signed in on this page. */
async function ask(page: Page, query: string, input: unknown): Promise<Record<string, number>> {
  const answer = await page.request.post(`${inject('demoUrl')}/api/queries/${query}`, { data: { input } })
  return (await answer.json()).answer
}
