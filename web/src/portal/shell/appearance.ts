// Usual or elder: the same pages and the same functions, larger. Chosen for this phone, set on the page itself.
import { useEffect, useSyncExternalStore } from 'react'
import { language } from '../../lib/language.ts'
import { preference } from '../../lib/preference.ts'

export const mode = preference('portal-mode', ['usual', 'elder'], () => 'usual')
export const theme = preference('portal-theme', ['system', 'light', 'dark'], () => 'system')
/** Whether somebody was asked once if they would rather have the larger pages. */
export const wasAsked = preference('portal-asked', ['no', 'yes'], () => 'no')
/** Of the elder pages, in pixels. */
export const elderText = preference('portal-elder-text', ['20', '24', '30'], () => '20')

const USUAL_TEXT = 17

export function useAppearance(): void {
  const chosenMode = mode.use()
  const chosenTheme = theme.use()
  const pixels = elderText.use()
  const spoken = language.use()
  const dark = useSystemIsDark()
  useEffect(() => {
    const page = document.documentElement
    page.dataset.mode = chosenMode
    page.dataset.theme = chosenTheme === 'system' ? (dark ? 'dark' : 'light') : chosenTheme
    page.style.setProperty('--scale', String((chosenMode === 'elder' ? Number(pixels) : USUAL_TEXT) / 16))
    page.lang = spoken === 'zh' ? 'zh-CN' : 'en'
  }, [chosenMode, chosenTheme, dark, pixels, spoken])
}

function useSystemIsDark() {
  return useSyncExternalStore(
    (listener) => {
      const query = matchMedia('(prefers-color-scheme: dark)')
      query.addEventListener('change', listener)
      return () => query.removeEventListener('change', listener)
    },
    () => matchMedia('(prefers-color-scheme: dark)').matches,
  )
}
