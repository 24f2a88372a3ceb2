import type { PersonCard } from '@red-steward/domain/notebook/people'

/** Whom one may find, prepared once: a key must not take names apart again. In the order of their pinyin. */
export type PeopleIndex = readonly Sought[]

interface Sought {
  person: PersonCard
  name: string
  /** The pinyin without marks, from each syllable on: `zhangxiaoming`, `xiaoming`, `ming`. */
  spoken: readonly string[]
  /** Name and pinyin and initials in one, for a first look. */
  all: string
  /** Where they stand in the order. */
  at: number
}

export function indexPeople(people: readonly PersonCard[]): PeopleIndex {
  return people
    .map((person) => {
      const syllables = person.pinyin.toLowerCase().split(/[' ]/)
      const spoken = syllables.map((_, from) => syllables.slice(from).join(''))
      const name = person.name.toLowerCase()
      return { person, name, spoken, all: `${name} ${person.initials} ${spoken[0]}`, at: 0 }
    })
    .sort((one, other) => (one.person.pinyin < other.person.pinyin ? -1 : 1))
    .map((one, at) => ({ ...one, at }))
}

/**
 * People whose name holds the text, or whose pinyin or initials begin with it or hold it at a syllable; a mix such as
 * `张xm` too. Best first: the whole name, its beginning, initials, pinyin, anywhere.
 */
export type FindPeople = (text: string) => readonly PersonCard[]

/** Whoever one letter more finds was found without it, so a text typed on is looked for among those alone. */
export function peopleFinder(all: PeopleIndex): FindPeople {
  let last = { sought: '', found: all }
  return (text) => {
    const sought = text.normalize('NFKC').toLowerCase().replace(/\s+/g, '')
    if (!sought || /^\d/.test(sought)) return []
    const rank = /^[a-z']+$/.test(sought) ? spokenRank(sought) : writtenRank(sought)
    const byRank: Sought[][] = Array.from({ length: NONE }, () => [])
    for (const one of sought.startsWith(last.sought) ? last.found : all) byRank[rank(one)]?.push(one)
    const found = byRank.flat()
    // In the order of all, which every rank keeps.
    last = { sought, found: found.toSorted((one, other) => one.at - other.at) }
    return found.map(({ person }) => person)
  }
}

const NONE = 9
type Rank = (one: Sought) => number

function spokenRank(sought: string): Rank {
  const plain = sought.replaceAll("'", '')
  return ({ person: { initials }, name, spoken, all }) => {
    // Most are told apart by this alone.
    if (!all.includes(plain) && !all.includes(sought)) return NONE
    const at = name.indexOf(sought)
    if (at >= 0) return at > 0 ? 5 : name.length === sought.length ? 0 : 1
    if (initials.startsWith(sought)) return initials.length === sought.length ? 2 : 3
    if (spoken[0]!.startsWith(plain)) return 4
    if (initials.includes(sought)) return 6
    return spoken.some((from) => from.startsWith(plain)) ? 7 : NONE
  }
}

/** Characters, or `张xm` for 张小明: characters as written, letters as initials, from the beginning. */
function writtenRank(sought: string): Rank {
  const signs = [...sought]
  const isMixed = signs.some((sign) => /[a-z]/.test(sign))
  return ({ person: { initials }, name }) => {
    const at = name.indexOf(sought)
    if (at >= 0) return at > 0 ? 5 : name.length === sought.length ? 0 : 1
    if (!isMixed) return NONE
    const characters = [...name]
    if (signs.length > characters.length) return NONE
    return signs.every((sign, i) => sign === characters[i] || sign === initials[i]) ? 3 : NONE
  }
}
