import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { newId } from '@red-steward/domain/ids'
import type { Browser, Page } from 'playwright-core'
import readXlsx from 'read-excel-file/node'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { ROOT } from '../server/src/kernel/paths.ts'
import { communityFile, xlsx } from '../server/src/testing/dirty/community-file.ts'
import { dirtyFile } from '../server/src/testing/dirty/dirty-file.ts'
import { newVisitor, openBrowser, picture, signInAs, withoutNetwork } from './support/browser.ts'
import { discard, newDataDir, type Program, startProgram } from './support/program.ts'

const PERSONS = 24_926
const PASSWORD = '山脚下的老茶馆今天开门'
vi.setConfig({ testTimeout: 480_000 }) // a whole community at full scale, twice read
const dataDir = newDataDir()
const folder = mkdtempSync(join(tmpdir(), 'steward-files-'))
let browser: Browser
let program: Program

beforeAll(async () => {
  browser = await openBrowser()
  program = await startProgram({ STEWARD_DEMO: '0' }, dataDir)
})
afterAll(async () => {
  await browser.close()
  await program.end()
  discard(dataDir)
  rmSync(folder, { recursive: true, force: true })
})

test('a new community puts its own spreadsheet in and works on it the same day', async () => {
  await openCommunity()
  const { page, complaints } = await newVisitor(browser)
  await signInAs(page, program.url, 'secretary', PASSWORD)
  await picture(page, 's11-empty-home')

  const file = join(folder, '居民台账.xlsx')
  writeFileSync(file, (await communityFile({ persons: PERSONS, buildings: 113, seed: 11 })).bytes)
  await page.goto(`${program.url}/desk/imports`)
  await upload(page, file)
  await page.getByText('表头所在行').first().waitFor()
  await picture(page, 's11-tables')
  await next(page) // what each column means
  await page.getByText('表头原文').first().waitFor()
  await page.getByLabel(/没有写小区的行属于/).fill('月塘花园')
  await picture(page, 's11-columns')
  await next(page) // how the words are read
  await next(page) // buildings the register does not know
  await page.getByRole('button', { name: '全部新建' }).click()
  await picture(page, 's11-buildings')
  await next(page)
  await next(page)
  await page.getByText('还没有写入任何内容', { exact: false }).waitFor({ timeout: 120_000 })
  await page.getByText(PERSONS.toLocaleString('en')).first().waitFor({ timeout: 120_000 })
  await picture(page, 's11-dry-run')
  await next(page)
  await page.getByRole('button', { name: '写入登记册' }).click()

  // a power cut in the middle: the import goes on by itself after the next start
  await page.getByText('正在写入', { exact: false }).waitFor()
  await expect.poll(() => progressOf(page)).toBeGreaterThan(0)
  await picture(page, 's11-writing')
  const beforeCut = complaints.splice(0)
  await program.end('SIGKILL')
  program = await startProgram({ STEWARD_DEMO: '0', PORT: new URL(program.url).port }, dataDir)
  await page.getByText('导入完成').waitFor({ timeout: 120_000 })
  const duringCut = withoutNetwork(complaints.splice(0))
  await picture(page, 's11-done')

  await page.getByRole('link', { name: /首页$/ }).first().click()
  for (const count of ['113', PERSONS.toLocaleString('en')])
    await page.getByText(count, { exact: true }).first().waitFor()
  await page.keyboard.press('Control+k')
  await page.keyboard.type('8-1-101')
  await page
    .getByRole('option', { name: /8号楼1单元101/ })
    .first()
    .waitFor()
  await picture(page, 's11-found')
  expect([...beforeCut, ...duringCut, ...complaints]).toEqual([])
})

test('the same file again opens the import it is; rows that cannot be read come back with their reason; all of it is undone', async () => {
  const { page, complaints } = await newVisitor(browser)
  await signInAs(page, program.url, 'secretary', PASSWORD)
  await page.goto(`${program.url}/desk/imports`)
  await upload(page, join(folder, '居民台账.xlsx'))
  await page.getByText('导入完成').waitFor()

  const dirty = dirtyFile({ seed: 3 })
  const file = join(folder, '补录.xlsx')
  writeFileSync(file, await xlsx(dirty.rows))
  await page.goto(`${program.url}/desk/imports`)
  await upload(page, file)
  await page.getByText('表头所在行').first().waitFor()
  for (let i = 0; i < 6; i++) {
    await next(page)
    if (i === 2) {
      const all = page.getByRole('button', { name: '全部新建' })
      if (await all.isVisible().catch(() => false)) await all.click()
    }
  }
  await page.getByRole('button', { name: '写入登记册' }).click()
  await page.getByText('导入完成').waitFor()
  await picture(page, 's11-dirty-done')

  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: /下载结果文件/ }).click(),
  ])
  const result = await readXlsx(readFileSync(await download.path()))
  const text = JSON.stringify(result)
  for (const word of ['结果', '列', '原因']) expect(text).toContain(word)

  await page.getByRole('button', { name: /撤销整个导入/ }).click()
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /撤\s*销/ })
    .click()
  await page.getByText('导入已撤销', { exact: false }).waitFor()
  expect(complaints).toEqual([])
})

/** Goes on to the next step, once its button lets us, and waits until the step is another one. */
async function next(page: Page) {
  const button = page.getByRole('button', { name: '下一步' })
  await expect.poll(() => button.isEnabled()).toBe(true)
  const step = () => page.locator('.ant-steps-item-active').textContent()
  const before = await step()
  await button.click()
  await expect.poll(step).not.toBe(before)
}

async function upload(page: Page, file: string) {
  await page.locator('input[type=file]').setInputFiles(file)
}

async function progressOf(page: Page) {
  const text = await page.getByText(/\d+ \/ \d+ 行/).textContent()
  return Number(text?.match(/^(\d+)/)?.[1] ?? 0)
}

/** The administrator opens the community and the secretary takes her post. */
async function openCommunity() {
  const code = program.printed().match(/[A-Z0-9]{4}-[A-Z0-9]{4}-[A-Z0-9]{4}/)![0]
  const admin = await session({ loginName: 'admin', password: code, newPassword: PASSWORD })
  const input = { communityId: newId(), code: '522699001001', name: '月塘社区', streetName: '鸭塘街道' }
  const made = await fetch(`${program.url}/api/commands/identity.create-community`, {
    method: 'POST',
    headers: { cookie: admin, 'content-type': 'application/json' },
    body: JSON.stringify({ id: newId(), input }),
  })
  expect(made.status).toBe(200)
  await program.end()
  const added = spawnSync(
    process.execPath,
    [join(ROOT, 'server/dist/steward.mjs'), 'user', 'add', 'secretary', '文书记', 'secretary', '522699001001'],
    { env: { ...process.env, STEWARD_DATA: dataDir, STEWARD_DEMO: '0' }, encoding: 'utf8' },
  )
  program = await startProgram({ STEWARD_DEMO: '0' }, dataDir)
  const oneTimeCode = added.stdout.match(/[A-Z0-9]{4}-[A-Z0-9]{4}-[A-Z0-9]{4}/)![0]
  await session({ loginName: 'secretary', password: oneTimeCode, newPassword: PASSWORD })
}

async function session(credentials: Record<string, string>) {
  const answer = await fetch(`${program.url}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(credentials),
  })
  expect(answer.status).toBe(200)
  return answer.headers.get('set-cookie')!.split(';')[0]!
}
