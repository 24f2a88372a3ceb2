// A list of the 12345 hotline becomes cases: dropped in, looked over, one row decided, imported, taken back.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { axe } from './support/axe.ts'
import { newVisitor, openBrowser, picture, signInAs } from './support/browser.ts'

const folder = mkdtempSync(join(tmpdir(), 'steward-hotline-'))
let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(async () => {
  await browser.close()
  rmSync(folder, { recursive: true, force: true })
})

test('a secretary brings in the hotline’s list', async () => {
  const url = inject('demoUrl')
  const { page, complaints } = await newVisitor(browser)
  await signInAs(page, url, 'secretary')
  const file = join(folder, '12345工单.csv')
  writeFileSync(
    file,
    '工单编号,来电时间,来电号码,地址,诉求内容,诉求类别\n' +
      'QDN20260311001,2026-03-10 09:12,13900001111,滨江路口,路灯不亮已经三天,公共设施\n' +
      'QDN20260311002,2026-03-10 10:40,,小区东门,请你们派人来一趟,\n' +
      'QDN20260311003,2026-03-10 11:05,13900002222,,广场舞声音太大影响休息,噪声\n' +
      ',2026-03-10 12:00,,滨江路口,没有编号的一行,\n',
  )

  await page.goto(`${url}/desk/imports`)
  await page.getByText('12345工单', { exact: true }).click()
  await page.locator('input[type=file]').setInputFiles(file)
  await page.getByText('QDN20260311001').waitFor()
  await picture(page, 'hotline-read')
  expect(await axe(page)).toEqual([])

  const leaf = page.getByLabel('QDN20260311002 的类别')
  await leaf.fill('政策')
  await page.getByTitle('政策咨询').click()
  const place = page.getByLabel('QDN20260311003 的地点')
  await place.fill('滨江广场')
  await place.press('Enter')
  await page.getByRole('button', { name: '导入 3 件' }).click()
  await page.getByText('已导入', { exact: false }).waitFor()
  await picture(page, 'hotline-done')

  await page.getByRole('button', { name: '撤销整个导入' }).click()
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /撤\s?销/ })
    .click()
  await page.getByText('导入已撤销', { exact: false }).waitFor()
  expect(complaints).toEqual([])
})
