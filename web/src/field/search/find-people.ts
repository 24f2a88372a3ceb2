import type { PersonCard } from '@red-steward/domain/notebook/people'

/**
 * People whose name holds the text, or whose pinyin or initials begin with it or hold it at a syllable; a mix such as
 * `张xm` too. Best first: the whole name, its beginning, initials, pinyin, anywhere.
 */
export function findPeople(people: readonly PersonCard[], text: string, most: number): PersonCard[] {
  const sought = text.normalize('NFKC').toLowerCase().replace(/\s+/g, '')
  if (!sought || /^\d/.test(sought)) return []
  const ranked: { person: PersonCard; rank: number }[] = []
  for (const person of people) {
    const rank = rankOf(person, sought)
    if (rank < NONE) ranked.push({ person, rank })
  }
  ranked.sort((one, other) => one.rank - other.rank || (one.person.pinyin < other.person.pinyin ? -1 : 1))
  return ranked.slice(0, most).map(({ person }) => person)
}

const NONE = 9

function rankOf({ name, pinyin, initials }: PersonCard, sought: string): number {
  const at = name.toLowerCase().indexOf(sought)
  if (at === 0) return name.length === sought.length ? 0 : 1
  if (at > 0) return 5
  if (/^[a-z']+$/.test(sought)) {
    if (initials.startsWith(sought)) return initials.length === sought.length ? 2 : 3
    const syllables = pinyin.toLowerCase().split(/[' ]/)
    const whole = syllables.join('')
    if (whole.startsWith(sought.replaceAll("'", ''))) return 4
    if (initials.includes(sought)) return 6
    return syllables.some((_, from) => syllables.slice(from).join('').startsWith(sought)) ? 7 : NONE
  }
  return fitsMixed(name, initials, sought) ? 3 : NONE
}

/** `张xm` fits 张小明: characters as written, letters as initials, from the beginning. */
function fitsMixed(name: string, initials: string, sought: string): boolean {
  const signs = [...sought]
  const characters = [...name]
  if (signs.length > characters.length || !signs.some((sign) => /[a-z]/.test(sign))) return false
  return signs.every((sign, at) => sign === characters[at] || sign === initials[at])
}
