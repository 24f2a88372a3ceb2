import type { PersonCard } from '@red-steward/domain/notebook/people'

/** Whom one may find, prepared once: a key must not take names apart again. In the order of their pinyin. */
export type PeopleIndex = readonly Sought[]

interface Sought {
  person: PersonCard
  name: string
  /** The pinyin without marks, from each syllable on: `zhangxiaoming`, `xiaoming`, `ming`. */
  spoken: readonly string[]
}

export function indexPeople(people: readonly PersonCard[]): PeopleIndex {
  return people
    .map((person) => {
      const syllables = person.pinyin.toLowerCase().split(/[' ]/)
      const spoken = syllables.map((_, from) => syllables.slice(from).join(''))
      return { person, name: person.name.toLowerCase(), spoken }
    })
    .sort((one, other) => (one.person.pinyin < other.person.pinyin ? -1 : 1))
}

/**
 * People whose name holds the text, or whose pinyin or initials begin with it or hold it at a syllable; a mix such as
 * `张xm` too. Best first: the whole name, its beginning, initials, pinyin, anywhere.
 */
export function findPeople(people: PeopleIndex, text: string): PersonCard[] {
  const sought = text.normalize('NFKC').toLowerCase().replace(/\s+/g, '')
  if (!sought || /^\d/.test(sought)) return []
  const isSpoken = /^[a-z']+$/.test(sought)
  const plain = sought.replaceAll("'", '')
  const byRank: PersonCard[][] = Array.from({ length: NONE }, () => [])
  for (const one of people) byRank[rankOf(one, sought, isSpoken ? plain : null)]?.push(one.person)
  return byRank.flat()
}

const NONE = 9

function rankOf({ person: { initials }, name, spoken }: Sought, sought: string, plain: string | null): number {
  const at = name.indexOf(sought)
  if (at === 0) return name.length === sought.length ? 0 : 1
  if (at > 0) return 5
  if (plain === null) return fitsMixed(name, initials, sought) ? 3 : NONE
  if (initials.startsWith(sought)) return initials.length === sought.length ? 2 : 3
  if (spoken[0]!.startsWith(plain)) return 4
  if (initials.includes(sought)) return 6
  return spoken.some((from) => from.startsWith(plain)) ? 7 : NONE
}

/** `张xm` fits 张小明: characters as written, letters as initials, from the beginning. */
function fitsMixed(name: string, initials: string, sought: string): boolean {
  const signs = [...sought]
  const characters = [...name]
  if (signs.length > characters.length || !signs.some((sign) => /[a-z]/.test(sign))) return false
  return signs.every((sign, at) => sign === characters[at] || sign === initials[at])
}
