// The lexicon made ready for reading: every phrase under its first sign, so that a line costs one walk over its signs.
import type { LeafCode } from '../cases/catalogue.ts'
import type { Words } from './lexicon/entry.ts'
import { homes } from './lexicon/homes.ts'
import { outdoors } from './lexicon/outdoors.ts'
import { people } from './lexicon/people.ts'
import { safety } from './lexicon/safety.ts'

export interface Phrase {
  leaf: LeafCode
  /** Pieces in this order, each at most `GAP` signs after the one before. */
  parts: readonly string[]
  weight: number
}

export interface PhraseAt {
  phrase: Phrase
  start: number
  end: number
}

const WEIGHTS: Record<keyof Words, number> = { strong: 3, fair: 2, hint: 1, against: -3 }
const GAP = 8
const NOT = /没有|没得|不是|没|未|并不|不曾/

const byFirstSign = new Map<string, Phrase[]>()
for (const [leaf, words] of Object.entries({ ...safety, ...homes, ...outdoors, ...people })) {
  for (const [strength, written] of Object.entries(words) as [keyof Words, string][]) {
    for (const phrase of written.split(' ').filter(Boolean)) {
      const parts = phrase.split('…')
      const first = parts[0]![0]!
      const known = byFirstSign.get(first) ?? []
      known.push({ leaf: leaf as LeafCode, parts, weight: WEIGHTS[strength] })
      byFirstSign.set(first, known)
    }
  }
}

/** Every phrase that stands in the text and is not denied there (`没有漏水`, `不是燃气漏`). */
export function phrasesIn(text: string): PhraseAt[] {
  const found: PhraseAt[] = []
  for (let start = 0; start < text.length; start++) {
    for (const phrase of byFirstSign.get(text[start]!) ?? []) {
      const end = endOf(text, start, phrase.parts)
      if (end !== undefined && !(phrase.weight > 0 && isDenied(text, start, end))) found.push({ phrase, start, end })
    }
  }
  return found
}

function endOf(text: string, start: number, [first, ...later]: readonly string[]): number | undefined {
  if (!text.startsWith(first!, start)) return undefined
  let end = start + first!.length
  for (const part of later) {
    const at = text.slice(end, end + GAP + part.length).indexOf(part)
    const gap = text.slice(end, end + Math.max(at, 0))
    if (at === -1 || /[。;!?]/.test(gap) || NOT.test(gap)) return undefined
    end += at + part.length
  }
  return end
}

/** `没有漏水` denies; `没有漏水了` tells that it is over, which is another matter. */
function isDenied(text: string, start: number, end: number): boolean {
  const before = text.slice(Math.max(0, start - 3), start)
  if (!/(没有|没得|没|不是|并未)$/.test(before)) return false
  return !/^.{0,2}了/.test(text.slice(end))
}
