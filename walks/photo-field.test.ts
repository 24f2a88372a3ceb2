import { newId } from '@red-steward/domain/ids'
import type { APIRequestContext, Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { axe } from './support/axe.ts'
import { newVisitor, openBrowser, PHONE, picture, signInAs, withoutNetwork } from './support/browser.ts'
import { CAMERA, cameraPhoto } from './support/camera.ts'
import { newPhone, reopen, sendAll, tab, unlock } from './support/phone.ts'

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

test('a photo taken without a signal survives the tab, goes up behind its case without its place, and a fourth comes back', async () => {
  const url = inject('demoUrl')
  const phone = await newPhone(browser, url, 'steward')
  let { page } = phone
  const what = `单元门门禁坏了 ${newId().slice(-6)}`
  const [first, second, third] = await Promise.all([10, 130, 250].map((hue) => cameraPhoto(page, hue)))
  expect(first!.includes(CAMERA) && first!.includes('Exif')).toBe(true)
  await phone.context.setOffline(true)

  // the step after reporting: never asked for, and there
  await tab(page, '记一笔')
  await page.getByLabel('写下或说出一句话').fill(`3-1-1402 ${what}`)
  await page.getByRole('button', { name: '开事件' }).click()
  await page.getByRole('heading', { name: '照片 0 / 3' }).waitFor()
  await picture(page, 'photo-none')
  await page.getByLabel('拍照').setInputFiles({ name: 'IMG_1.jpg', mimeType: 'image/jpeg', buffer: first! })
  await page.getByRole('img', { name: '照片 1，待上传' }).waitFor()

  // no picture, said so; one too many for her, dropped again
  const notes = { name: 'notes.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('no picture') }
  await page.getByLabel('从相册选').setInputFiles(notes)
  await page.getByText('这个文件不是能用的照片。').waitFor()
  await page.getByLabel('从相册选').setInputFiles({ name: 'IMG_2.jpg', mimeType: 'image/jpeg', buffer: second! })
  await page.getByRole('button', { name: /^照片 2，待上传/ }).click()
  await page.getByRole('dialog').getByRole('img', { name: '照片 2，待上传' }).waitFor()
  await picture(page, 'photo-whole')
  expect(await faultsOf(page)).toEqual([])
  await page.getByRole('button', { name: '不要这张' }).click()
  await page.getByRole('heading', { name: '照片 1 / 3' }).waitFor()
  await picture(page, 'photo-pending')
  expect(await faultsOf(page)).toEqual([])

  // the tab is gone between taking and upload
  const path = new URL(page.url()).pathname.replace('/field', '')
  const caseId = path.split('/')[2]!
  page = await reopen(phone, url, path)
  await unlock(page)
  await page.getByRole('img', { name: '照片 1，待上传' }).waitFor()
  await openOutbox(page)
  await page.getByRole('button', { name: /^加照片/ }).waitFor()
  await page.locator('.pending-thumb').first().waitFor()
  expect(await page.getByRole('button', { name: /^加照片/ }).textContent()).toMatch(/\d+ KB · 3-1-1402/)
  await picture(page, 'photo-outbox')
  expect(await faultsOf(page)).toEqual([])

  // up, behind its case
  await phone.context.setOffline(false)
  await sendAll(page)
  expect(await page.locator('.pending-why').allTextContents()).toEqual([])
  await page.goto(`${url}/field${path}`)
  await unlock(page)
  await page.getByRole('img', { name: /^照片 1，(?!待上传|正在上传)/ }).waitFor()

  // on the desk, without what the camera wrote beside it
  const desk = await newVisitor(browser)
  await signInAs(desk.page, url, 'secretary')
  await desk.page.goto(`${url}/desk/cases/${caseId}`)
  await desk.page.getByRole('img', { name: /照片.*1|1.*照片/ }).waitFor()
  await picture(desk.page, 'photo-desk')
  const ids = await photoIds(desk.context.request, url, caseId)
  expect(ids).toHaveLength(1)
  const there = await photoBytes(desk.context.request, url, ids[0]!)
  expect(there.subarray(0, 2).toString('hex')).toBe('ffd8')
  for (const trace of ['Exif', CAMERA, 'GPS']) expect(there.includes(trace)).toBe(false)
  expect(there.length).toBeLessThan(500_000)

  // without a signal the phone says what is there; meanwhile the desk takes the two places that are left
  await phone.context.setOffline(true)
  page = await reopen({ ...phone, page }, url, path)
  await unlock(page)
  await page.getByText('有 1 张已上传的照片，联网后能看。').waitFor()
  await picture(page, 'photo-offline')
  await page.getByLabel('从相册选').setInputFiles({ name: 'IMG_3.jpg', mimeType: 'image/jpeg', buffer: third! })
  await page.getByRole('img', { name: '照片 2，待上传' }).waitFor()
  for (const _ of [1, 2]) {
    const input = { id: newId(), caseId, bytes: there.toString('base64') }
    const added = await desk.context.request.post(`${url}/api/commands/cases.add-photo`, {
      data: { id: newId(), input },
    })
    expect(await added.json()).toMatchObject({ outcome: 'done' })
  }
  await phone.context.setOffline(false)
  await openOutbox(page)
  await page.getByRole('button', { name: '现在上传' }).click()
  await page.getByText('最多三张照片。').waitFor()
  await picture(page, 'photo-refused')
  await page.getByRole('button', { name: /^加照片.*需处理/ }).click()
  await page.getByRole('dialog').getByRole('img', { name: '照片' }).waitFor()
  await picture(page, 'photo-refused-open')
  await page.getByRole('button', { name: '不要了' }).click()
  await page.getByRole('button', { name: '不要了' }).click()
  await expect.poll(() => page.getByText('最多三张照片。').count()).toBe(0)
  expect(await photoIds(desk.context.request, url, caseId)).toHaveLength(3)

  await page.goto(`${url}/field${path}`)
  await unlock(page)
  await expect.poll(() => page.locator('.photo-tile img').count()).toBe(3)
  await picture(page, 'photo-three')
  expect(await faultsOf(page)).toEqual([])
  expect(withoutNetwork(phone.complaints)).toEqual([])
})

test('what was settled on the spot without a signal may bring the picture of it, and is closed without one just as well', async () => {
  const url = inject('demoUrl')
  const { page, context } = await newPhone(browser, url, 'steward')
  const what = `楼道灯不亮，已换好 ${newId().slice(-6)}`
  const done = await cameraPhoto(page, 60)
  await context.setOffline(true)

  await tab(page, '记一笔')
  await page.getByLabel('写下或说出一句话').fill(`3-1-1402 ${what}`)
  await page.getByRole('button', { name: '随手办结' }).click()
  await page.getByRole('heading', { name: '照片 0 / 3' }).waitFor()
  await page.getByText('已办结').first().waitFor()
  await picture(page, 'photo-settled')
  await page.getByLabel('拍照').setInputFiles({ name: 'IMG_4.jpg', mimeType: 'image/jpeg', buffer: done })
  await page.getByRole('img', { name: '照片 1，待上传' }).waitFor()
  const path = new URL(page.url()).pathname.replace('/field', '')

  await openOutbox(page)
  await context.setOffline(false)
  await sendAll(page)
  expect(await page.locator('.pending-why').allTextContents()).toEqual([])
  await page.goto(`${url}/field${path}`)
  await unlock(page)
  await page.getByRole('img', { name: /^照片 1，(?!待上传|正在上传)/ }).waitFor()
  await picture(page, 'photo-settled-sent')
  await context.close()
})

/** With all of the page in view: what lies half under a bar is a fault of the view alone. */
async function faultsOf(page: Page) {
  await page.setViewportSize({ width: PHONE.width, height: 2400 })
  const faults = await axe(page)
  await page.setViewportSize(PHONE)
  return faults
}

async function openOutbox(page: Page) {
  await tab(page, '我的')
  await page.getByRole('link', { name: '上传情况' }).click()
  await page.getByRole('heading', { name: '上传情况' }).waitFor()
}

async function asked(request: APIRequestContext, url: string, name: string, input: object) {
  const answer = await request.post(`${url}/api/queries/${name}`, { data: { input } })
  return (await answer.json()).answer
}

const photoIds = async (request: APIRequestContext, url: string, caseId: string): Promise<string[]> =>
  (await asked(request, url, 'cases.page', { caseId })).photos.map(({ id }: { id: string }) => id)

const photoBytes = async (request: APIRequestContext, url: string, photoId: string): Promise<Buffer> =>
  Buffer.from((await asked(request, url, 'cases.photo', { photoId })).bytes, 'base64')
