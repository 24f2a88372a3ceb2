import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'

const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium'

/** The two screens every page is judged on. */
export const DESK = { width: 1366, height: 768 }
export const PHONE = { width: 360, height: 740 }

export function openBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: CHROMIUM,
    args: [
      '--no-sandbox',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--use-angle=swiftshader',
      '--enable-unsafe-swiftshader',
      // Debian's own flags ask for it; painted by a graphics card that is none, a page costs twice the time.
      '--disable-gpu-rasterization',
      '--disable-gpu-compositing',
    ],
  })
}

export interface Visitor {
  context: BrowserContext
  page: Page
  /** Whatever the page complained about: script errors, refused resources, answers of 500. */
  complaints: string[]
}

export async function newVisitor(browser: Browser, viewport = DESK): Promise<Visitor> {
  const context = await browser.newContext({
    viewport,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    acceptDownloads: true,
  })
  context.setDefaultTimeout(60_000)
  const page = await context.newPage()
  // A browser keeps what the content policy forbade to itself where the page caught the error.
  await context.addInitScript(() =>
    addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
      console.error(`content policy: ${violatedDirective} ${blockedURI}`),
    ),
  )
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(`error: ${error.message}`))
  page.on('console', (message) => {
    if (message.type() === 'error' && !/status of (401|403|404|409|422|429|503)/.test(message.text()))
      complaints.push(message.text())
  })
  page.on('response', (response) => {
    if (response.status() === 500) complaints.push(`500 from ${new URL(response.url()).pathname}`)
  })
  return { context, page, complaints }
}

/** Complaints but those a page cannot help when its network or its program is away. */
export function withoutNetwork(complaints: string[]) {
  return complaints.filter((text) => !/net::ERR_|Failed to fetch/.test(text))
}

/** Keeps a picture when SHOTS names a folder; people look at them, no test compares them. */
export async function picture(page: Page, name: string) {
  const folder = process.env.SHOTS
  if (!folder) return
  mkdirSync(folder, { recursive: true })
  await page.screenshot({ path: join(folder, `${name}.png`) })
}

/** Signs in to the demo as one of its people. */
export async function signInAs(page: Page, url: string, loginName: string, password = 'hong-guan-jia-demo') {
  await page.goto(url)
  await page.getByLabel('登录名').fill(loginName)
  await page.getByLabel('密码或一次性开通码').fill(password)
  await page.getByRole('button', { name: '登录', exact: true }).click()
  await page.getByRole('heading', { name: /您好/ }).waitFor()
}
