// How the screens look: chosen for this phone, set on the page itself so that style sheets alone follow it.
import { useEffect, useSyncExternalStore } from 'react'
import { language } from '../../lib/language.ts'
import { preference } from '../../lib/preference.ts'

export const theme = preference('field-theme', ['system', 'light', 'dark', 'outdoor'], () => 'system')
export const textScale = preference('field-scale', ['1', '1.15', '1.3', '1.5', '1.75', '2'], () => '1')
export const targets = preference('field-targets', ['usual', 'large'], () => 'usual')

export function useAppearance(): void {
  const chosen = theme.use()
  const scale = textScale.use()
  const size = targets.use()
  const spoken = language.use()
  const dark = useSystemIsDark()
  useEffect(() => {
    const page = document.documentElement
    page.dataset.theme = chosen === 'system' ? (dark ? 'dark' : 'light') : chosen
    page.dataset.targets = size
    page.style.setProperty('--scale', scale)
    page.dataset.letters = Number(scale) >= 1.5 ? 'large' : 'usual'
    page.lang = spoken === 'zh' ? 'zh-CN' : 'en'
  }, [chosen, dark, scale, size, spoken])
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
