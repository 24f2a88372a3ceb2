import type { LeafCode } from '../../cases/catalogue.ts'
import { leafCodes, leafOf } from '../../cases/catalogue.ts'
import { readLine } from '../read-line.ts'
import { doorsRight, type Line, personsRight, phonesRight, surroundings, timeRight } from './lines.ts'

/** Shares of lines, 0 to 1. */
export interface Figures {
  lines: number
  doors: number
  /** Of the lines that are about a leaf. */
  first: number
  amongThree: number
  /** Of the lines that are about a leaf: said to be sure, and wrong. */
  wrongAndSure: number
  /** Of the lines that are about none: no leaf is said. */
  silence: number
  class: number
  kind: number
  time: number
  persons: number
  phones: number
}

export function measure(lines: readonly Line[], miss?: (what: string, line: Line, said: string) => void): Figures {
  const read = lines.map((line) => ({ line, reading: readLine(line.text, surroundings(line.at)) }))
  const share = (
    what: string,
    of: typeof read,
    right: (one: (typeof read)[number]) => boolean,
    said: (one: (typeof read)[number]) => string,
  ) => {
    const wrong = of.filter((one) => !right(one))
    for (const one of wrong) miss?.(what, one.line, said(one))
    return of.length === 0 ? 1 : 1 - wrong.length / of.length
  }
  const about = read.filter(({ line }) => line.leaves.length > 0)
  const aboutNone = read.filter(({ line }) => line.leaves.length === 0)
  const isWanted = (line: Line, leaf: LeafCode | undefined) => leaf !== undefined && line.leaves.includes(leaf)
  const saidLeaves = ({ reading }: (typeof read)[number]) =>
    `${reading.leaf ?? '?'} of ${reading.leaves.map(({ leaf, score }) => `${leaf}:${score.toFixed(1)}`).join(' ')}`
  return {
    lines: lines.length,
    doors: share(
      'doors',
      read,
      ({ line, reading }) => doorsRight(line, reading),
      ({ reading }) =>
        reading.doors
          .map(({ candidates, reason }) => `${candidates.map(({ id }) => id).join('/')}${reason ? `(${reason})` : ''}`)
          .join(' '),
    ),
    first: share('first', about, ({ line, reading }) => isWanted(line, reading.leaf), saidLeaves),
    amongThree: share(
      'three',
      about,
      ({ line, reading }) => isWanted(line, reading.leaf) || reading.leaves.some(({ leaf }) => isWanted(line, leaf)),
      saidLeaves,
    ),
    wrongAndSure:
      about.filter(({ line, reading }) => reading.leaf !== undefined && !isWanted(line, reading.leaf)).length /
      about.length,
    silence: share('silence', aboutNone, ({ reading }) => reading.leaf === undefined, saidLeaves),
    class: share(
      'class',
      read,
      ({ line, reading }) => isClassRight(line, reading.class),
      ({ reading }) => reading.class ?? 'none',
    ),
    kind: share(
      'kind',
      read,
      ({ line, reading }) => reading.kind === line.kind,
      ({ reading }) => reading.kind,
    ),
    time: share(
      'time',
      read,
      ({ line, reading }) => timeRight(line, reading),
      ({ reading }) => reading.times.map(({ from, to }) => `${from}..${to}`).join(' '),
    ),
    persons: share(
      'persons',
      read,
      ({ line, reading }) => personsRight(line, reading),
      ({ reading }) => reading.persons.map(({ candidates }) => candidates.map(({ name }) => name).join('/')).join(' '),
    ),
    phones: share(
      'phones',
      read,
      ({ line, reading }) => phonesRight(line, reading),
      ({ reading }) => reading.phones.map(({ number }) => number).join(' '),
    ),
  }
}

/** A row that leaves the class open says several leaves; then the class of any of them is right. */
function isClassRight(line: Line, said: string | undefined): boolean {
  if (line.class === '' && line.leaves.length > 1 && line.kind === 'happening')
    return line.leaves.some((leaf) => leafOf(leaf).class === said)
  return (said ?? '') === line.class
}

/** What plain keyword lookup would do: the leaf whose name shares the longest run of signs with the line. */
export function baseline(lines: readonly Line[]): number {
  const about = lines.filter(({ leaves }) => leaves.length > 0)
  const right = about.filter(({ text, leaves }) => {
    const best = leafCodes
      .map((leaf) => ({ leaf, run: longestRun(text, leafOf(leaf).zh) }))
      .sort((a, b) => b.run - a.run)[0]!
    return best.run >= 2 && leaves.includes(best.leaf)
  })
  return right.length / about.length
}

function longestRun(text: string, name: string): number {
  for (let length = name.length; length >= 2; length--)
    for (let at = 0; at + length <= name.length; at++) if (text.includes(name.slice(at, at + length))) return length
  return 0
}

export function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`
}
