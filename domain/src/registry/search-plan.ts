// What somebody typed, turned into ranges of the lists in name-index.ts.
import { isPlainName, nameTokens } from './names.ts'
import { isSyllable, splitLetters } from './pinyin.ts'
import type { Highlight, MatchedBy } from './search.ts'

/** One typed piece of a name: a character as written, a whole syllable, or how a syllable begins. */
export interface NamePiece {
  text: string
  as: 'written' | 'whole' | 'begun'
}

/** As which names are listed in `name-index.ts`: 张小明, zhang'xiao'ming, zxm zhang'xiao'ming. */
export type NameList = 'written' | 'spoken' | 'initials'

/** Names listed with a text that begins with `from`: from their first character, or `inside`, from a later one. */
export interface NameRange {
  list: NameList
  from: string
  inside: boolean
  /** The range lets false ones through: every piece must be held against the name. */
  rough: boolean
  matchedBy: MatchedBy
  pieces: NamePiece[]
  /** Of those who died or moved out. */
  former: boolean
}

/** Possible first letters of a character, most likely first; 单 is s, d or c. */
export type InitialsOf = (character: string) => string[]

/** Ranges for a typed name, best first, at most fourteen; empty when it cannot be a name (it has digits or signs). */
export function planNames(text: string, initialsOf: InitialsOf, former = false): NameRange[] {
  const typed = text.normalize('NFKC').toLowerCase().replaceAll('ü', 'v').trim()
  if (!typed || !/^[\p{Script=Han}〇a-z\s'·•.-]+$/u.test(typed)) return []
  const readings = readingsOf(typed)
  const from = readings.flatMap((pieces) => rangesOf(pieces, initialsOf, false))
  const inside = readings.flatMap((pieces) => rangesOf(pieces, initialsOf, true))
  const here = distinct([...from.slice(0, 7), ...inside.slice(0, 7)])
  return former ? [...here, ...here.map((range) => ({ ...range, former }))] : here
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

function rangesOf(pieces: NamePiece[], initialsOf: InitialsOf, inside: boolean): NameRange[] {
  const range = (list: NameList, from: string, matchedBy: MatchedBy, rough = false): NameRange => ({
    list,
    from,
    inside,
    rough,
    matchedBy,
    pieces,
    former: false,
  })
  if (pieces.length === 0) return []
  if (pieces.every(isWritten)) return [range('written', textOf(pieces), 'name')]
  const spoken = pieces.every((piece) => !isWritten(piece))
  if (spoken && pieces.slice(0, -1).every((piece) => piece.as === 'whole')) {
    return [range('spoken', pieces.map((piece) => piece.text).join("'"), 'pinyin')]
  }
  const onlyInitials = spoken && pieces.every((piece) => piece.text.length === 1)
  const matchedBy = onlyInitials ? 'initials' : spoken ? 'pinyin' : 'mixed'
  return initialsOfAll(pieces, initialsOf).map((initials) => range('initials', initials, matchedBy, !onlyInitials))
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

function distinct(ranges: NameRange[]): NameRange[] {
  const seen = new Set<string>()
  return ranges.filter(({ list, from, inside, rough, pieces }) => {
    const key = `${list} ${inside} ${from} ${rough ? pieces.map(({ text, as }) => `${as} ${text}`).join() : ''}`
    return !seen.has(key) && seen.add(key)
  })
}

/**
 * Where in a name found in the range, from its nth character or word on, the typed pieces stand; undefined when the
 * range let a false one through. `pinyin`: one syllable for each, parted by `'`.
 */
export function matchOf(
  { name, pinyin }: { name: string; pinyin: string },
  from: number,
  range: NameRange,
): { highlights: Highlight[]; exact: boolean } | undefined {
  const { pieces } = range
  const plain = isPlainName(name)
  const tokens = plain ? undefined : nameTokens(name)
  const count = tokens?.length ?? name.length
  const last = from + pieces.length - 1
  if (range.rough) {
    for (let i = 0; i < pieces.length; i++) {
      const written = tokens ? tokens[from + i]?.text : name[from + i]
      if (!fits(pieces[i]!, written, pinyin, from + i)) return undefined
    }
  }
  if (last >= count) return { highlights: [], exact: false }
  const end = tokens ? tokens[last]!.start + tokens[last]!.text.length : last + 1
  const whole = !range.inside && pieces.length === count
  const exact = whole && (pieces.at(-1)!.as !== 'begun' || range.matchedBy === 'initials')
  return { highlights: [[tokens ? tokens[from]!.start : from, end]], exact }
}

function fits({ text, as }: NamePiece, written: string | undefined, pinyin: string, at: number): boolean {
  if (as === 'written') return written === text
  let begins = 0
  for (let passed = 0; passed < at; passed++) begins = pinyin.indexOf("'", begins) + 1
  if (!pinyin.startsWith(text, begins)) return false
  const end = begins + text.length
  return as === 'begun' || end === pinyin.length || pinyin[end] === "'"
}
