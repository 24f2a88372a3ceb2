// Stands in for the component library's scroll lock, which makes a style element without our nonce and is refused by
// the Content-Security-Policy (see `resolve.alias` in vite.config.ts). Same effect, by a class.
import { useLayoutEffect } from 'react'

let locks = 0

export default function useScrollLocker(lock?: boolean): void {
  useLayoutEffect(() => {
    if (!lock) return
    locks += 1
    document.documentElement.classList.add('scroll-locked')
    return () => {
      locks -= 1
      if (locks === 0) document.documentElement.classList.remove('scroll-locked')
    }
  }, [lock])
}
