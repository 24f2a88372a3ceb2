import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { openBrowser } from './support/browser.ts'
import { newPhone } from './support/phone.ts'

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

test('by keys alone: from Today to a door, a visit saved, and back where one was', async () => {
  const { page } = await newPhone(browser, inject('demoUrl'), 'steward')
  await page.getByRole('heading', { name: '今日', exact: true }).waitFor()

  await tabTo(page, /^门牌$/)
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: '门牌' }).waitFor()
  await tabTo(page, /号楼 1单元$/)
  await page.keyboard.press('Enter')
  await page.locator('#content a[href*="/door/"]').first().waitFor()
  await tabTo(page, /，\d 人/)
  await page.keyboard.press('Enter')
  await page.getByRole('link', { name: '走访', exact: true }).waitFor()
  await tabTo(page, /^走访$/)
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: '保存走访' }).waitFor()
  await tabTo(page, /^上门$/)
  await page.keyboard.press('ArrowRight')
  await expect.poll(() => named(page)).toBe('电话')
  await tabTo(page, /^电话接通$/)
  await page.keyboard.press('Space')
  await tabTo(page, /^保存走访$/)
  await page.keyboard.press('Enter')
  await page.getByText(/走访已保存/).waitFor()

  await page.getByRole('link', { name: '核对住户' }).waitFor()
  await expect.poll(() => named(page)).toBe('走访')
})

/** Presses Tab until the name fits; on the way nothing is focused without showing it. */
async function tabTo(page: Page, name: RegExp) {
  for (let presses = 0; presses < 150; presses++) {
    await page.keyboard.press('Tab')
    const at = await named(page)
    if (at !== '') expect(await shows(page), `${at} shows that it has the focus`).toBe(true)
    if (name.test(at)) return
  }
  throw new Error(`no key leads to ${name}`)
}

/** What a screen reader would call the focused thing. */
function named(page: Page): Promise<string> {
  return page.evaluate(() => {
    const at = document.activeElement as HTMLElement | null
    if (!at || at === document.body) return ''
    const label = (at as HTMLInputElement).labels?.[0]
    return (at.getAttribute('aria-label') ?? label?.textContent ?? at.textContent ?? '').trim()
  })
}

function shows(page: Page): Promise<boolean> {
  return page.evaluate(() => {
    const at = document.activeElement!
    const seen = [at, at.closest('label'), at.nextElementSibling, at.parentElement].filter((one) => one !== null)
    return seen.some((one) => {
      const { outlineStyle, outlineWidth } = getComputedStyle(one)
      return outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2
    })
  })
}
