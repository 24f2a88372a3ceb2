import type { Browser, Page } from 'playwright-core'
import { expect } from 'vitest'
import { newVisitor, PHONE, type Visitor } from './browser.ts'

export const PIN = '739152'

/** A phone with the field app, signed in, its buildings loaded and its app kept for offline. */
export async function newPhone(browser: Browser, url: string, loginName: string): Promise<Visitor> {
  const visitor = await newVisitor(browser, PHONE)
  const { page } = visitor
  await page.goto(`${url}/field`)
  await signInOnPhone(page, loginName)
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null)
  return visitor
}

export async function signInOnPhone(page: Page, loginName: string, password = 'hong-guan-jia-demo') {
  await page.getByLabel('登录名').fill(loginName)
  await page.getByLabel('密码', { exact: true }).fill(password)
  await page.getByLabel('设一个开锁密码').fill(PIN)
  await page.getByLabel('再输一次开锁密码').fill(PIN)
  await page.getByRole('button', { name: '登录并开始使用' }).click()
  await tabs(page).waitFor({ timeout: 60_000 })
}

export async function unlock(page: Page) {
  await page.getByLabel('开锁密码').fill(PIN)
  await page.getByRole('button', { name: '打开', exact: true }).click()
  await tabs(page).waitFor()
}

/** The phone was put away and taken out again: the tab is gone, the app opens from what the phone keeps. */
export async function reopen({ context, page }: Visitor, url: string, path = ''): Promise<Page> {
  await page.close({ runBeforeUnload: false })
  const next = await context.newPage()
  await next.goto(`${url}/field${path}`)
  return next
}

export const tabs = (page: Page) => page.getByRole('navigation', { name: '主要页面' })
export const tab = (page: Page, name: string) => tabs(page).getByRole('link', { name }).click()

/** Opens a door from the Doors tab: the building's unit, then the room. Two taps. */
export async function openDoor(page: Page, building: string, unit: string, room: string) {
  await tab(page, '门牌')
  await page
    .getByRole('link', { name: `${building} ${unit}`, exact: true })
    .first()
    .click()
  await page.getByRole('link', { name: new RegExp(`^${room}，`) }).click()
  await page.getByRole('heading', { name: new RegExp(`${unit}${room}$`) }).waitFor()
}

/** On the page of what is to be sent: presses until nothing waits. The button rests while something is on its way. */
export async function sendAll(page: Page) {
  const waiting = async () => {
    await page
      .getByRole('button', { name: '现在上传' })
      .click({ timeout: 2000 })
      .catch(() => {})
    return page.getByText('等待上传').count()
  }
  await expect.poll(waiting).toBe(0)
}
