// What a line is about: the leaves of the catalogue its words speak for, ranked. Below a threshold it says nothing.
import { type LeafCode, leafOf } from '../cases/catalogue.ts'
import { type PhraseAt, phrasesIn } from './phrases.ts'
import type { Span } from './text.ts'

export interface LeafFound {
  leaf: LeafCode
  score: number
  /** The words that speak for it, in the folded text. */
  words: Span[]
}

export interface Matters {
  /** The leaf, where the line leaves no doubt. */
  sure: LeafCode | undefined
  /** At most three, the likeliest first; another matter of the same line stands here too. */
  candidates: LeafFound[]
}

const WORTH_SHOWING = 2
const STRONG = 3
/** How far the first must lead the second to be taken without asking. */
const LEAD = 0.5

/** `text` is folded and heard. */
export function findMatters(text: string): Matters {
  const byLeaf = new Map<LeafCode, PhraseAt[]>()
  for (const found of phrasesIn(text)) {
    const { leaf } = found.phrase
    const list = byLeaf.get(leaf)
    if (list) list.push(found)
    else byLeaf.set(leaf, [found])
  }
  const ranked = [...byLeaf]
    .map(([leaf, found]) => weigh(leaf, found))
    .filter(({ score }) => score >= WORTH_SHOWING)
    .sort((a, b) => b.score - a.score || (a.leaf < b.leaf ? -1 : 1))
  return { sure: sureOf(ranked), candidates: ranked.slice(0, 3) }
}

/**
 * The first, when it leads. Two matters in one line, each in words of its own, are no doubt: the more urgent one leads
 * (`漏水 电梯停了` is the leak, and the lift comes with it).
 */
function sureOf(ranked: readonly LeafFound[]): LeafCode | undefined {
  const [first, ...others] = ranked
  if (!first) return undefined
  const apart = others.filter((other) => !overlaps(first, other))
  const urgent = apart.find((other) => (other.score >= STRONG || isDanger(other.leaf)) && moreUrgent(other, first))
  const near = others.filter((other) => first.score - other.score < LEAD)
  if (near.some((other) => !apart.includes(other))) return undefined
  if (urgent) return urgent.leaf
  return near.every((other) => moreUrgent(first, other)) ? first.leaf : undefined
}

const moreUrgent = (a: LeafFound, b: LeafFound) => classRank(a.leaf) < classRank(b.leaf)
const isDanger = (leaf: LeafCode) => leafOf(leaf).class === 'P1'

function overlaps(a: LeafFound, b: LeafFound): boolean {
  return a.words.some((one) => b.words.some((other) => one.start < other.end && other.start < one.end))
}

/** P1 before P2, P3, P4; a question last. */
function classRank(leaf: LeafCode): number {
  const rank = Number(leafOf(leaf).class[1])
  return rank === 0 ? 9 : rank
}

/** The same signs count once, by the heaviest phrase on them; a longer phrase says a little more than a short one. */
function weigh(leaf: LeafCode, found: PhraseAt[]): LeafFound {
  const words: Span[] = []
  let score = 0
  let places = 0
  const worth = ({ phrase, start, end }: PhraseAt) => phrase.weight + Math.min(end - start, 8) / 10
  for (const one of [...found].sort((a, b) => worth(b) - worth(a))) {
    if (one.phrase.weight < 0) {
      score += one.phrase.weight
      continue
    }
    if (words.some((other) => one.start < other.end && other.start < one.end)) continue
    places += 1
    // Said twice in other words is more sure, but not twice as sure.
    score += worth(one) / places
    words.push({ start: one.start, end: one.end })
  }
  return { leaf, score, words: words.sort((a, b) => a.start - b.start) }
}
