// Every screen of the field app, each with something on it, and how to get there.
import type { Page } from 'playwright-core'
import { cameraPhoto } from './camera.ts'
import { openDoor, tab } from './phone.ts'

/** Name and address of each screen of this phone; makes a note and a case on the way, so that theirs are not empty. */
export async function phoneScreens(page: Page): Promise<[name: string, path: string][]> {
  const here = async () => new URL(page.url()).pathname.split('/').slice(2)
  const firstId = async (kind: string) => {
    const link = page.locator(`#content a[href^="/field/${kind}/"]`).first()
    return (await link.getAttribute('href'))!.split('/')[3]!
  }
  await tab(page, '今日')
  await page
    .getByRole('button', { name: '全部显示' })
    .click({ timeout: 2000 })
    .catch(() => {})
  // Somebody who was not reached: the flow for it begins at the server.
  const found: Record<string, string> = {}
  for (const kind of ['calls', 'need', 'safety', 'person']) {
    const link = page.locator(`#content a[href^="/field/${kind}/"]`)
    if ((await link.count()) > 0) found[kind] = await firstId(kind)
  }
  await page.getByRole('link', { name: /独居老人电话/ }).click()
  const row = page.locator('.call-row').first()
  const name = ((await row.locator('strong').textContent()) ?? '').trim()
  await row.getByRole('button', { name: '没接通' }).click()
  await tab(page, '查找')
  await page.getByRole('searchbox').fill(name)
  await page
    .getByRole('link', { name: new RegExp(`^${name}`) })
    .first()
    .click()
  await page.getByRole('link', { name: /^联系不上/ }).waitFor()
  found.run = await firstId('run')
  await openDoor(page, '3号楼', '1单元', '1401')
  const door = (await here())[1]!
  const person = (await firstId('person').catch(() => found.person))!
  await tab(page, '门牌')
  await page.locator('#content a[href^="/field/doors/"]').first().click()
  const board = (await here()).join('/')

  await tab(page, '记一笔')
  await page.getByLabel('写下或说出一句话').fill('3-1-1401 楼道里有人堆纸箱')
  await page.getByRole('button', { name: '存为笔记' }).click()
  await visitScreen(page, 'notes')
  const note = await firstId('from-note')

  await tab(page, '记一笔')
  await page.getByLabel('写下或说出一句话').fill('3-1-1401 漏水 电梯停了')
  await page.getByRole('button', { name: '按紧急事件处理' }).click()
  await page.getByText('先打电话').waitFor()
  const case_ = (await here())[1]!
  const taken = { name: 'IMG.jpg', mimeType: 'image/jpeg', buffer: await cameraPhoto(page, 200) }
  await page.getByLabel('拍照').setInputFiles(taken)
  await page.getByRole('img', { name: /^照片 1，/ }).waitFor()
  return [
    ['today', ''],
    ['doors', 'doors'],
    ['board', board],
    ['door', `door/${door}`],
    ['check', `check/${door}`],
    ['person', `person/${person}`],
    ['correct', `correct/${person}`],
    ['visit', `visit/${door}`],
    ...(found.need ? [['need', `need/${found.need}`] as [string, string]] : []),
    ...(found.safety ? [['safety', `safety/${found.safety}`] as [string, string]] : []),
    ['new-need', `new-need/${door}`],
    ['confidential', `confidential/${door}`],
    ['write', 'write'],
    ['notes', 'notes'],
    ['from-note', `from-note/${note}`],
    ['case', `case/${case_}`],
    ['entry', `entry/${case_}`],
    ['search', 'search'],
    ['calls', `calls/${found.calls}`],
    ['run', `run/${found.run}`],
    ['outbox', 'outbox'],
    ['diary', 'diary'],
    ['me', 'me'],
    ['help', 'help'],
  ]
}

/** Goes to a screen without loading the page anew, as Back and Forward do. */
export async function visitScreen(page: Page, path: string) {
  await page.evaluate(
    (to) => {
      history.pushState({ depth: 1 }, '', to)
      dispatchEvent(new PopStateEvent('popstate', { state: { depth: 1 } }))
      window.scrollTo(0, 0)
    },
    path ? `/field/${path}` : '/field',
  )
  await page.locator('#content').waitFor()
  if (path === 'search') await page.getByRole('searchbox').fill('zh')
  if (path === 'write') await page.locator('textarea').first().fill('3-1-1401 下水道堵了')
  if (path.startsWith('visit/')) await page.locator('details.more summary').click()
}

/** Chooses how the screens look, on the Me screen as a person does. */
export async function choose(page: Page, label: RegExp) {
  await visitScreen(page, 'me')
  const choice = page.getByRole('radio', { name: label })
  if ((await choice.count()) > 0) await choice.check()
  else await page.getByRole('switch', { name: label }).click()
}

/** What can be pressed and is smaller than this, either way, in pixels; links within a sentence are as tall as it is. */
export function smallTargets(page: Page, least: number): Promise<string[]> {
  return page.evaluate((px) => {
    const found: string[] = []
    for (const element of document.querySelectorAll<HTMLElement>('a, button, input, select, textarea, summary')) {
      const target = element.matches('input[type=radio], input[type=checkbox]') ? element.closest('label')! : element
      const { width, height } = target.getBoundingClientRect()
      const { visibility, display } = getComputedStyle(target)
      if (width < 2 || height < 2 || visibility === 'hidden' || target.matches('.skip-link') || display === 'inline')
        continue
      if (width < px - 0.5 || height < px - 0.5) {
        const what = `${element.tagName.toLowerCase()} ${target.className} "${(target.textContent ?? '').trim().slice(0, 12)}"`
        found.push(`${what} ${Math.round(width)}×${Math.round(height)}`)
      }
    }
    return [...new Set(found)]
  }, least)
}
