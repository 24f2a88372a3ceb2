import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { axe } from './support/axe.ts'
import { newVisitor, openBrowser, picture, signInAs, type Visitor } from './support/browser.ts'
import { newResident, readingOrder, scan, smallTargets, smallText, tabTo } from './support/resident.ts'

/** What somebody heard when the page was read to them once, and found it good. */
const READ_ALOUD = join(import.meta.dirname, 'support/s4-reading-order.txt')

let browser: Browser
let desk: Visitor
/** What the plates at three doors say when they are scanned. */
const scanned: string[] = []

beforeAll(async () => {
  browser = await openBrowser()
  desk = await newVisitor(browser)
  await signInAs(desk.page, inject('demoUrl'), 'secretary')
})
afterAll(() => browser.close())

test('the desk prints the plates of a building, and a scanner reads each off the paper', async () => {
  const { page } = desk
  await page.goto(`${inject('demoUrl')}/desk/plates`)
  await page.getByLabel('找楼栋').fill('云溪苑')
  for (const at of [0, 1]) {
    await page.getByRole('button', { name: '查看、打印' }).nth(at).click()
    await page.locator('.plate-qr').first().waitFor()
    await page.emulateMedia({ media: 'print' })
    await picture(page, `s4-plates-${at}`)
    const plates = page.locator('.plate')
    for (let i = 0; i < (await plates.count()); i++) {
      const read = await scan(browser, await plates.nth(i).screenshot())
      expect(read).toMatch(/\/portal\/\d{12}#d\.[0-9A-HJKMNP-TV-Z]{16}$/)
      scanned.push(read!)
    }
    await page.emulateMedia({ media: 'screen' })
    await page.goBack()
    await page.getByLabel('找楼栋').fill('云溪苑')
  }
  expect(scanned.length).toBeGreaterThanOrEqual(4)
  expect(new Set(scanned).size).toBe(scanned.length)
  expect(desk.complaints).toEqual([])
})

describe.each([
  { mode: 'usual', at: 0, target: 44, text: 14, what: '三楼楼道灯坏了，晚上看不见' },
  { mode: 'elder', at: 2, target: 60, text: 18, what: '楼道灯不亮，老人怕摔' },
] as const)('a resident, $mode pages', ({ mode, at, target, text, what }) => {
  test('scans the plate, reports with a photo, follows each hop, says "not solved", and it opens again', async () => {
    const resident = await newResident(browser, scanned[at]!, mode)
    const { page } = resident
    const look = async (name: string) => {
      await picture(page, `s4-${mode}-${name}`)
      expect({ name, axe: await axe(page) }).toEqual({ name, axe: [] })
      expect({ name, small: await smallTargets(page, target) }).toEqual({ name, small: [] })
      expect({ name, small: await smallText(page, text) }).toEqual({ name, small: [] })
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360)
    }

    // the door: who serves it, one tap to call, nobody who lives there
    await page.getByRole('heading', { name: '为您服务的人' }).waitFor()
    expect(await page.getByRole('link', { name: '打电话给杨管家' }).getAttribute('href')).toBe('tel:13800000001')
    await look('door')

    // the report: one sentence, its kind suggested, a photo
    await page.getByRole('link', { name: /我要反映/ }).click()
    await page.getByLabel('发生了什么？').fill(what)
    await page.getByText('楼道照明').waitFor()
    await page.getByLabel(/^照片/).setInputFiles({ name: 'lamp.png', mimeType: 'image/png', buffer: await lamp(page) })
    await page.getByRole('img', { name: '第 1 张照片' }).waitFor()
    await look('report')
    await page.getByRole('button', { name: '提交' }).click()

    // received: number, link as a picture that a scanner reads
    await page.getByRole('heading', { name: '已收到' }).waitFor()
    const code = page.getByRole('img', { name: '查进度的二维码' })
    await code.waitFor()
    await look('sent')
    const link = await scan(browser, await code.screenshot())
    expect(link).toMatch(/#f\.[0-9A-HJKMNP-TV-Z]{26}$/)
    const caseNo = (await page.locator('.case-no').textContent())!

    // followed from another phone, by the link alone
    const follower = await newResident(browser, link!, mode)
    await follower.page.getByRole('heading', { name: '楼道照明' }).waitFor()
    await follower.page.getByText('还没有人接手').waitFor()
    await follower.page.getByText('已有 1 张照片').waitFor()

    // the desk handles it meanwhile
    const caseId = await idOf(caseNo)
    await say('portal.write-to-resident', { caseId, text: '请问是几楼的灯？', question: true })
    await follower.page.reload()
    // beside the field that answers it, and as a step of the story
    await follower.page.locator('form blockquote', { hasText: '请问是几楼的灯？' }).waitFor()
    expect(await follower.page.locator('.story .speech', { hasText: '请问是几楼的灯？' }).count()).toBe(1)
    await follower.page.getByLabel('回复工作人员').fill('三楼')
    await follower.page.getByRole('button', { name: '发送' }).click()
    await follower.page.locator('.speech', { hasText: /^三楼$/ }).waitFor()
    await say('cases.resolve-on-the-spot', { caseId, resultText: '已换灯泡', residentSays: 'UNREACHED' })
    await follower.page.reload()
    await follower.page.getByText('这件事已经办结。').waitFor()
    expect(await follower.page.locator('.story li', { hasText: '文书记' }).count()).toBeGreaterThan(1)
    expect(await follower.page.locator('.story time').first().textContent()).toMatch(/^\d+月\d+日 \d\d:\d\d$/)
    await picture(follower.page, `s4-${mode}-closed`)
    expect(await axe(follower.page)).toEqual([])
    expect(await smallTargets(follower.page, target)).toEqual([])

    // solved or not, content or not; and opened again
    await follower.page.getByRole('radio', { name: '没有解决' }).check({ force: true })
    await follower.page.getByRole('radio', { name: '不满意', exact: true }).check({ force: true })
    await follower.page.getByRole('button', { name: '提交评价' }).click()
    await follower.page.getByText('您的评价：没有解决，不满意。').waitFor()
    await follower.page.getByRole('button', { name: '没有解决，请接着办' }).click()
    await follower.page.getByLabel('哪里没有解决？').fill('亮了一晚又不亮了')
    await follower.page.getByRole('button', { name: '重新打开' }).click()
    await follower.page.locator('.speech', { hasText: '亮了一晚又不亮了' }).waitFor()
    await picture(follower.page, `s4-${mode}-reopened`)
    expect(await stateOf(caseId)).toBe('REWORK')

    // the next one who comes is offered what is known already
    const neighbour = await newResident(browser, scanned[at + 1]!, mode)
    await neighbour.page.getByRole('link', { name: /我要反映/ }).click()
    await neighbour.page.getByLabel('发生了什么？').fill('走廊灯不亮')
    await neighbour.page.getByRole('button', { name: '我也遇到' }).waitFor()
    await picture(neighbour.page, `s4-${mode}-also-me`)
    expect(await axe(neighbour.page)).toEqual([])
    await neighbour.page.getByRole('button', { name: '我也遇到' }).click()
    await neighbour.page.getByRole('heading', { name: '已收到' }).waitFor()

    // danger, a matter that takes a phone, the phone confirmed, what was reported with it
    await page.goto(scanned[at]!)
    await page.getByRole('link', { name: /我要反映/ }).click()
    await page.getByLabel('发生了什么？').fill('闻到很浓的煤气味')
    await page.getByRole('alert').getByRole('link', { name: /119/ }).waitFor()
    await look('danger')
    await page.getByLabel('发生了什么？').fill('楼上邻居天天半夜很吵')
    await page.getByLabel('手机号', { exact: true }).waitFor()
    await page.getByLabel('手机号', { exact: true }).fill(`1390000${mode === 'elder' ? '11' : '22'}00`)
    await page.getByRole('button', { name: '发验证码' }).click()
    const shown = await page.getByText(/演示环境.*验证码/).textContent()
    await page.getByLabel('短信验证码').fill(shown!.match(/\d{6}/)![0])
    await page.getByRole('button', { name: '验证', exact: true }).click()
    await page.getByText(/已验证 139/).waitFor()
    await look('phone')
    await page.getByRole('button', { name: '提交' }).click()
    await page.getByRole('heading', { name: '已收到' }).waitFor()
    await page.goto(`${scanned[at]!.split('#')[0]}#mine`)
    await page.getByRole('heading', { name: '查进度' }).waitFor()
    await look('mine')
    await page.goto(`${scanned[at]!.split('#')[0]}#help`)
    await page.getByRole('heading', { name: '帮助' }).waitFor()
    await look('help')
    expect([...resident.complaints, ...follower.complaints, ...neighbour.complaints]).toEqual([])
    for (const { context } of [resident, follower, neighbour]) await context.close()
  })
})

test('the largest letters, dark, and English: nothing is lost, nothing overflows, axe finds nothing', async () => {
  const resident = await newResident(browser, scanned[0]!, 'elder')
  const { page } = resident
  await page.goto(`${scanned[0]!.split('#')[0]}#help`)
  await page.getByRole('radio', { name: '最大' }).check({ force: true })
  await page.getByRole('radio', { name: '深色' }).check({ force: true })
  await page.getByRole('radio', { name: 'English' }).check({ force: true })
  expect(await page.evaluate(() => getComputedStyle(document.body).fontSize)).toBe('30px')
  for (const [hash, heading] of [
    ['help', 'Help'],
    [`d.${scanned[0]!.split('#d.')[1]}`, 'Who serves this door'],
    [`d.${scanned[0]!.split('#d.')[1]}/report`, 'Report something'],
    ['mine', 'My reports'],
    ['', 'Open a door'],
  ] as const) {
    await page.goto(`${scanned[0]!.split('#')[0]}#${hash}`)
    await page.getByRole('heading', { name: heading }).waitFor()
    await picture(page, `s4-dark-${hash.split('/').at(-1)!.slice(0, 6) || 'start'}`)
    expect({ hash, axe: await axe(page) }).toEqual({ hash, axe: [] })
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360)
  }
  await resident.context.close()
})

