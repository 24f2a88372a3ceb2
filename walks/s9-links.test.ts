import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Browser } from 'playwright-core'
import { Webhook } from 'standardwebhooks'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { axe } from './support/axe.ts'
import { newVisitor, openBrowser, picture, signInAs } from './support/browser.ts'

let browser: Browser
const got: { headers: Record<string, string>; body: string }[] = []
const receiver = createServer(async (request, response) => {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part as Buffer)
  got.push({ headers: request.headers as Record<string, string>, body: Buffer.concat(parts).toString() })
  response.end()
})
beforeAll(async () => {
  browser = await openBrowser()
  await new Promise<void>((ready) => receiver.listen(0, '127.0.0.1', ready))
})
afterAll(async () => {
  await browser.close()
  receiver.close()
})

test('another system reports with its key, a third is told of it, and the desk finds it in its inbox', async () => {
  const url = inject('demoUrl')
  const { page, complaints } = await newVisitor(browser)
  await signInAs(page, url, 'admin')
  await page.goto(`${url}/desk/links?tab=webhooks`)
  await page.getByRole('button', { name: '新增' }).click()
  await page.getByLabel('名称').fill('街道平台')
  await page
    .getByLabel('地址', { exact: true })
    .fill(`http://127.0.0.1:${(receiver.address() as AddressInfo).port}/hook`)
  await page.getByRole('button', { name: /保\s*存/ }).click()
  const secret = await page.locator('output').textContent()
  await picture(page, 's9-secret')
  expect(await axe(page)).toEqual([])
  await page.getByRole('button', { name: '已记下' }).click()
  await page.getByRole('button', { name: /测\s*试/ }).click()
  // Clocks of other cases may strike meanwhile and are told too.
  const told = (type: string) =>
    got
      .map(({ body, headers }) => new Webhook(secret!).verify(body, headers) as { type: string; data: object })
      .filter((event) => event.type === type)
  await expect.poll(() => told('endpoint.test').length).toBe(1)
  await picture(page, 's9-webhooks')
  expect(await axe(page)).toEqual([])

  await page.getByRole('tab', { name: '来报系统' }).click()
  await page.getByRole('button', { name: '发放密钥' }).click()
  await page.getByLabel('给哪个系统').fill('城市服务平台')
  await page.getByRole('button', { name: /保\s*存/ }).click()
  const apiKey = await page.locator('output').textContent()
  await page.getByRole('button', { name: '已记下' }).click()
  // Other walks open a second community; from then on the name of the jurisdiction has to be said.
  const note = await page.getByText(/jurisdiction_id 为 \d+/).textContent()
  const body = new URLSearchParams({
    api_key: apiKey!,
    jurisdiction_id: /jurisdiction_id 为 (\d+)/.exec(note!)![1]!,
    service_code: '0502',
    address_string: '东门口',
    description: '路灯不亮',
  })
  const answer = await fetch(`${url}/open311/v2/requests.json`, { method: 'POST', body })
  const [{ service_request_id: number }] = (await answer.json()) as [{ service_request_id: string }]
  const expected = [{ data: { caseNo: number, leaf: '0502' } }]
  await expect.poll(() => told('case.reported')).toMatchObject(expected)
  await picture(page, 's9-keys')
  expect(await axe(page)).toEqual([])

  await page.getByRole('tab', { name: '转办系统' }).click()
  await page.getByRole('button', { name: '新增' }).click()
  await page.getByLabel('类别对应').fill('0401 = rubbish\n0502 = lamp')
  await picture(page, 's9-system')
  expect(await axe(page)).toEqual([])
  await page.getByRole('button', { name: /取\s*消/ }).click()
  await page.getByRole('button', { name: '放弃' }).click()

  await page.getByRole('tab', { name: '发送方式' }).click()
  await page
    .getByRole('button', { name: /设\s*置/ })
    .first()
    .click()
  await picture(page, 's9-channel')
  expect(await axe(page)).toEqual([])
  await page.keyboard.press('Escape')
  await picture(page, 's9-channels')
  await page.getByRole('tab', { name: '发件箱' }).click()
  await page.getByText('已送达').first().waitFor()
  await picture(page, 's9-outbox')
  expect(await axe(page)).toEqual([])
  expect(complaints).toEqual([])

  const desk = await newVisitor(browser)
  await signInAs(desk.page, url, 'desk')
  await desk.page.getByRole('button', { name: /^消息，\d+ 条未读$/ }).click()
  await desk.page.getByText(`事件 ${number} 等待接手。`).waitFor()
  await picture(desk.page, 's9-inbox')
  expect(await axe(desk.page)).toEqual([])
  await desk.page.goto(`${url}/desk/account`)
  await desk.page.getByRole('heading', { name: '通知方式' }).waitFor()
  await picture(desk.page, 's9-preferences')
  expect(await axe(desk.page)).toEqual([])
  expect(desk.complaints).toEqual([])
})
