// What this phone keeps for its owner: links of reports made on it, and words not sent yet. Never anything of the server's.
export interface KeptLink {
  link: string
  caseNo: string
  /** The first words of what was written, so that its owner knows it again. */
  text: string
}

const LINKS = 'steward.reports'
const MOST = 20

export function keptLinks(): KeptLink[] {
  return (read(localStore(), LINKS) as KeptLink[] | null) ?? []
}

export function keepLink(link: KeptLink): void {
  write(localStore(), LINKS, [link, ...keptLinks().filter((other) => other.link !== link.link)].slice(0, MOST))
}

export function forgetLinks(): void {
  localStore()?.removeItem(LINKS)
}

export interface Draft {
  text: string
  place: string
}

/** Kept until the tab is closed, so that a page loaded anew has lost nothing. */
export function keptDraft(code: string): Draft {
  return (read(tabStore(), `steward.draft.${code}`) as Draft | null) ?? { text: '', place: '' }
}

export function keepDraft(code: string, draft: Draft): void {
  write(tabStore(), `steward.draft.${code}`, draft)
}

export function forgetDraft(code: string): void {
  tabStore()?.removeItem(`steward.draft.${code}`)
}

let photosLeft = 0

/** How many photos of the report just sent did not get through. */
export const photosLeftOut = () => photosLeft
export function notePhotosLeft(count: number): void {
  photosLeft = count
}

function localStore(): Storage | null {
  try {
    return localStorage
  } catch {
    return null // forbidden in some private windows
  }
}

function tabStore(): Storage | null {
  try {
    return sessionStorage
  } catch {
    return null
  }
}

function read(store: Storage | null, key: string): unknown {
  try {
    return JSON.parse(store?.getItem(key) ?? 'null')
  } catch {
    return null
  }
}

function write(store: Storage | null, key: string, value: unknown) {
  try {
    store?.setItem(key, JSON.stringify(value))
  } catch {
    // Full or forbidden: then it lasts as long as the page.
  }
}
