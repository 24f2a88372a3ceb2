// How names are read aloud. The dictionary is loaded with the first name: a server that only answers maps stays small.
import { type NameReading, nameReading, nameTokens, parseReading } from '@red-steward/domain/registry/names'
import type { InitialsOf } from '@red-steward/domain/registry/search-plan'

export interface NameReader {
  /** Syllables of a name, with the surname read as a surname; `override` (`shan xiao ming`) goes first when it fits. */
  read(name: string, override?: string | null): NameReading
  initialsOf: InitialsOf
}

let reader: Promise<NameReader> | undefined

let atHand: NameReader | undefined

export function nameReader(): Promise<NameReader> {
  reader ??= import('pinyin-pro').then(({ pinyin }) => {
    atHand = makeReader(pinyin)
    return atHand
  })
  return reader
}

/** The same, if its dictionary has been loaded before. */
export const nameReaderAtHand = () => atHand

const CACHED_NAMES = 5_000

function makeReader(pinyin: typeof import('pinyin-pro').pinyin): NameReader {
  const readings = new Map<string, NameReading>()
  const initials = new Map<string, string[]>()

  function read(name: string): NameReading {
    const known = readings.get(name)
    if (known) return known
    const tokens = nameTokens(name)
    const characters = tokens
      .map(({ text }) => text)
      .filter(isCharacter)
      .join('')
    const syllables = characters ? pinyin(characters, { ...plain, surname: 'head' }) : []
    let at = 0
    const reading = nameReading(tokens.map(({ text }) => (isCharacter(text) ? (syllables[at++] ?? text) : text)))
    if (readings.size >= CACHED_NAMES) readings.clear()
    readings.set(name, reading)
    return reading
  }

  return {
    read(name, override) {
      const corrected = override ? parseReading(name, override) : undefined
      return corrected ? nameReading(corrected) : read(name)
    },
    initialsOf(character) {
      let letters = initials.get(character)
      if (!letters) {
        const asSurname = pinyin(character, { ...plain, surname: 'head' })
        const otherwise = pinyin(character, { ...plain, multiple: true })
        letters = [...new Set([...asSurname, ...otherwise].map((syllable) => syllable[0]!))]
        initials.set(character, letters)
      }
      return letters
    },
  }
}

const plain = { toneType: 'none', type: 'array', v: true } as const
const isCharacter = (text: string) => /^[\p{Script=Han}〇]$/u.test(text)
