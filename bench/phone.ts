// The field app on a slow phone: bin/bench phone. The built app, the demo, a real Chromium with its processor six times
// slower, behind a slow 3G line; beside it the same with neither, in the same run. Parts: load use search.
import { mkdtempSync, rmSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BrowserContext, Page } from 'playwright-core'
import { openProfile } from '../faults/sync-page.ts'
import { PHONE } from '../walks/support/browser.ts'
import { PIN, signInOnPhone, tab } from '../walks/support/phone.ts'
import { discard, type Program, startProgram } from '../walks/support/program.ts'
import { type Line, SLOW_3G, slowLine } from './slow-line.ts'
import { machineLine } from './stand.ts'
import { STOPWATCH } from './stopwatch.ts'

interface Speed {
  slower: number
  line: Line | null
}
type Figures = Map<string, number[]>

const CPU_SLOWER = 6
const TYPING_MS = 10_000
const parts = process.argv.slice(2)
const wants = (part: string) => parts.length === 0 || parts.includes(part)
const LISTED = '#content .ui-list .ui-item'
const program = await startProgram()
const line = await slowLine(Number(new URL(program.url).port), SLOW_3G)
process.stdout.write(`${machineLine()}\n`)
try {
  const usual = await measured(program, { slower: 1, line: null })
  const slow = await measured(program, { slower: CPU_SLOWER, line })
  print(usual, slow)
  process.stdout.write(
    `load of the machine: ${loadavg()
      .map((one) => one.toFixed(1))
      .join(' ')}\n`,
  )
} finally {
  await line.end()
  await program.end()
  discard(program.dataDir)
}

async function measured({ url }: Program, speed: Speed): Promise<Figures> {
  const figures: Figures = new Map()
  const at = speed.line?.url ?? url
  for (let turn = 0; turn < 3 && wants('load'); turn++) {
    await onNewPhone(speed, async (page) => firstLoad(page, at, speed, figures))
  }
  if (wants('use')) {
    await onNewPhone(speed, async (page, context) => {
      await firstLoad(page, at, speed, new Map())
      note(figures, 'after Today: until the whole app is kept for offline', await keptForOffline(page))
      for (let turn = 0; turn < 7; turn++) await openAgain(page, at, figures)
      await stretchedPin(page, figures)
      for (let turn = 0; turn < 10; turn++) await saveVisit(page, turn, figures)
      await context.setOffline(true)
      for (let turn = 0; turn < 10; turn++) await saveVisit(page, 10 + turn, figures, ', no network')
    })
  }
  // Whoever leads eight grids holds nearly three thousand people: the search is measured there.
  if (wants('search')) {
    await onNewPhone({ ...speed, line: null }, async (page) => {
      await page.goto(`${url}/field`)
      await signInOnPhone(page, 'gridlead')
      await search(page, figures)
    })
  }
  return figures
}

