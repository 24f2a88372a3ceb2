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
  return page.evaluate(async () => {
    const { axe } = window as unknown as { axe: typeof import('axe-core') }
    const { violations } = await axe.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
      resultTypes: ['violations'],
    })
    // What lies under the veil of a dialog cannot be pressed, and a dialog may cover half of it.
    const veil = [...document.querySelectorAll('.ant-modal-wrap')].find((wrap) => wrap.checkVisibility())
    const isVeiled = (place: string) => veil !== undefined && !document.querySelector(place)?.closest('.ant-modal-wrap')
    return violations.flatMap(({ id, nodes }) =>
      nodes
        .map(({ target }) => target.join(' '))
        .filter((place) => id !== 'target-size' || !isVeiled(place))
        .map((place) => `${id}: ${place}`),
    )
  })
}
