// Citizen id numbers (GB 11643) as people type them and spreadsheets damage them. Nothing here guesses: a number is
// right, suspicious with a reason, or wrong with a reason. Source: handbook §2.2.
import { z } from 'zod'
import { Day } from '../time.ts'

export const IdNumberProblem = z.enum([
  'id-number-malformed',
  'id-number-damaged',
  'id-number-bad-checksum',
  'id-number-impossible-date',
  'id-number-in-the-future',
  'id-number-before-1900',
  'id-number-contradicts-sex',
  'id-number-contradicts-birth-date',
])
export type IdNumberProblem = z.infer<typeof IdNumberProblem>

export const IdNumberWarning = z.enum(['id-number-unknown-area', 'id-number-converted', 'id-number-perhaps-damaged'])
export type IdNumberWarning = z.infer<typeof IdNumberWarning>

export interface CheckedIdNumber {
  /** The 18 characters to keep, or null when there is a problem. */
  number: string | null
  birthDate: Day | null
  /** GB 2261.1: 1 male, 2 female. */
  sex: '1' | '2' | null
  problems: IdNumberProblem[]
  warnings: IdNumberWarning[]
}

export interface IdNumberFacts {
  today: Day
  sex?: string | null | undefined
  birthDate?: Day | null | undefined
}

/**
 * Checks an 18- or 15-digit number (the latter converted) against the calendar and what else is known of the person.
 * An unknown area only warns: areas are abolished, and the number outlives them.
 */
export function checkIdNumber(text: string, facts: IdNumberFacts): CheckedIdNumber {
  const typed = normaliseIdNumber(text)
  const wrong = (problem: IdNumberProblem): CheckedIdNumber => ({
    number: null,
    birthDate: null,
    sex: null,
    problems: [problem],
    warnings: [],
  })
  if (isScientific(typed)) return wrong('id-number-damaged')
  if (!/^(\d{15}|\d{17}[\dX])$/.test(typed)) return wrong('id-number-malformed')

  const number = typed.length === 15 ? toEighteen(typed) : typed
  const birthDate = `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`
  const sex = Number(number[16]) % 2 === 1 ? '1' : '2'
  const checksumHolds = checkCharacter(number) === number[17]
  const roundedOff = typed.length === 18 && typed.endsWith('000')

  const problems: IdNumberProblem[] = []
  if (!checksumHolds) problems.push(roundedOff ? 'id-number-damaged' : 'id-number-bad-checksum')
  if (!Day.safeParse(birthDate).success) problems.push('id-number-impossible-date')
  else if (birthDate < '1900-01-01') problems.push('id-number-before-1900')
  else if (birthDate > facts.today) problems.push('id-number-in-the-future')
  if ((facts.sex === '1' || facts.sex === '2') && facts.sex !== sex) problems.push('id-number-contradicts-sex')
  if (facts.birthDate && facts.birthDate !== birthDate) problems.push('id-number-contradicts-birth-date')

  const warnings: IdNumberWarning[] = []
  if (!knownProvinces.has(number.slice(0, 2))) warnings.push('id-number-unknown-area')
  if (typed.length === 15) warnings.push('id-number-converted')
  if (checksumHolds && roundedOff) warnings.push('id-number-perhaps-damaged')

  const known = !problems.includes('id-number-impossible-date')
  return {
    number: problems.length === 0 ? number : null,
    birthDate: known ? birthDate : null,
    sex: problems.some(cannotTellSex) ? null : sex,
    problems,
    warnings,
  }
}

const cannotTellSex = (problem: IdNumberProblem) =>
  problem === 'id-number-damaged' || problem === 'id-number-bad-checksum'

/** Full-width digits, spaces, a leading apostrophe of a spreadsheet, a small x: as the standard writes them. */
export function normaliseIdNumber(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\s'‘’`\u200b\ufeff-]/g, '')
    .replace(/[×хХ]/g, 'X')
    .toUpperCase()
}

/** The 18 characters of a 15-digit number: everyone who still has one was born in the twentieth century. */
export function toEighteen(fifteen: string): string {
  const seventeen = `${fifteen.slice(0, 6)}19${fifteen.slice(6)}`
  return seventeen + checkCharacter(seventeen)
}

/** The eighteenth character for the first seventeen digits (GB 11643, ISO 7064 MOD 11-2). */
export function checkCharacter(number: string): string {
  const sum = weights.reduce((total, weight, i) => total + weight * Number(number[i]), 0)
  return '10X98765432'[sum % 11]!
}

/**
 * A spreadsheet keeps fifteen significant digits and shows `5.22699E+17` (LibreOffice writes `E+017`); the rest of the number
 * is lost for good.
 */
function isScientific(text: string): boolean {
  return /^\d(\.\d+)?E\+?\d{1,3}$/.test(text) || /^\d{15,18}\.\d+$/.test(text)
}

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
// GB/T 2260 provinces; 81 to 83 are the residence permits of Hong Kong, Macao and Taiwan residents.
const knownProvinces = new Set(
  '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83'.split(' '),
)
