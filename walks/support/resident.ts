// A resident with a phone, and what they scan.
import jsqr from 'jsqr'
import type { Browser, Page } from 'playwright-core'
import { newVisitor, PHONE, type Visitor } from './browser.ts'

/** What a scanner reads off a picture of the page: the pixels of the screenshot, given to jsQR. */
export async function scan(browser: Browser, picture: Buffer): Promise<string | null> {
  const page = await browser.newPage()
  try {
    const { width, height, pixels } = await page.evaluate(async (base64) => {
      const image = new Image()
      image.src = `data:image/png;base64,${base64}`
      await image.decode()
      const canvas = document.createElement('canvas')
      canvas.width = image.width
      canvas.height = image.height
      const drawing = canvas.getContext('2d')!
      drawing.drawImage(image, 0, 0)
      const { data } = drawing.getImageData(0, 0, canvas.width, canvas.height)
      return { width: canvas.width, height: canvas.height, pixels: [...data] }
    }, picture.toString('base64'))
    return decode(Uint8ClampedArray.from(pixels), width, height)?.data ?? null
  } finally {
    await page.close()
  }
}

// The package is CommonJS with a default export inside.
const decode = jsqr.default

export async function newResident(browser: Browser, address: string, mode: 'usual' | 'elder'): Promise<Visitor> {
  const visitor = await newVisitor(browser, PHONE)
  await visitor.page.goto(address)
  if (mode === 'elder') await visitor.page.getByRole('button', { name: '长辈版', exact: true }).click()
  return visitor
}

/** What is too small to be pressed: interactive things below so many pixels each way. Links within a sentence are not. */
export function smallTargets(page: Page, least: number): Promise<string[]> {
  return page.evaluate((pixels) => {
    const things = [...document.querySelectorAll('a, button, input:not([type=file]), textarea, select, [role=switch]')]
    return things.flatMap((thing) => {
      const target = thing.closest('label') ?? thing
      const { width, height } = target.getBoundingClientRect()
      if (width === 0 || thing.closest('[hidden]')) return []
      return width < pixels - 0.5 || height < pixels - 0.5
        ? [`${thing.tagName} ${thing.textContent?.trim()} ${Math.round(width)}x${Math.round(height)}`]
        : []
    })
  }, least)
}

/** Text that is shown smaller than so many pixels. */
export function smallText(page: Page, least: number): Promise<string[]> {
  return page.evaluate((pixels) => {
    const found: string[] = []
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const text = node.textContent?.trim()
      const parent = node.parentElement
      if (!text || !parent || parent.closest('script, noscript, .visually-hidden, .only-print, [hidden]')) continue
      if (parent.getClientRects().length === 0) continue
      const size = Number.parseFloat(getComputedStyle(parent).fontSize)
      if (size < pixels - 0.1) found.push(`${text} ${size}`)
    }
    return found
  }, least)
}

/** What a screen reader says of the page, line by line in its order: role, name, state. */
export async function readingOrder(page: Page): Promise<string> {
  return page.locator('body').ariaSnapshot()
}

/** Presses Tab until what holds the focus has this name; fails when a round of the page did not find it. */
export async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let i = 0; i < 60; i++) {
    await page.keyboard.press('Tab')
    const focused = await page.evaluate(() => {
      const held = document.activeElement === document.body ? null : (document.activeElement as HTMLElement | null)
      const labelled = (held as HTMLInputElement | null)?.labels?.[0]?.textContent
      return `${held?.getAttribute('aria-label') ?? ''} ${labelled ?? ''} ${held?.textContent ?? ''}`
    })
    if (name.test(focused)) return
  }
  throw new Error(`Tab never reached ${name}`)
}
