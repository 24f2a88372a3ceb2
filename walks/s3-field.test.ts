import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { axe } from './support/axe.ts'
import { newVisitor, openBrowser, picture, signInAs, withoutNetwork } from './support/browser.ts'
import { newPhone, sendAll, tab } from './support/phone.ts'

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

test('one line becomes an emergency: door, matter, playbook, phones; steps ticked, entry recorded, the lift opened beside it', async () => {
  const url = inject('demoUrl')
  const phone = await newPhone(browser, url, 'steward')
  const { page } = phone
  await phone.context.setOffline(true)

  await tab(page, '记一笔')
  await page.getByLabel('写下或说出一句话').fill('3-1-1401 漏水 电梯停了')
  await page.getByText(/3号楼1单元1401/).waitFor()
  await page.getByText('P1 跑水、爆管').waitFor()
  await picture(page, 's3-line')
  await page.getByRole('button', { name: '按紧急事件处理' }).click()

  // numbers first, then steps and people, all without a signal
  await page.getByText('先打电话').waitFor()
  await page.getByRole('heading', { name: '要联系的人' }).waitFor()
  await page.getByText('楼下').first().waitFor()
  await page.getByRole('checkbox', { name: /^关水阀/ }).click()
  await page.getByRole('checkbox', { name: '联系住户或房主' }).click()
  await page.getByText(/^2 \/ 10$/).waitFor()
  await page
    .getByRole('button', { name: /看号码/ })
    .first()
    .click()
  await page.locator('.phone-number').first().waitFor()
  await picture(page, 's3-emergency')
  expect(await axe(page)).toEqual([])

  // entering: consent is recorded, a door code is refused
  await page.getByRole('link', { name: '登记应急入户' }).click()
  await page.getByLabel('姓名或单位').fill('户主')
  await page.getByLabel('见证人').fill('物业保安')
  await page.getByLabel('进去做什么').fill('关阀门，门锁密码 2580#')
  await page.getByRole('button', { name: '保存' }).click()
  await page.getByRole('alert').waitFor()
  await picture(page, 's3-entry-refused')
  await page.getByLabel('进去做什么').fill('关阀门')
  await page.getByRole('button', { name: '保存' }).click()
  await page.getByText('已保存').first().waitFor()

  // the lift, tied to it; written of once more from below, it is offered; then back, and settled
  await page.getByRole('button', { name: /另开：电梯故障停梯/ }).click()
  await page.getByRole('heading', { name: /电梯故障停梯/ }).waitFor()
  await tab(page, '记一笔')
  await page.getByLabel('写下或说出一句话').fill('3-1-1301 漏水')
  const like = page.getByRole('region', { name: /是不是同一件/ })
  await like.getByRole('link', { name: /漏水 电梯停了/ }).waitFor()
  await picture(page, 's3-like-here')
  expect(await axe(page)).toEqual([])
  // the home below has it too: it joins the case instead of making a second one
  await like.getByRole('button', { name: '也记上 3号楼1单元1301' }).click()
  await page.getByText('已记上，办得怎样会告诉他们').waitFor()
  await page.getByRole('heading', { name: /漏水 电梯停了/ }).waitFor()
  await tab(page, '今日')
  await page.getByRole('heading', { name: '紧急事件' }).waitFor()
  await page.getByRole('link', { name: /漏水 电梯停了/ }).click()
  await page.getByRole('button', { name: '办结', exact: true }).click()
  await page.getByRole('dialog').getByLabel('怎么解决的').fill('软管脱落，已换，积水清完')
  await page.getByRole('dialog').getByRole('button', { name: '办结', exact: true }).click()
  await page
    .getByText(/^已办结$/)
    .first()
    .waitFor()

  await phone.context.setOffline(false)
  await page
    .getByRole('link', { name: /待上传/ })
    .first()
    .click()
  await sendAll(page)
  expect(await page.locator('.pending-why').allTextContents()).toEqual([])

  // the lift has been judged by now: she takes it in hand
  await tab(page, '今日')
  await page.getByRole('link', { name: /电梯故障停梯/ }).click()
  await page.getByRole('button', { name: '我来办' }).click()
  await page.getByText('处理中', { exact: true }).waitFor()
  await page.getByRole('button', { name: '我来办' }).waitFor({ state: 'hidden' })
  await picture(page, 's3-taken')
  expect(await axe(page)).toEqual([])

  // on the desk: the case with its number, ticks and entry, and the lift beside it
  const desk = await newVisitor(browser)
  await signInAs(desk.page, url, 'secretary')
  await desk.page.goto(`${url}/desk/cases`)
  await desk.page
    .getByText(/电梯故障停梯/)
    .first()
    .waitFor()
  await picture(desk.page, 's3-desk-cases')
  const ask = async (name: string, input: object) =>
    (await (await desk.page.request.post(`${url}/api/queries/${name}`, { data: { input } })).json()).answer
  const { rows } = await ask('cases.list', { text: '漏水 电梯停了', state: 'all' })
  const { hops } = await ask('cases.page', { caseId: rows[0].id })
  expect(hops.filter(({ action }: { action: string }) => action === 'ALSO_ME')).toMatchObject([
    { text: '3-1-1301 漏水' },
  ])
  expect(withoutNetwork(phone.complaints)).toEqual([])
})