async function onNewPhone({ slower }: Speed, work: (page: Page, context: BrowserContext) => Promise<void>) {
  const folder = mkdtempSync(join(tmpdir(), 'steward-bench-phone-'))
  const context = await openProfile(folder)
  try {
    context.setDefaultTimeout(60_000)
    await context.addInitScript(STOPWATCH)
    const page = await context.newPage()
    await page.setViewportSize(PHONE)
    const cdp = await context.newCDPSession(page)
    await cdp.send('Emulation.setCPUThrottlingRate', { rate: slower })
    await work(page, context)
  } finally {
    await context.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function firstLoad(page: Page, url: string, { line }: Speed, figures: Figures) {
  const before = line?.down() ?? 0
  await page.goto(`${url}/field`, { waitUntil: 'commit' })
  const form = await page.evaluate(() => window.painted('input[autocomplete=username]'))
  await page.getByLabel('登录名').fill('steward')
  await page.getByLabel('密码', { exact: true }).fill('hong-guan-jia-demo')
  await page.getByLabel('设一个开锁密码').fill(PIN)
  await page.getByLabel('再输一次开锁密码').fill(PIN)
  // Nobody types all this faster; meanwhile the rest of the app comes.
  await page.evaluate((ms) => new Promise((resolve) => setTimeout(resolve, ms)), TYPING_MS)
  await page.evaluate((listed) => window.answered('click', listed), LISTED)
  await page.getByRole('button', { name: '登录并开始使用' }).click()
  const data = await page.evaluate(() => window.took)
  note(figures, 'first ever load: until one can sign in', form)
  note(figures, 'first ever load: from signing in to Today with its data', data)
  note(figures, 'first ever load: both, without the typing', form + data)
  if (line) note(figures, 'kB down the line until Today', (line.down() - before) / 1000)
}

async function keptForOffline(page: Page): Promise<number> {
  const began = performance.now()
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null, undefined, { timeout: 120_000 })
  return performance.now() - began
}

async function openAgain(page: Page, url: string, figures: Figures) {
  await page.goto(`${url}/field`, { waitUntil: 'commit' })
  const form = await page.evaluate(() => window.painted('input[type=password]'))
  await page.getByLabel('开锁密码').fill(PIN)
  await page.evaluate((listed) => window.answered('click', listed), LISTED)
  await page.getByRole('button', { name: '打开' }).click()
  const list = await page.evaluate(() => window.took)
  note(figures, 'installed app: until the PIN can be typed', form)
  note(figures, 'installed app: from the PIN to Today', list)
  note(figures, 'installed app opens to Today: both', form + list)
}

async function saveVisit(page: Page, turn: number, figures: Figures, how = '') {
  if (turn === 0 || how) await tab(page, '今日')
  await tab(page, '门牌')
  await page
    .locator('#content a[href*="/doors/"]')
    .nth(turn % 4)
    .click()
  await page.locator('#content a[href*="/door/"]').nth(turn).click()
  await page.getByRole('link', { name: '走访', exact: true }).click()
  await page.getByRole('radio', { name: '电话', exact: true }).check()
  await page.getByRole('radio', { name: '电话接通' }).check()
  await page.evaluate(() => window.answered('click', '.ui-toast'))
  await page.getByRole('button', { name: '保存走访' }).click()
  note(figures, `a visit: from the tap to "saved" on the screen${how}`, await page.evaluate(() => window.took))
  await page.waitForFunction(() => document.querySelector('.ui-toast') === null)
}

/** Key by key as people type; each until the last change it brings is painted. */
async function search(page: Page, figures: Figures) {
  await tab(page, '查找')
  const field = page.getByRole('searchbox')
  for (const text of ['zhang', 'wxm', 'lijun', '王', '杨秀', '3-1-4', '8-1-401']) {
    await field.fill('')
    await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 400)))
    for (const key of text) {
      await page.evaluate(() => window.settled('input'))
      await page.keyboard.insertText(key)
      note(figures, 'search: from a key to its results', await page.evaluate(() => window.took))
    }
  }
}

/** Which the browser does beside the page, so that it is not slowed with it. */
async function stretchedPin(page: Page, figures: Figures) {
  const took = await page.evaluate(async () => {
    const key = await crypto.subtle.importKey('raw', new Uint8Array(6), 'PBKDF2', false, ['deriveBits'])
    const began = performance.now()
    const how = { name: 'PBKDF2', hash: 'SHA-256', salt: new Uint8Array(16), iterations: 600_000 }
    await crypto.subtle.deriveBits(how, key, 256)
    return performance.now() - began
  })
  note(figures, 'of that, stretching the PIN (never slowed)', took)
}

function note(figures: Figures, what: string, value: number) {
  figures.set(what, [...(figures.get(what) ?? []), value])
  process.stderr.write(`\r${what.padEnd(64)} ${Math.round(value)}      `)
}

function print(usual: Figures, slow: Figures) {
  const say = (what: string, one: string, other: string) =>
    process.stdout.write(`${what.padEnd(62)} ${one.padStart(20)} ${other.padStart(20)}\n`)
  say('', 'this machine', `CPU ${CPU_SLOWER}x, slow 3G`)
  for (const [what, values] of slow) say(what, summary(usual.get(what) ?? []), summary(values))
}

function summary(values: number[]): string {
  if (values.length === 0) return '-'
  const sorted = values.toSorted((a, b) => a - b)
  return `${Math.round(sorted[Math.floor(sorted.length / 2)]!)} (worst ${Math.round(sorted.at(-1)!)})`
}
