// Persons named in a line, matched against the people at hand: by name, by sound, by typed pinyin, or by surname and title
// at a door. Several who fit stay a choice; nobody is guessed.
import { soundOf } from './sounds.ts'
import type { Span } from './text.ts'

/** What a device holds of a person to know them by. `pinyin`: syllables joined by apostrophes. */
export interface PersonCard {
  id: string
  name: string
  pinyin: string
  initials: string
  dwellingId: string | null
}

export interface PersonFound extends Span {
  how: 'name' | 'sound' | 'letters' | 'title'
  /** One when it is certain; several when a person must choose. */
  candidates: PersonCard[]
}

const TITLES =
  '老奶奶|老爷爷|老大爷|老太太|老人家|老师傅|阿姨|大爷|大妈|大叔|大伯|大娘|大姐|大哥|奶奶|爷爷|婆婆|嬢嬢|孃孃|伯伯|叔叔|师傅|老师|老人|老伯|先生|女士|小姐|书记|医生|婆|叔|婶|姐|哥|嫂|伯|娘|孃|爷|奶|老'
const SURNAMES =
  '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文欧阳'
const TITLED = new RegExp(
  `(?:(欧阳|[${SURNAMES}])(?:${TITLES})|(?<![\\p{Script=Han}])老([${SURNAMES}])(?!人|师))`,
  'gu',
)
const MOST = 5

/** `dwellings`: the doors the line names, so that `5-2-1102李婆婆` is whoever of that surname lives there. */
export function findPeople(text: string, people: readonly PersonCard[], dwellings: ReadonlySet<string>): PersonFound[] {
  const index = indexOf(people)
  const found: PersonFound[] = []
  const free = (at: Span) => !found.some((other) => at.start < other.end && other.start < at.end)
  const add = (person: PersonFound) => {
    if (free(person)) found.push(person)
  }
  for (const named of byName(text, index)) add({ ...named, candidates: atDoors(named.candidates, dwellings) })
  for (const titled of byTitle(text, index, dwellings)) add(titled)
  for (const heard of bySound(text, index)) {
    const here = heard.candidates.filter((card) => card.dwellingId !== null && dwellings.has(card.dwellingId))
    // Two syllables alone are many people: only at the door where one of them lives.
    if (here.length > 0) add({ ...heard, candidates: here })
    else if (heard.end - heard.start >= 3) add(heard)
  }
  for (const typed of byLetters(text, index, dwellings)) add(typed)
  return found.sort((a, b) => a.start - b.start)
}

interface Index {
  names: Map<string, PersonCard[]>
  sounds: Map<string, PersonCard[]>
  letters: Map<string, PersonCard[]>
  surnames: Map<string, PersonCard[]>
  homes: Map<string, PersonCard[]>
  longest: number
}

const kept = new WeakMap<readonly PersonCard[], Index>()

/** Made once for each list of people: a steward holds thousands of cards and types every few seconds. */
function indexOf(people: readonly PersonCard[]): Index {
  const known = kept.get(people)
  if (known) return known
  const index: Index = {
    names: new Map(),
    sounds: new Map(),
    letters: new Map(),
    surnames: new Map(),
    homes: new Map(),
    longest: 2,
  }
  const put = (map: Map<string, PersonCard[]>, key: string, card: PersonCard) => {
    const list = map.get(key)
    if (list) list.push(card)
    else map.set(key, [card])
  }
  for (const card of people) {
    const name = card.name.normalize('NFKC').toLowerCase()
    if (name.length < 2) continue
    put(index.names, name, card)
    put(index.sounds, card.pinyin, card)
    put(index.letters, card.pinyin.replaceAll("'", ''), card)
    put(index.surnames, name.startsWith('欧阳') ? '欧阳' : name[0]!, card)
    if (card.dwellingId) {
      put(index.letters, `${card.dwellingId} ${card.initials}`, card)
      put(index.homes, card.dwellingId, card)
    }
    index.longest = Math.max(index.longest, Math.min(name.length, 12))
  }
  kept.set(people, index)
  return index
}

function byName(text: string, { names, longest }: Index): PersonFound[] {
  const found: PersonFound[] = []
  for (let start = 0; start < text.length; start++) {
    for (let length = Math.min(longest, text.length - start); length >= 2; length--) {
      const candidates = names.get(text.slice(start, start + length))
      if (!candidates) continue
      found.push({ start, end: start + length, how: 'name', candidates })
      break
    }
  }
  return found
}

function byTitle(text: string, { surnames, homes }: Index, dwellings: ReadonlySet<string>): PersonFound[] {
  return Array.from(text.matchAll(TITLED)).flatMap((match) => {
    const surname = match[1] ?? match[2]!
    const at = { start: match.index, end: match.index + match[0].length, how: 'title' as const }
    const here = [...dwellings].flatMap((id) => homes.get(id) ?? []).filter(({ name }) => name.startsWith(surname))
    if (here.length > 0) return [{ ...at, candidates: here.slice(0, MOST) }]
    // Without a door a surname is nobody yet; a few of that name are worth offering, never one alone.
    const some = surnames.get(surname) ?? []
    return some.length > 1 && some.length <= MOST ? [{ ...at, candidates: some }] : []
  })
}

function bySound(text: string, { sounds }: Index): PersonFound[] {
  const found: PersonFound[] = []
  const heard = Array.from(text, soundOf)
  // Astral signs make array and text differ; names of them are matched as written only.
  if (heard.length !== text.length) return found
  for (let start = 0; start < heard.length; start++) {
    for (const length of [4, 3, 2]) {
      const syllables = heard.slice(start, start + length)
      if (syllables.length < length || syllables.includes(undefined)) continue
      const candidates = sounds
        .get(syllables.join("'"))
        ?.filter(({ name }) => sharesASign(name, text.slice(start, start + length)))
      if (candidates && candidates.length > 0) found.push({ start, end: start + length, how: 'sound', candidates })
    }
  }
  return found
}

function sharesASign(name: string, written: string): boolean {
  return [...name].some((sign, at) => written[at] === sign)
}

function byLetters(text: string, { letters }: Index, dwellings: ReadonlySet<string>): PersonFound[] {
  return Array.from(text.matchAll(/(?<![a-z0-9])[a-z]{2,24}(?![a-z0-9])/g)).flatMap((match) => {
    const written = match[0]
    const initials = [...dwellings].flatMap((id) => letters.get(`${id} ${written}`) ?? [])
    const candidates = initials.length > 0 ? initials : written.length >= 5 ? (letters.get(written) ?? []) : []
    const at = { start: match.index, end: match.index + written.length }
    return candidates.length > 0 ? [{ ...at, how: 'letters' as const, candidates: atDoors(candidates, dwellings) }] : []
  })
}

/** Of people with one name, those behind the doors of the line, if any. */
function atDoors(candidates: PersonCard[], dwellings: ReadonlySet<string>): PersonCard[] {
  const here = candidates.filter(({ dwellingId }) => dwellingId !== null && dwellings.has(dwellingId))
  return (here.length > 0 ? here : candidates).slice(0, MOST)
}
