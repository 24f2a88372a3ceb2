import AxeBuilder from 'axe-core'
import type { Page } from 'playwright-core'

/** What axe finds against WCAG 2.2 AA, as rule and place, once what passes by (a toast, a list that closes) is gone. */
export async function axe(page: Page): Promise<string[]> {
  await page.waitForFunction(() => {
    const passing = '.ant-message-notice, .ant-slide-up-leave, .ant-slide-down-leave, .ant-zoom-leave, .ant-fade-leave'
    return document.querySelector(passing) === null
  })
  await page.evaluate(AxeBuilder.source)
  const found = await page.evaluate(() => {
    const { axe } = window as unknown as { axe: typeof import('axe-core') }
    return axe.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
      resultTypes: ['violations'],
    })
  })
  return found.violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')}`))
}