test('without a mouse: from the door to the receipt by keyboard alone, the focus always where one is', async () => {
  const resident = await newResident(browser, scanned[3]!, 'usual')
  const { page } = resident
  await page.getByRole('heading', { name: '为您服务的人' }).waitFor()
  await tabTo(page, /我要反映/)
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: '我要反映' }).waitFor()
  const focused = () => page.evaluate(() => document.activeElement?.textContent)
  await expect.poll(focused).toBe('我要反映')
  // sent empty: told why, and brought to where it is missing
  await tabTo(page, /^\s*提交$/)
  await page.keyboard.press('Enter')
  await page.getByText('请写一句话，说说是什么事。').waitFor()
  await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe('TEXTAREA')
  await page.keyboard.type('垃圾桶满了没人清')
  await tabTo(page, /^\s*提交$/)
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: '已收到' }).waitFor()
  await expect.poll(focused).toBe('已收到')
  await resident.context.close()
})

test('read aloud once: the report page in the order a screen reader says it', async () => {
  const resident = await newResident(browser, scanned[0]!, 'elder')
  const { page } = resident
  await page.getByRole('link', { name: /我要反映/ }).click()
  await page.getByLabel('发生了什么？').fill('闻到很浓的煤气味')
  await page.getByRole('alert').getByRole('link', { name: /119/ }).waitFor()
  const order = `${(await readingOrder(page)).trim()}\n`
  if (process.env.UPDATE_DOCS) writeFileSync(READ_ALOUD, order)
  expect(order.split('\n')).toEqual(readFileSync(READ_ALOUD, 'utf8').split('\n'))
  await resident.context.close()
})

