// What somebody typed, turned into ranges of the search terms in names.ts. Pure: the server only runs the plan.
import { nameTokens } from './names.ts'
import { isSyllable, splitLetters } from './pinyin.ts'
import type { Highlight, MatchedBy } from './search.ts'

/** One typed piece of a name: a character as written, a whole syllable, or how a syllable begins. */
export interface NamePiece {
  text: string
  as: 'written' | 'whole' | 'begun'
}

/** Terms from `from` (inclusive) to `below` (exclusive), in order; with `like`, only those that also look so. */
export interface TermRange {
  from: string
  below: string
  like: string | null
  matchedBy: MatchedBy
  pieces: NamePiece[]
  inside: boolean
  former: boolean
}

/** Possible first letters of a character, most likely first; 单 is s, d or c. */
export type InitialsOf = (character: string) => string[]

/** Ranges for a typed name, best first, at most fourteen; empty when it cannot be a name (it has digits or signs). */
export function planNames(text: string, initialsOf: InitialsOf, former = false): TermRange[] {
  const typed = text.normalize('NFKC').toLowerCase().replaceAll('ü', 'v').trim()
  if (!typed || !/^[\p{Script=Han}〇a-z\s'·•.-]+$/u.test(typed)) return []
  const readings = readingsOf(typed)
  const from = readings.flatMap((pieces) => rangesOf(pieces, initialsOf, ':'))
  const inside = readings.flatMap((pieces) => rangesOf(pieces, initialsOf, '~'))
  const here = distinct([...from.slice(0, 7), ...inside.slice(0, 7)])
  return former ? [...here, ...here.map(asFormer)] : here
}

/** What the typed text can mean: its Chinese characters, with every likely split of the letters between them. */
function readingsOf(typed: string): NamePiece[][] {
  const runs = typed.match(/[\p{Script=Han}〇]+|[a-z]+/gu) ?? []
  let readings: NamePiece[][] = [[]]
  for (const [i, run] of runs.entries()) {
    const last = i === runs.length - 1
    const choices = /[a-z]/.test(run) ? letterPieces(run, last) : [characterPieces(run)]
    readings = readings.flatMap((head) => choices.map((choice) => [...head, ...choice])).slice(0, 5)
  }
  const foreign = runs.map((run): NamePiece => ({ text: run, as: 'whole' }))
  const wordForWord = runs.every((run) => /^[a-z]{3,}$/.test(run) && !isSyllable(run))
  return wordForWord ? [...readings, foreign] : readings
}

function characterPieces(run: string): NamePiece[] {
  return Array.from(run, (text) => ({ text, as: 'written' }))
}

function letterPieces(run: string, last: boolean): NamePiece[][] {
  const splits = splitLetters(run)
  return splits.map((pieces) =>
    pieces.map(({ text, whole }, i) => {
      const open = last && i === pieces.length - 1
      return { text: text.replace(/^([ln])yu/, '$1v'), as: whole && !(open && text.length === 1) ? 'whole' : 'begun' }
    }),
  )
}

function rangesOf(pieces: NamePiece[], initialsOf: InitialsOf, mark: ':' | '~'): TermRange[] {
  const range = (prefix: string, matchedBy: MatchedBy, like: string | null = null): TermRange => ({
    from: prefix,
    below: `${prefix}\u{10ffff}`,
    like,
    matchedBy,
    pieces,
    inside: mark === '~',
    former: false,
  })
  if (pieces.length === 0) return []
  if (pieces.every(isWritten)) return [range(`n${mark}${textOf(pieces)}`, 'name')]
  const spoken = pieces.every((piece) => !isWritten(piece))
  if (spoken && pieces.slice(0, -1).every((piece) => piece.as === 'whole')) {
    return [range(`p${mark}${pieces.map((piece) => piece.text).join("'")}`, 'pinyin')]
  }
  const onlyInitials = spoken && pieces.every((piece) => piece.text.length === 1)
  const syllables = pieces.map((piece) =>
    isWritten(piece) ? '%' : piece.as === 'whole' ? piece.text : `${piece.text}%`,
  )
  const characters = pieces.map((piece) => (isWritten(piece) ? piece.text : '_')).join('')
  return initialsOfAll(pieces, initialsOf).map((initials) => {
    const prefix = `i${mark}${initials}`
    const like = onlyInitials ? null : `${prefix}% ${syllables.join("'")}% ${characters}%`
    return range(prefix, onlyInitials ? 'initials' : spoken ? 'pinyin' : 'mixed', like)
  })
}

function initialsOfAll(pieces: NamePiece[], initialsOf: InitialsOf): string[] {
  let all = ['']
  for (const piece of pieces) {
    const letters = isWritten(piece) ? initialsOf(piece.text) : [piece.text[0]!]
    all = all.flatMap((head) => letters.map((letter) => head + letter)).slice(0, 4)
  }
  return all
}

const isWritten = (piece: NamePiece) => piece.as === 'written'
const textOf = (pieces: NamePiece[]) => pieces.map((piece) => piece.text).join('')

function distinct(ranges: TermRange[]): TermRange[] {
  const seen = new Set<string>()
  return ranges.filter(({ from, like }) => !seen.has(`${from} ${like}`) && seen.add(`${from} ${like}`))
}

function asFormer(range: TermRange): TermRange {
  const gone = (text: string) => `${text[0]}-${text.slice(1)}`
  return {
    ...range,
    from: gone(range.from),
    below: gone(range.below),
    like: range.like && gone(range.like),
    former: true,
  }
}

/** Where in the name a found term and the typed pieces stand, or undefined when the range let a false one through. */
export function matchOf(
  name: string,
  term: string,
  range: TermRange,
): { highlights: Highlight[]; exact: boolean } | undefined {
  const tokens = nameTokens(name)
  const first = tokens.length - tokensIn(term)
  const { pieces } = range
  if (range.like && !pieces.every((piece, i) => fits(piece, term, i))) return undefined
  const from = tokens[first]
  const last = tokens[first + pieces.length - 1]
  if (!from || !last) return { highlights: [], exact: false }
  const exact = !range.inside && pieces.length === tokens.length && pieces.at(-1)!.as !== 'begun'
  return {
    highlights: [[from.start, last.start + last.text.length]],
    exact: exact || isAllInitials(range, tokens.length),
  }
}

function isAllInitials({ matchedBy, inside, pieces }: TermRange, length: number): boolean {
  return matchedBy === 'initials' && !inside && pieces.length === length
}

function tokensIn(term: string): number {
  const body = term.replace(/^[npi]-?[:~]/, '')
  if (term[0] === 'n') return nameTokens(body).length
  return term[0] === 'p' ? body.split("'").length : body.indexOf(' ')
}

function fits(piece: NamePiece, term: string, at: number): boolean {
  const [, syllables = '', written = ''] = term.split(' ')
  if (isWritten(piece)) return nameTokens(written)[at]?.text === piece.text
  const syllable = syllables.split("'")[at] ?? ''
  return piece.as === 'whole' ? syllable === piece.text : syllable.startsWith(piece.text)
}
