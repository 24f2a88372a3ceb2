// How likely two records are one person, with the reasons. A person decides; the score only orders the suggestions.
import { z } from 'zod'
import type { Day } from '../time.ts'
import { looksLike } from './look-alikes.ts'
import { nameTokens } from './names.ts'

export const SimilarityReason = z.enum([
  'same-id-number',
  'different-id-numbers',
  'same-name',
  'same-sound',
  'similar-sound',
  'look-alike',
  'shorter-name',
  'same-birth-date',
  'birth-day-and-month-swapped',
  'birth-date-one-digit-off',
  'birth-date-lunar',
  'same-birth-year',
  'different-birth-dates',
  'same-phone',
  'same-household',
  'same-door',
  'same-building',
  'different-sex',
])
export type SimilarityReason = z.infer<typeof SimilarityReason>

export interface Comparable {
  name: string
  /** Syllables joined by apostrophes, as in `NameReading`. */
  pinyin: string
  /** GB 2261.1. */
  sex: string
  birthDate: Day | null
  /** Marks, never the numbers themselves: equal marks are equal numbers (15 and 18 digits alike). */
  idMark: string | null
  phoneMark: string | null
  householdId: string | null
  dwellingId: string | null
  buildingId: string | null
}

export interface Similarity {
  /** 0 to 100. */
  score: number
  reasons: SimilarityReason[]
}

/** From this score on a pair is worth somebody's look. */
export const WORTH_A_LOOK = 60

const points: Record<SimilarityReason, number> = {
  'same-id-number': 100,
  'different-id-numbers': -30,
  'same-name': 40,
  'same-sound': 33,
  'similar-sound': 24,
  'look-alike': 30,
  'shorter-name': 12,
  'same-birth-date': 30,
  'birth-day-and-month-swapped': 22,
  'birth-date-one-digit-off': 20,
  'birth-date-lunar': 15,
  'same-birth-year': 8,
  'different-birth-dates': -25,
  'same-phone': 25,
  'same-household': 24,
  'same-door': 20,
  'same-building': 6,
  'different-sex': -20,
}

/**
 * Compares two records. Names that have nothing to do with one another never suggest anything, whatever else is equal
 * (twins share a birthday, a door and a telephone), except where the id number is the same.
 */
export function similarity(a: Comparable, b: Comparable): Similarity {
  const name = nameReason(a, b)
  const sameId = a.idMark !== null && a.idMark === b.idMark
  if (!name && !sameId) return { score: 0, reasons: [] }
  const reasons = [
    sameId ? 'same-id-number' : a.idMark && b.idMark ? 'different-id-numbers' : undefined,
    name,
    birthReason(a.birthDate, b.birthDate),
    a.phoneMark !== null && a.phoneMark === b.phoneMark ? 'same-phone' : undefined,
    placeReason(a, b),
    isKnown(a.sex) && isKnown(b.sex) && a.sex !== b.sex ? 'different-sex' : undefined,
  ].filter((reason) => reason !== undefined) as SimilarityReason[]
  const sum = reasons.reduce((total, reason) => total + points[reason], 0)
  return { score: Math.max(sameId ? 80 : 0, Math.min(100, sum)), reasons }
}

const isKnown = (sex: string) => sex === '1' || sex === '2'

function nameReason(a: Comparable, b: Comparable): SimilarityReason | undefined {
  const [one, other] = [a, b].map(({ name }) => nameTokens(name).map(({ text }) => text)) as [string[], string[]]
  if (one.join(' ') === other.join(' ')) return 'same-name'
  if (a.pinyin !== '' && a.pinyin === b.pinyin) return 'same-sound'
  if (one.length === other.length) {
    const differing = one.flatMap((character, i) => (character === other[i] ? [] : [[character, other[i]!] as const]))
    if (differing.length === 1 && looksLike(...differing[0]!)) return 'look-alike'
    if (a.pinyin !== '' && inAccent(a.pinyin) === inAccent(b.pinyin)) return 'similar-sound'
    return undefined
  }
  const [short, long] = one.length < other.length ? [one, other] : [other, one]
  const isPart = short.length >= 2 && short[0] === long[0] && long.join('').endsWith(short.slice(1).join(''))
  return isPart && long.length - short.length === 1 ? 'shorter-name' : undefined
}

/** As many here say and hear it: no retroflex, n as l, no difference of -n and -ng after e and i. */
function inAccent(pinyin: string): string {
  return pinyin
    .split("'")
    .map((syllable) =>
      syllable
        .replace(/^([zcs])h/, '$1')
        .replace(/^n/, 'l')
        .replace(/(?<=[ei])ng$/, 'n')
        .replace(/^hu(?=[a-z])/, 'f'),
    )
    .join("'")
}

function birthReason(a: Day | null, b: Day | null): SimilarityReason | undefined {
  if (!a || !b) return undefined
  if (a === b) return 'same-birth-date'
  if (a.slice(0, 4) === b.slice(0, 4) && a.slice(5, 7) === b.slice(8) && a.slice(8) === b.slice(5, 7))
    return 'birth-day-and-month-swapped'
  if ([...a].filter((digit, i) => digit !== b[i]).length === 1) return 'birth-date-one-digit-off'
  // A lunar date lies three to seven weeks before the solar day it stands for.
  const days = Math.abs(Date.parse(a) - Date.parse(b)) / 86_400_000
  if (days >= 18 && days <= 51) return 'birth-date-lunar'
  return a.slice(0, 4) === b.slice(0, 4) ? 'same-birth-year' : 'different-birth-dates'
}

function placeReason(a: Comparable, b: Comparable): SimilarityReason | undefined {
  if (a.householdId !== null && a.householdId === b.householdId) return 'same-household'
  if (a.dwellingId !== null && a.dwellingId === b.dwellingId) return 'same-door'
  return a.buildingId !== null && a.buildingId === b.buildingId ? 'same-building' : undefined
}
