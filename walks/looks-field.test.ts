import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { axe } from './support/axe.ts'
import { openBrowser, PHONE, picture } from './support/browser.ts'
import { newPhone } from './support/phone.ts'
import { choose, phoneScreens, smallTargets, visitScreen } from './support/phone-screens.ts'

let browser: Browser
let page: Page
let screens: [name: string, path: string][]
beforeAll(async () => {
  browser = await openBrowser()
  ;({ page } = await newPhone(browser, inject('demoUrl'), 'steward'))
  screens = await phoneScreens(page)
})
afterAll(() => browser.close())

/** What is wrong on each screen, with its name; nothing when all are well. */
async function wrong(look: string, find: (name: string) => Promise<string[]>) {
  const faults: string[] = []
  for (const [name, path] of screens) {
    await visitScreen(page, path)
    await page.waitForTimeout(150) // a picture of a page that is still sliding in shows nothing
    faults.push(...(await find(name)).map((fault) => `${name}: ${fault}`))
    await picture(page, `looks-${look}-${name}`)
  }
  return faults
}

test.each([
  ['light', /^浅色/],
  ['dark', /^深色/],
  ['outdoor', /户外/],
])('somebody who needs it can read and use every screen of the phone: %s', async (look, label) => {
  await choose(page, label)
  await page.setViewportSize({ width: PHONE.width, height: 2400 }) // nothing lies half under a bar

  expect(await wrong(look, () => axe(page))).toEqual([])
})

test('a thumb hits everything: 44 pixels, and 60 with large targets', async () => {
  await page.setViewportSize(PHONE)
  expect(await wrong('usual', () => smallTargets(page, 44))).toEqual([])

  await choose(page, /大按钮|大一点|更大/)
  expect(await wrong('large', () => smallTargets(page, 60))).toEqual([])
})

test.each([
  ['double', /^200%$/],
  ['double-english', /^English$/],
])(
  'in letters of double size nothing runs out of the screen sideways and no title is squeezed: %s',
  async (look, label) => {
    await choose(page, label)

    expect(await wrong(look, async () => [...(await outside()), ...(await squeezed())])).toEqual([])
  },
)

/** What sticks out of the page to the right. */
function outside(): Promise<string[]> {
  return page.evaluate(() => {
    const wide = document.documentElement.clientWidth
    const isScrolled = (element: Element): boolean => {
      const parent = element.parentElement
      return (
        parent !== null && (/auto|scroll|hidden|clip/.test(getComputedStyle(parent).overflowX) || isScrolled(parent))
      )
    }
    return [...document.querySelectorAll('body *')]
      .filter((element) => element.getBoundingClientRect().right > wide + 1 && !isScrolled(element))
      .map((element) => `${element.tagName.toLowerCase()}.${element.className}`)
  })
}

/** A title with so little room that its signs stand one under the other. */
function squeezed(): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('h1')]
      .filter((title) => title.getBoundingClientRect().width < document.documentElement.clientWidth * 0.5)
      .map((title) => `h1 "${title.textContent}" ${Math.round(title.getBoundingClientRect().width)} wide`),
  )
}