test('a phone without a voice says so; one with a voice reads the page and can be stopped', async () => {
  const resident = await newVisitor(browser, { width: 360, height: 740 })
  const { page } = resident
  await page.addInitScript(() => {
    const said: string[] = []
    Object.assign(window, { said })
    Object.defineProperty(window, 'speechSynthesis', {
      value: {
        getVoices: () => (location.hash.includes('/report') ? [] : [{ lang: 'zh-CN' }]),
        speak: ({ text }: SpeechSynthesisUtterance) => said.push(text),
        cancel: () => {},
        addEventListener: () => {},
      },
    })
  })
  await page.goto(scanned[0]!)
  await page.getByRole('heading', { name: '为您服务的人' }).waitFor()
  await page.getByRole('button', { name: '朗读' }).click()
  await page.getByText('正在朗读这一页').waitFor()
  const said = await page.evaluate(() => (window as unknown as { said: string[] }).said)
  expect(said.slice(0, 2)).toEqual(['月塘社区 · 云溪苑', '1号楼 1单元'])
  expect(said.some((sentence) => sentence.includes('为您服务的人'))).toBe(true)
  await page.locator('.reading-bar').getByRole('button', { name: '停止朗读' }).click()
  expect(await page.getByText('正在朗读这一页').count()).toBe(0)
  await page.getByRole('link', { name: /我要反映/ }).click()
  await page.getByRole('heading', { name: '我要反映' }).waitFor()
  await page.getByRole('button', { name: '朗读' }).click()
  await page.getByText('这部手机不能朗读').waitFor()
  await resident.context.close()
})

test('without a network the words stay, and go through when it is back', async () => {
  const resident = await newResident(browser, scanned[1]!, 'usual')
  const { page } = resident
  await page.getByRole('link', { name: /我要反映/ }).click()
  await page.getByLabel('发生了什么？').fill('单元门关不上')
  await page.getByText('看起来是').waitFor()
  await resident.context.setOffline(true)
  await page.getByText(/没有网络/).waitFor()
  await page.getByRole('button', { name: '提交' }).click()
  await page.getByText('现在连不上网', { exact: false }).waitFor()
  await resident.context.setOffline(false)
  await page.getByRole('button', { name: '提交' }).click()
  await page.getByRole('heading', { name: '已收到' }).waitFor()
  await resident.context.close()
})

/** Says a command as the desk worker who is signed in. */
async function say(name: string, input: object): Promise<void> {
  const answer = await desk.page.evaluate(
    async ([command, body]) => {
      const id = `01900000-0000-7000-8000-${Date.now().toString(16).padStart(12, '0')}`
      const response = await fetch(`/api/commands/${command}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ id, input: body }),
      })
      return (await response.json()) as { outcome: string; why?: string }
    },
    [name, input] as const,
  )
  expect(answer).toMatchObject({ outcome: 'done' })
}

async function listed(caseNo: string): Promise<{ id: string; state: string }> {
  return desk.page.evaluate(async (text) => {
    const response = await fetch('/api/queries/cases.list', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ input: { text, state: 'all' } }),
    })
    return (await response.json()).answer.rows[0]
  }, caseNo)
}

const numbers = new Map<string, string>()
async function idOf(caseNo: string): Promise<string> {
  const { id } = await listed(caseNo)
  numbers.set(id, caseNo)
  return id
}
const stateOf = async (caseId: string) => (await listed(numbers.get(caseId)!)).state

/** A picture somebody might have taken. */
function lamp(page: Page): Promise<Buffer> {
  return page.locator('h1').first().screenshot()
}
