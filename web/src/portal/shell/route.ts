// Addresses of the portal: `/portal/<community>#d.<plate>`, `#d.<plate>/report`,
// `#d.<plate>/notice/<topic>`, `#f.<link>`, `#mine`, `#help`. What stands
// behind the number sign stays in the browser.
import { readSecret } from '@red-steward/domain/portal/secrets'
import { useSyncExternalStore } from 'react'

export type Place =
  | { at: 'start' }
  | { at: 'door'; code: string }
  | { at: 'report'; code: string }
  | { at: 'notice'; code: string; id: string }
  | { at: 'sent'; link: string }
  | { at: 'follow'; link: string }
  | { at: 'mine'; id: string | null }
  | { at: 'help' }

/** The code of the community, from the path; empty where the address names none. */
export const community = /^\/portal\/(\d{12,15})/.exec(location.pathname)?.[1] ?? ''

export function placeOf(hash: string): Place {
  const [first = '', second = '', third = ''] = hash.replace(/^#/, '').split('/')
  if (first.startsWith('d.')) {
    const code = readSecret(first.slice(2))
    if (second === 'notice' && third) return { at: 'notice', code, id: third }
    return { at: second === 'report' ? 'report' : 'door', code }
  }
  if (first.startsWith('f.')) return { at: second === 'sent' ? 'sent' : 'follow', link: readSecret(first.slice(2)) }
  if (first === 'mine') return { at: 'mine', id: second || null }
  return first === 'help' ? { at: 'help' } : { at: 'start' }
}

export const to = {
  start: '#',
  help: '#help',
  mine: '#mine',
  myReport: (id: string) => `#mine/${id}`,
  door: (code: string) => `#d.${code}`,
  report: (code: string) => `#d.${code}/report`,
  notice: (code: string, topicId: string) => `#d.${code}/notice/${topicId}`,
  follow: (link: string) => `#f.${link}`,
  sent: (link: string) => `#f.${link}/sent`,
}

export function go(hash: string): void {
  location.hash = hash
}

/** Leaves no way back to a page that is done, such as a form that was sent. */
export function goInstead(hash: string): void {
  history.replaceState(null, '', hash)
  dispatchEvent(new HashChangeEvent('hashchange'))
}

function subscribe(listener: () => void) {
  addEventListener('hashchange', listener)
  return () => removeEventListener('hashchange', listener)
}

export function usePlace(): Place {
  const hash = useSyncExternalStore(subscribe, () => location.hash)
  const place = placeOf(hash)
  if (place.at === 'door') rememberDoor(place.code)
  return place
}

const KEY = 'steward.door'

/** The door one came by, so that every page leads back to it. */
export function lastDoor(): string | null {
  try {
    return sessionStorage.getItem(KEY)
  } catch {
    return null
  }
}

function rememberDoor(code: string) {
  try {
    sessionStorage.setItem(KEY, code)
  } catch {
    // Storage may be forbidden: then the way back is the browser's own.
  }
}
