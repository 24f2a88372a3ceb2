// Theme, density: a calm grey desk with one warm red accent, AA contrast on both grounds.
import { type ThemeConfig, theme } from 'antd'
import { useEffect, useSyncExternalStore } from 'react'
import { preference } from '../../lib/preference.ts'
import { usePrinting } from './printing.ts'

export const themeChoice = preference('theme', ['light', 'dark', 'system'], () => 'system')
export const density = preference('density', ['airy', 'dense'], () => 'airy')

const darkQuery = () => window.matchMedia('(prefers-color-scheme: dark)')

export function useIsDark(): boolean {
  const choice = themeChoice.use()
  const system = useSyncExternalStore(
    (listener) => {
      const query = darkQuery()
      query.addEventListener('change', listener)
      return () => query.removeEventListener('change', listener)
    },
    () => darkQuery().matches,
  )
  const onPaper = usePrinting()
  return !onPaper && (choice === 'system' ? system : choice === 'dark')
}

const FONT =
  '-apple-system, BlinkMacSystemFont, "Segoe UI", "PingFang SC", "Hiragino Sans GB", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", sans-serif'

export function useTheme(): ThemeConfig {
  const dark = useIsDark()
  const dense = density.use() === 'dense'
  useEffect(() => {
    document.documentElement.dataset.theme = dark ? 'dark' : 'light'
    document.documentElement.dataset.density = dense ? 'dense' : 'airy'
  }, [dark, dense])
  const red = dark ? '#f0777f' : '#b8202f'
  return {
    algorithm: [dark ? theme.darkAlgorithm : theme.defaultAlgorithm, ...(dense ? [theme.compactAlgorithm] : [])],
    token: {
      // On a dark ground the same red would be too dim to read as text, and too bright as a large field.
      colorPrimary: dark ? '#cf3b49' : '#b8202f',
      colorLink: red,
      colorLinkHover: dark ? '#ff9aa0' : '#94101e',
      colorInfo: dark ? '#6aa1d8' : '#2f6ca8',
      colorError: dark ? '#f0606b' : '#c4182a',
      colorBgLayout: dark ? '#141517' : '#f4f4f2',
      colorBgContainer: dark ? '#1c1e21' : '#ffffff',
      colorBgElevated: dark ? '#25282c' : '#ffffff',
      colorTextSecondary: dark ? '#b3b7bd' : '#55595f',
      colorTextTertiary: dark ? '#9aa0a7' : '#6a6f76',
      colorTextDescription: dark ? '#a6abb2' : '#62666d',
      colorTextPlaceholder: dark ? '#8d939b' : '#6c7178',
      ...(dark ? {} : { colorInfoBg: '#eff5fb', colorInfoBorder: '#c9dbee' }),
      borderRadius: 6,
      fontFamily: FONT,
    },
    components: {
      Layout: {
        siderBg: dark ? '#1a1c1f' : '#ffffff',
        headerBg: dark ? '#1a1c1f' : '#ffffff',
        headerHeight: 56,
        headerPadding: '0 16px',
      },
      Menu: { itemBorderRadius: 6, activeBarBorderWidth: 0, itemSelectedColor: red, itemBg: 'transparent' },
      Table: { headerBorderRadius: 6 },
    },
  }
}

/** The nonce under which the server's Content-Security-Policy admits our style elements; none in a test. */
export function cspNonce(): string | undefined {
  const nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content
  return nonce && !nonce.startsWith('__') ? nonce : undefined
}

/**
 * Parts of the component library make style elements without asking for the nonce they were given (scroll lock,
 * scrollbar measure). Every style element a script of ours makes gets it, so the policy stays strict and nothing is lost.
 */
export function admitOwnStyles(): void {
  const nonce = cspNonce()
  if (!nonce) return
  const make = document.createElement.bind(document)
  document.createElement = ((name: string, options?: ElementCreationOptions) => {
    const element = make(name, options)
    if (element instanceof HTMLStyleElement) element.nonce = nonce
    return element
  }) as typeof document.createElement
}
