// What the palette offers: hits of the search, pages, and what was opened lately (kept in memory only, never stored).
import type { SearchHit } from '@red-steward/domain/registry/search'
import type { NavigateOptions } from '@tanstack/react-router'
import type { MenuEntry } from './menu.tsx'
import type { useShellWords } from './shell.words.ts'

export interface PaletteChoice {
  key: string
  to: NavigateOptions
  hit?: SearchHit
  page?: { entry: MenuEntry; label: string }
}

export interface PaletteGroup {
  word: 'person' | 'dwelling' | 'building' | 'page' | 'recent'
  choices: PaletteChoice[]
}

export function hitChoice(hit: SearchHit): PaletteChoice {
  return { key: `${hit.kind}-${hit.id}`, hit, to: placeOf(hit) }
}

function placeOf(hit: SearchHit): NavigateOptions {
  if (hit.kind === 'person') return { to: '/persons/$personId', params: { personId: hit.id } }
  if (hit.kind === 'building') return { to: '/buildings/$buildingId', params: { buildingId: hit.id } }
  if (hit.householdId) return { to: '/households/$householdId', params: { householdId: hit.householdId } }
  return { to: '/dwellings/$dwellingId', params: { dwellingId: hit.id } }
}

export function pageChoices(
  entries: MenuEntry[],
  shell: ReturnType<typeof useShellWords>,
  asked: string,
): PaletteChoice[] {
  return entries
    .map((entry) => ({ entry, label: shell[entry.word] }))
    .filter(({ label, entry }) => label.toLowerCase().includes(asked.toLowerCase()) || entry.word.startsWith(asked))
    .map((page) => ({ key: `page-${page.entry.word}`, page, to: { to: page.entry.to } }))
}

const MOST = 6
let recent: { of: string; choices: PaletteChoice[] } = { of: '', choices: [] }

export function remember(accountId: string, choice: PaletteChoice): void {
  const before = recent.of === accountId ? recent.choices.filter(({ key }) => key !== choice.key) : []
  recent = { of: accountId, choices: [choice, ...before].slice(0, MOST) }
}

export function recentChoices(accountId: string): PaletteGroup[] {
  return recent.of === accountId && recent.choices.length > 0 ? [{ word: 'recent', choices: recent.choices }] : []
}
