// Names in the order they are written, read aloud and abbreviated: from the first character, and from every later one. Sorted lists of
// numbers (person and character); what they are sorted by is worked out when it is looked at, which costs no memory.
import { isPlainName, nameTokens } from './names.ts'
import type { NameList, NameRange } from './search-plan.ts'

/** A name with its reading: as many syllables, parted by `'`, as it has characters or foreign words. */
export interface Named {
  id: string
  name: string
  pinyin: string
}

const lists: readonly NameList[] = ['written', 'spoken', 'initials']
const MOST_TOKENS = 16

export class NameIndex<Person extends Named> {
  readonly #slots: (Person | undefined)[] = []
  readonly #slotOf = new Map<Person, number>()
  readonly #free: number[] = []
  /** Of each kind two: names from their first character on, and from a later one. */
  readonly #lists: Record<NameList, [number[], number[]]> = { written: [[], []], spoken: [[], []], initials: [[], []] }

  /** Many at once, for the first time: sorted once instead of inserted one by one. */
  fill(persons: readonly Person[]) {
    for (const _ of this.filling(persons));
  }

  /** The same in steps, for a program with other things to do. */
  *filling(persons: readonly Person[]): Generator<void> {
    const entries = persons.flatMap((person) => this.#entriesOf(person))
    for (const list of lists) {
      yield
      const keyed = entries.map((entry) => {
        const key = this.#key(list, entry)
        return { entry, key, weight: weightOf(list, key) }
      })
      keyed.sort((a, b) => {
        if (a.weight !== b.weight) return a.weight - b.weight
        return a.key < b.key ? -1 : a.key > b.key ? 1 : this.#isBefore(a.entry, b.entry) ? -1 : 1
      })
      const sorted = keyed.map(({ entry }) => entry)
      this.#lists[list] = [sorted.filter((entry) => !isInside(entry)), sorted.filter(isInside)]
    }
  }

  add(person: Person) {
    for (const entry of this.#entriesOf(person))
      for (const list of lists) this.#entries(list, entry).splice(this.#placeOf(list, entry), 0, entry)
  }

  remove(person: Person) {
    const slot = this.#slotOf.get(person)
    if (slot === undefined) return
    for (let token = 0; token < tokenCount(person); token++) {
      const entry = slot * MOST_TOKENS + token
      for (const list of lists) this.#entries(list, entry).splice(this.#placeOf(list, entry), 1)
    }
    this.#slots[slot] = undefined
    this.#slotOf.delete(person)
    this.#free.push(slot)
  }

  /** Calls with every name in the range and the character it begins at, in order, until told to stop by `true`. */
  scan({ list, from, inside }: NameRange, see: (person: Person, token: number) => boolean) {
    const entries = this.#lists[list][inside ? 1 : 0]
    // What begins with the text ends where something greater than all that do begins: no name is taken apart between the two.
    const end = this.#lowerBound(list, entries, `${from}\uffff`)
    for (let at = this.#lowerBound(list, entries, from); at < end; at++) {
      const entry = entries[at]!
      if (see(this.#personOf(entry), entry % MOST_TOKENS)) return
    }
  }

  #entriesOf(person: Person): number[] {
    const slot = this.#free.pop() ?? this.#slots.length
    this.#slots[slot] = person
    this.#slotOf.set(person, slot)
    return Array.from({ length: tokenCount(person) }, (_, token) => slot * MOST_TOKENS + token)
  }

  #personOf(entry: number): Person {
    return this.#slots[Math.floor(entry / MOST_TOKENS)]!
  }

  #key(list: NameList, entry: number): string {
    const person = this.#personOf(entry)
    const token = entry % MOST_TOKENS
    if (list === 'written') return writtenFrom(person, token)
    const spoken = spokenFrom(person.pinyin, token)
    return list === 'spoken' ? spoken : `${initialsOf(spoken)} ${spoken}`
  }

  /** Among equal texts: by person, then by character (一一). */
  #isBefore(a: number, b: number): boolean {
    const [one, other] = [this.#personOf(a), this.#personOf(b)]
    return one === other ? a < b : one.id < other.id
  }

  #entries(list: NameList, entry: number): number[] {
    return this.#lists[list][isInside(entry) ? 1 : 0]
  }

  #lowerBound(list: NameList, entries: readonly number[], sought: string): number {
    let [low, high] = [0, entries.length]
    while (low < high) {
      const middle = (low + high) >>> 1
      if (this.#key(list, entries[middle]!) < sought) low = middle + 1
      else high = middle
    }
    return low
  }

  /** Where the entry stands, or would stand: after its text and, among namesakes, its person. */
  #placeOf(list: NameList, entry: number): number {
    const entries = this.#entries(list, entry)
    const key = this.#key(list, entry)
    let [low, high] = [0, entries.length]
    while (low < high) {
      const middle = (low + high) >>> 1
      const other = entries[middle]!
      const otherKey = this.#key(list, other)
      const isBefore = otherKey === key ? this.#isBefore(other, entry) : otherKey < key
      if (isBefore) low = middle + 1
      else high = middle
    }
    return low
  }
}

const isInside = (entry: number) => entry % MOST_TOKENS > 0

/** The beginning of a text as a number that sorts as the text does: most comparisons need no more. */
function weightOf(list: NameList, key: string): number {
  const [letters, size] = list === 'written' ? [3, 65_536] : [6, 256]
  let weight = 0
  let at = 0
  while (at < letters && at < key.length && key.charCodeAt(at) < size) weight = weight * size + key.charCodeAt(at++)
  // A letter too large for its place counts as the largest, and ends what the number says.
  if (at < letters && at < key.length) weight = weight * size + size - 1
  else if (at < letters) weight *= size
  return weight * size ** Math.max(0, letters - at - 1)
}

function tokenCount({ name }: Named): number {
  return Math.min(MOST_TOKENS, isPlainName(name) ? name.length : nameTokens(name).length)
}

function writtenFrom({ name }: Named, token: number): string {
  if (isPlainName(name)) return token === 0 ? name : name.slice(token)
  return nameTokens(name)
    .slice(token)
    .map(({ text }) => text)
    .join('')
}

function spokenFrom(pinyin: string, token: number): string {
  let at = 0
  for (let passed = 0; passed < token; passed++) at = pinyin.indexOf("'", at) + 1
  return at === 0 ? pinyin : pinyin.slice(at)
}

function initialsOf(spoken: string): string {
  let initials = spoken[0] ?? ''
  for (let at = spoken.indexOf("'"); at >= 0; at = spoken.indexOf("'", at + 1)) initials += spoken[at + 1] ?? ''
  return initials
}
