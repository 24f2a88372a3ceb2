import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { openBrowser, picture, withoutNetwork } from './support/browser.ts'
import { newPhone, reopen, sendAll, tab, unlock } from './support/phone.ts'

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

test('a steward’s morning: the list is there, a cold wave is called through without a signal, who was not reached rises', async () => {
  const url = inject('demoUrl')
  const phone = await newPhone(browser, url, 'steward')
  let { page } = phone
  await page.getByRole('heading', { name: '今日', exact: true }).waitFor()
  await page.getByRole('heading', { name: /该联系的人/ }).waitFor()
  await page
    .getByText(/^超期 \d+ 天$/)
    .first()
    .waitFor()
  await picture(page, 's2-today')
  await phone.context.setOffline(true)

  // the call list: one tap each
  await page.getByRole('link', { name: /独居老人电话/ }).click()
  await page.getByRole('heading', { name: /待拨打/ }).waitFor()
  const rows = page.locator('.call-row')
  const first = (await rows.nth(0).locator('strong').textContent())!
  await rows.nth(0).getByRole('button', { name: '没接通' }).click()
  await page.getByRole('heading', { name: /^联系不上/ }).waitFor()
  // not reached: now first of all
  await expect.poll(() => rows.nth(0).locator('strong').textContent()).toBe(first)
  // the flow has begun on the phone: numbers for help first, then the steps; one is logged
  await rows.nth(0).getByRole('link', { name: '下一步怎么找' }).click()
  await page.getByRole('link', { name: '拨 110' }).waitFor()
  await page.getByText('再打一次电话').waitFor()
  await picture(page, 's2-flow-no-signal')
  await page.getByRole('button', { name: '没联系上' }).click()
  await page.getByText(/✓ 没联系上/).waitFor()
  await page.goBack()
  await rows.nth(1).getByRole('button', { name: '都好' }).click()
  await page.getByRole('heading', { name: /^已联系上/ }).waitFor()
  await picture(page, 's2-calls')

  // taken back while it has not left the phone
  const second = (await rows.nth(1).locator('strong').textContent())!
  await rows.nth(1).getByRole('button', { name: '没接通' }).click()
  await page.locator('.ui-toast', { hasText: second }).getByRole('button', { name: '撤回' }).click()
  await page.getByText('已撤回').waitFor()
  await expect.poll(() => page.getByRole('heading', { name: /^联系不上/ }).textContent()).toContain('1')

  // a visit in thirty seconds, still without a signal, then the tab dies
  await tab(page, '今日')
  const overdue = page.getByRole('link', { name: /超期/ }).first()
  const seen = (await overdue.textContent())!.split(' · ')[0]!
  await overdue.click()
  await page.getByRole('link', { name: '走访' }).click()
  await page.getByRole('radio', { name: '电话' }).check()
  await page.getByRole('radio', { name: '电话接通' }).check()
  await page.getByRole('checkbox', { name: '无变化' }).check()
  await page.getByLabel('备注').fill('门禁密码是 2580#')
  await page.getByText(/这些内容不能保存/).waitFor()
  await page.getByLabel('备注').fill('孙女周末来')
  // a look at who lives there, and back: what was typed is there
  await page.getByRole('checkbox', { name: '人员' }).check()
  await page.getByRole('link', { name: /去核对住户/ }).click()
  await page.getByRole('heading', { name: '核对住户' }).waitFor()
  await page.goBack()
  await expect.poll(() => page.getByLabel('备注').inputValue()).toBe('孙女周末来')
  await page.getByRole('checkbox', { name: '无变化' }).check()
  await picture(page, 's2-visit')
  // the phone takes the tab away: it is there again, until it is saved
  page = await reopen(phone, url)
  await unlock(page)
  await page.getByRole('heading', { name: /没保存的内容/ }).waitFor()
  await picture(page, 's2-unsaved')
  await page.getByRole('link', { name: /^走访 · / }).click()
  await expect.poll(() => page.getByLabel('备注').inputValue()).toBe('孙女周末来')
  await page.getByRole('button', { name: '保存走访' }).click()
  // the next day is told at once, and who was seen is no longer due, though no server has heard of it
  await page.getByText(/走访已保存 · 下次：\d{4}-/).waitFor()
  await tab(page, '今日')
  await page.getByRole('heading', { name: /该联系的人/ }).waitFor()
  expect(await page.getByRole('link', { name: new RegExp(`${seen} · .*超期`) }).count()).toBe(0)
  expect(await page.getByRole('heading', { name: /没保存的内容/ }).count()).toBe(0)

  // the day has written itself, and takes the worker's own words
  await tab(page, '我的')
  await page.getByRole('link', { name: '民情日记' }).click()
  await page.getByText(/走访联系 \d+ 次.*孙女周末来/s).waitFor()
  await picture(page, 's2-diary')
  await page.getByRole('button', { name: '改一改' }).click()
  await page.getByRole('textbox', { name: '这一天' }).fill('看了一位老人，孙女周末来。')
  await picture(page, 's2-diary-edit')
  await page.getByRole('button', { name: '保存', exact: true }).click()
  await page.getByText('这是您改过的文字。').waitFor()
  // nobody opens at another door: what to do next stands there without a signal
  await tab(page, '今日')
  await page.getByRole('link', { name: /超期/ }).first().click()
  await page.getByRole('link', { name: '走访' }).click()
  await page.getByRole('radio', { name: '未接通' }).check()
  await page.getByRole('button', { name: '保存走访' }).click()
  await page.getByRole('link', { name: '拨 120' }).waitFor()
  await page.getByText('问邻居或楼栋管家').waitFor()
  page = await reopen({ ...phone, page }, url, '/outbox')
  await unlock(page)
  await page.getByText('等待上传').waitFor()

  await phone.context.setOffline(false)
  await sendAll(page)
  expect(await page.locator('.pending-why').allTextContents()).toEqual([])

  // the flow for who was not reached has begun
  // (on Today it stands when a step is due, which in the evening is tomorrow)
  await tab(page, '查找')
  await page.getByRole('searchbox').fill(first)
  await page
    .getByRole('link', { name: new RegExp(first) })
    .first()
    .click()
  await page.getByRole('link', { name: /^联系不上/ }).click()
  await page.getByText('再打一次电话').waitFor()
  await picture(page, 's2-flow')
  await page.getByRole('button', { name: '联系上了' }).click()
  await page.getByText('已经联系上，这个流程结束了。').waitFor()
  expect(withoutNetwork(phone.complaints)).toEqual([])
})
