// Homes that an incident reaches, as they hear of it: the message that went out, and the phones that lie on their tables.
import type { Page } from 'playwright-core'
import { expect } from 'vitest'

interface Told {
  /** The portal of the community. */
  portal: string
  /** What stands in the message to one home. */
  link: string
  /** A phone of another. */
  phone: string
}

interface Door {
  dwellingId: string
  where: string
  answer: string | null
}

/** Two homes that were told of this case and have not answered: `page` is that of somebody who reads the outbox. */
export async function homesToldOf(page: Page, url: string, caseId: string): Promise<Told> {
  const { case: one } = await asked<{ case: { caseNo: string } }>(page, `${url}/api/queries/cases.page`, { caseId })
  const { incident } = await asked<{ incident: { doors: Door[] } }>(page, `${url}/api/queries/cases.incident`, {
    caseId,
  })
  const silent = incident.doors.filter(({ answer }) => answer === null).map(({ where }) => where)
  const links = await linksTo(page, url, one.caseNo)
  for (const link of links) {
    const [portal, secret] = link.split('#f.')
    const community = portal!.split('/').at(-1)
    const input = { key: { link: secret } }
    const answer = await page.request.post(`${url}/api/portal/queries/portal.follow`, { data: { community, input } })
    const where: string = (await answer.json()).answer.case.home.where
    if (!silent.includes(where)) continue
    const others = incident.doors.filter((door) => door.answer === null && door.where !== where)
    return { portal: portal!, link, phone: await phoneAt(page, url, others) }
  }
  throw new Error(`none of ${links.length} links leads to a home that has not answered`)
}

/** The demo has no gateway: what would have gone out stands in the outbox. */
async function linksTo(page: Page, url: string, caseNo: string): Promise<string[]> {
  let links: string[] = []
  await expect
    .poll(async () => {
      const input = { state: 'SHOWN', channel: 'SMS', limit: 50 }
      const { rows } = await asked<{ rows: { template: string; caseNo: string; shown: string }[] }>(
        page,
        `${url}/api/queries/messages.outbox`,
        input,
      )
      const told = rows.filter((row) => row.template === 'incident-notice' && row.caseNo === caseNo)
      links = told.flatMap(({ shown }) => /\/portal\/\d+#f\.\w{26}$/.exec(shown) ?? []).map((path) => url + path)
      return links.length
    })
    .toBeGreaterThan(1)
  return links
}

async function phoneAt(page: Page, url: string, doors: readonly Door[]): Promise<string> {
  for (const { dwellingId } of doors) {
    const { households } = await asked<{ households: { members: { personId: string; phone: string | null }[] }[] }>(
      page,
      `${url}/api/queries/registry.dwelling`,
      { dwellingId },
    )
    const reached = households.flatMap(({ members }) => members).find(({ phone }) => phone)
    if (!reached) continue
    const input = { personId: reached.personId, field: 'phone', reason: '走查' }
    return (await asked<{ value: string }>(page, `${url}/api/queries/registry.reveal`, input)).value
  }
  throw new Error('no home that has not answered has a phone')
}

async function asked<Answer>(page: Page, address: string, input: object): Promise<Answer> {
  const answer = await page.request.post(address, { data: { input } })
  expect(answer.ok()).toBe(true)
  return (await answer.json()).answer
}

/** Says how it is at home, on the page of the case. */
export async function answerAtHome(page: Page, answer: string, text = '') {
  const card = page.getByRole('region', { name: '您家怎么样？' })
  await card.getByRole('radio', { name: answer, exact: true }).check({ force: true })
  if (text) await card.getByLabel('想说的', { exact: false }).fill(text)
  await card.getByRole('button', { name: '提交答复' }).click()
  await card.getByRole('button', { name: '情况变了，再答复一次' }).waitFor()
}

/** By the code that the demo shows instead of sending it. */
export async function confirmPhone(page: Page, phone: string) {
  await page.getByLabel('手机号', { exact: true }).fill(phone)
  await page.getByRole('button', { name: '发验证码' }).click()
  const shown = await page.getByText(/演示环境.*验证码/).textContent()
  await page.getByLabel('短信验证码').fill(shown!.match(/\d{6}/)![0])
  await page.getByRole('button', { name: '验证', exact: true }).click()
  await page.getByText(/已验证 1/).waitFor()
}
