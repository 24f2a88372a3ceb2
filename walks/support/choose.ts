import type { Locator, Page } from 'playwright-core'
import { expect } from 'vitest'

/**
 * Chooses in a list. What is typed leaves what fits, and the list moves when it gets shorter, so that a press may land
 * beside: whoever sees that nothing was chosen presses again.
 */
export async function choose(page: Page, box: Locator, option: string) {
  await box.click()
  await page.keyboard.type(option)
  const list = page.locator(`[id="${await box.getAttribute('aria-controls')}"]`)
  const dropdown = page.locator('.ant-select-dropdown').filter({ has: list })
  const field = page.locator(`[id="${await box.getAttribute('id')}"]`)
  const chosen = page.locator('.ant-select').filter({ has: field }).filter({ hasText: option })
  const press = async () => {
    if ((await chosen.count()) === 0)
      await dropdown
        .locator('.ant-select-item-option', { hasText: option })
        .first()
        .click({ timeout: 5000 })
        .catch(() => {})
    return chosen.count()
  }
  await expect.poll(press, { interval: 500 }).toBe(1)
}
