import AxeBuilder from 'axe-core'
import type { Page } from 'playwright-core'

/**
 * What axe finds against WCAG 2.2 AA, as rule and place, once what passes by (a toast, a list that
 * closes, a dialog that opens) is gone.
 */
export async function axe(page: Page): Promise<string[]> {
  await page.waitForFunction(() => {
    const moves = ['slide-up', 'slide-down', 'zoom', 'fade', 'notification-fade'].flatMap((move) =>
      ['appear', 'enter', 'leave'].map((way) => `.ant-${move}-${way}`),
    )
    return document.querySelector(['.ant-message-notice', ...moves].join()) === null
  })
  await page.evaluate(AxeBuilder.source)
  const found = await page.evaluate(() => {
    const { axe } = window as unknown as { axe: typeof import('axe-core') }
    // What lies under the veil of a dialog cannot be pressed, and a dialog may cover half of it.
    const isVeiled = [...document.querySelectorAll('.ant-modal-wrap')].some((wrap) => wrap.checkVisibility())
    return axe.run(isVeiled ? { include: ['body'], exclude: ['.shell-header'] } : document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
      resultTypes: ['violations'],
    })
  })
  return found.violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')}`))
}
