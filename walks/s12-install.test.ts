import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ROOT } from '../server/src/kernel/paths.ts'
import { newVisitor, openBrowser, picture } from './support/browser.ts'
import { discard, freePort, newDataDir, type Program, startProgram } from './support/program.ts'

let browser: Browser
const dataDir = newDataDir()
let program: Program

beforeAll(async () => {
  browser = await openBrowser()
  program = await startProgram({ STEWARD_DEMO: '0' }, dataDir)
})
afterAll(async () => {
  await browser.close()
  await program.end()
  discard(dataDir)
})

/** Processes that serve this data folder: the program and its database. */
function processesOf(folder: string) {
  const all = execFileSync('ps', ['-eo', 'pid,args'], { encoding: 'utf8' }).split('\n')
  return all.filter((line) => line.includes(folder) && line.includes('postgres'))
}

test('an administrator installs on an empty machine and signs in with the code she was shown once', async () => {
  const code = program.printed().match(/[A-Z0-9]{4}-[A-Z0-9]{4}-[A-Z0-9]{4}/)?.[0]
  expect(code).toBeDefined()
  expect(program.printed()).not.toContain('演示账号')
  const { page, complaints } = await newVisitor(browser)
  await page.goto(program.url)

  await page.getByLabel('登录名').fill('admin')
  await page.getByLabel('密码或一次性开通码').fill(code!)
  await page.getByRole('button', { name: '登录', exact: true }).click()
  await page.getByLabel('设置您的新密码').fill('short')
  await page.getByLabel('再输一遍新密码').fill('short')
  await page.getByRole('button', { name: '保存并进入' }).click()
  await page.getByText('至少 10 个字符', { exact: true }).waitFor()
  await picture(page, 's12-first-password')
  await page.getByLabel('设置您的新密码').fill('清江两岸白鹭飞过三月的雨')
  await page.getByLabel('再输一遍新密码').fill('清江两岸白鹭飞过三月的雨')
  await page.getByRole('button', { name: '保存并进入' }).click()
  await page.getByRole('link', { name: '账号岗位' }).first().waitFor()
  await picture(page, 's12-administrator')

  expect(complaints).toEqual([])
})

test('a second start says that one is running, and a killed one leaves nothing behind', async () => {
  const env = { ...process.env, STEWARD_DATA: dataDir, PORT: String(await freePort()), STEWARD_DEMO: '0' }
  const second = spawnSync(process.execPath, [join(ROOT, 'server/dist/steward.mjs'), 'start'], {
    env,
    encoding: 'utf8',
  })
  expect(second.status).toBe(0)
  expect(second.stdout).toContain('already running')

  expect(processesOf(dataDir).length).toBeGreaterThan(0)
  await program.end('SIGKILL')
  await expect.poll(() => processesOf(dataDir)).toEqual([])

  program = await startProgram({ STEWARD_DEMO: '0' }, dataDir)
  const answer = await fetch(`${program.url}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ loginName: 'admin', password: '清江两岸白鹭飞过三月的雨' }),
  })
  expect(answer.status).toBe(200)
})

test('stopped as asked, it ends in order; the doctor finds nothing wrong; a user can be added by hand', async () => {
  expect(await program.end('SIGINT')).toBe(0)
  expect(processesOf(dataDir)).toEqual([])
  expect(existsSync(join(dataDir, 'running.json'))).toBe(false)
  const steward = (...args: string[]) =>
    spawnSync(process.execPath, [join(ROOT, 'server/dist/steward.mjs'), ...args], {
      env: { ...process.env, STEWARD_DATA: dataDir, STEWARD_DEMO: '0' },
      encoding: 'utf8',
    })

  const doctor = steward('doctor')
  expect(doctor.stdout).toContain('under row-level security')
  expect([doctor.status, doctor.stdout.match(/✗.*/g)]).toEqual([0, null])
  expect(steward('user', 'add', 'second.admin', '备用管理员', 'system-administrator').stdout).toMatch(
    /one-time code: [A-Z0-9]{4}-/,
  )
  expect(steward('user', 'list').stdout).toContain('second.admin')
  expect(steward('user', 'add', 'x', '', 'emperor').status).toBe(2)
  for (const name of ['start', 'migrate', 'demo', 'import', 'user', 'doctor']) {
    const help = steward(name, '--help')
    expect([name, help.status, help.stdout.startsWith('Usage:')]).toEqual([name, 0, true])
  }
  // What the database wrote to its own log names nobody.
  const log = [join(dataDir, 'postgres/pg/server.log')].filter(existsSync).map((path) => readFileSync(path, 'utf8'))
  expect(log.join('')).not.toContain('备用管理员')

  program = await startProgram({ STEWARD_DEMO: '0' }, dataDir)
})

test('a database that cannot start is told with its own words, and the program ends', async () => {
  await program.end('SIGINT')
  const settings = join(dataDir, 'postgres/pg/postgresql.auto.conf')
  const before = existsSync(settings) ? readFileSync(settings) : Buffer.alloc(0)
  writeFileSync(settings, "shared_preload_libraries = 'nothing_of_this_name'\n")
  const env = { ...process.env, STEWARD_DATA: dataDir, PORT: String(await freePort()), STEWARD_DEMO: '0' }
  const failed = spawnSync(process.execPath, [join(ROOT, 'server/dist/steward.mjs'), 'start'], {
    env,
    encoding: 'utf8',
    timeout: 60_000,
  })
  expect(failed.stderr + failed.stdout).toContain('nothing_of_this_name')
  expect([failed.status, processesOf(dataDir)]).toEqual([1, []])
  writeFileSync(settings, before)
  program = await startProgram({ STEWARD_DEMO: '0' }, dataDir)
})
