// What people may type that is meant for the browser, the printer or the eye: with the content policy switched off it runs
// nowhere all the same, and no screen grows wider than it is.
import { newId } from '@red-steward/domain/ids'
import type { APIRequestContext, Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { DESK, openBrowser, PHONE, picture, signInAs } from './support/browser.ts'
import { signInOnPhone, tab } from './support/phone.ts'
import { visitScreen } from './support/phone-screens.ts'
import { discard, type Program, startProgram } from './support/program.ts'

const PASSWORD = 'hong-guan-jia-demo'
let browser: Browser
let program: Program
let url: string
beforeAll(async () => {
  browser = await openBrowser()
  program = await startProgram()
  url = program.url
})
afterAll(async () => {
  await browser.close()
  await program.end()
  discard(program.dataDir)
})

const short = `<img src=x onerror=ran=1>\u202Egnihton\${ran=1}{{7*7}}`
const long = `"'><script>ran=1</script><svg onload=ran=1>\${ran=1}{{constructor.constructor('ran=1')()}}<a href="javascript:ran=1">x</a>\u2066\u202Etsal\u0300\u0301`
const wide = 'W'.repeat(60)

interface Planted {
  dwellingId: string
  personId: string
  wideId: string
  caseId: string
  needId: string
  campaignId: string
  buildingId: string
}

/** A tab of an account whose browser keeps to no policy; what ran would have left `ran` behind or asked for `x`. */
async function visitor(viewport: typeof DESK) {
  const shown = { viewport, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' } as const
  const context = await browser.newContext({ ...shown, bypassCSP: true })
  context.setDefaultTimeout(60_000)
  const page = await context.newPage()
  const happened: string[] = []
  page.on('pageerror', ({ message }) => happened.push(message))
  page.on('dialog', (dialog) => void dialog.dismiss().then(() => happened.push('a dialog')))
  page.on('request', (request) => {
    const { origin, pathname } = new URL(request.url())
    if (origin !== url && !/^(data|blob):/.test(request.url())) happened.push(`asked for ${origin}`)
    if (/\/x$/.test(pathname)) happened.push(`asked for ${pathname}`)
  })
  return { context, page, happened }
}

async function plant(request: APIRequestContext): Promise<Planted> {
  const command = async (name: string, input: object) => {
    const answer = await request.post(`${url}/api/commands/${name}`, { data: { id: newId(), input } })
    expect([name, answer.status(), answer.ok() ? '' : await answer.text()]).toEqual([name, 200, ''])
    return (await answer.json()).answer
  }
  const ask = async (name: string, input: object) => {
    const answer = await request.post(`${url}/api/queries/${name}`, { data: { input } })
    expect([name, answer.status()]).toEqual([name, 200])
    return (await answer.json()).answer
  }
  const { hits } = await ask('registry.search', { text: '3-1-1402', limit: 5 })
  const door = hits.find(({ kind }: { kind: string }) => kind === 'dwelling')
  const dwellingId: string = door.id
  const buildingId: string = door.buildingId ?? (await ask('registry.dwelling', { dwellingId })).dwelling.buildingId
  const [personId, wideId, caseId, needId, campaignId] = [newId(), newId(), newId(), newId(), newId()]
  const member = { sex: '1', birthDate: '1950-05-04' }
  await command('registry.register-household', {
    id: newId(),
    dwellingId,
    members: [
      { ...member, id: personId, name: short, relation: '02', note: long },
      { ...member, id: wideId, name: wide, relation: '97', note: wide.repeat(8) },
    ],
  })
  const { households } = await ask('registry.dwelling', { dwellingId })
  const householdId: string = households.find(({ members }: { members: { personId: string }[] }) =>
    members.some((one) => one.personId === personId),
  ).id
  const visitedAt = new Date(Date.now() - 3_600_000).toISOString()
  await command('visits.record', {
    ...{ visitId: newId(), dwellingId, householdId, personIds: [personId], means: 'DOOR', result: 'MET', visitedAt },
    ...{ changes: ['PEOPLE'], safety: [{ id: newId(), item: 'GAS', ok: false }], note: long.slice(0, 200) },
    needs: [
      { id: needId, kind: 'ERRAND', text: long.slice(0, 200), personId },
      { id: newId(), kind: 'ERRAND', text: wide.repeat(3), personId },
    ],
  })
  await command('visits.record-need', { id: newId(), dwellingId, kind: 'WISH', text: short })
  await command('cases.report', {
    ...{ id: caseId, leaf: '0105', dwellingId, title: short, reporterPersonId: personId },
    description: `${long}\n${wide.repeat(30)}`,
  })
  await command('cases.take', { caseId })
  await command('cases.add-note', { caseId, text: `${long}${wide}` })
  await command('notebook.write', { id: newId(), text: `3-1-1402 漏水 ${long}` })
  await command('notebook.write', { id: newId(), text: wide.repeat(10) })
  await command('care.open-campaign', {
    ...{ id: campaignId, kind: 'COLD_WAVE', title: short, script: `${long}${wide.repeat(5)}`, until: '2099-01-01' },
    rule: { ageFrom: 60, buildingIds: [buildingId] },
  })
  return { dwellingId, personId, wideId, caseId, needId, campaignId, buildingId }
}

/** Nothing ran, and nothing sticks out to the side. */
async function judge(page: Page, name: string, happened: string[]) {
  const ran = await page.evaluate(() => 'ran' in window)
  const out = await page.evaluate(() => document.scrollingElement!.scrollWidth - document.documentElement.clientWidth)
  const links = await page.locator('a[href^="javascript:" i], img[src="x"], svg[onload]').count()
  return ran || out > 0 || links > 0 || happened.length > 0
    ? [{ name, ran, out, links, happened: happened.splice(0) }]
    : []
}

test('on the phone and at the desk nothing that was typed runs, and no screen is wider for it', async () => {
  const phone = await visitor(PHONE)
  await phone.context.request.post(`${url}/api/session`, { data: { loginName: 'steward', password: PASSWORD } })
  const planted = await plant(phone.context.request)
  const { page, happened } = phone
  await page.goto(`${url}/field`)
  await signInOnPhone(page, 'steward')
  const { dwellingId, personId, wideId, caseId, needId, campaignId, buildingId } = planted
  const screens = [
    '',
    `doors/${buildingId}`,
    `door/${dwellingId}`,
    `check/${dwellingId}`,
    `person/${personId}`,
    `person/${wideId}`,
    `correct/${wideId}`,
    `visit/${dwellingId}`,
    `need/${needId}`,
    `new-need/${dwellingId}`,
    'notes',
    `case/${caseId}`,
    `entry/${caseId}`,
    `calls/${campaignId}`,
    'diary',
    'outbox',
    'me',
  ]
  const found: object[] = []
  for (const path of screens) {
    await visitScreen(page, path)
    found.push(...(await judge(page, `phone ${path.split('/')[0]}`, happened)))
    await picture(page, `payload-phone-${path.split('/')[0] || 'today'}`)
  }
  await tab(page, '查找')
  await page.getByRole('searchbox').fill('WWW')
  found.push(...(await judge(page, 'phone search', happened)))
  await phone.context.close()

  const desk = await visitor(DESK)
  await signInAs(desk.page, url, 'steward')
  const pages = [
    ...['', 'persons', 'households', `persons/${personId}`, `persons/${wideId}`, `dwellings/${dwellingId}`],
    ...[`buildings/${buildingId}`, 'cases', 'cases?as=board', `cases/${caseId}`, 'inbox', 'notebook', 'visits'],
    ...['campaigns', 'care', 'today'],
  ]
  for (const path of pages) {
    await desk.page.goto(`${url}/desk/${path}`)
    await desk.page.locator('#main').waitFor()
    await desk.page.waitForFunction(
      () => document.querySelector('#main .ant-skeleton, #main .ant-spin-spinning') === null,
    )
    found.push(...(await judge(desk.page, `desk ${path.split('/')[0]}`, desk.happened)))
    await picture(desk.page, `payload-desk-${path.replaceAll(/[^a-z]/g, '').slice(0, 12)}`)
  }
  await desk.context.close()
  expect(found).toEqual([])
})
