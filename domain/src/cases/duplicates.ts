// While something is reported: open cases that may be the same matter, best first and with the reasons, so that the reporter
// says "also me" instead. A person decides; nothing is joined by itself.
import { z } from 'zod'
import type { LeafCode } from './catalogue.ts'

export const SimilarReason = z.enum([
  'SAME_DOOR',
  'SAME_UNIT',
  'SAME_BUILDING',
  'SAME_PLACE',
  'SAME_LEAF',
  'SAME_BRANCH',
  'SAME_WORDS',
  'SAME_DAY',
])
export type SimilarReason = z.infer<typeof SimilarReason>
export const similarReasonWords: Record<SimilarReason, { zh: string; en: string }> = {
  SAME_DOOR: { zh: '同一户', en: 'same door' },
  SAME_UNIT: { zh: '同一单元', en: 'same unit' },
  SAME_BUILDING: { zh: '同一幢楼', en: 'same building' },
  SAME_PLACE: { zh: '同一地点', en: 'same place' },
  SAME_LEAF: { zh: '同一类事', en: 'same matter' },
  SAME_BRANCH: { zh: '相近的事', en: 'a related matter' },
  SAME_WORDS: { zh: '说法相近', en: 'similar words' },
  SAME_DAY: { zh: '一天之内', en: 'within a day' },
}

export interface Matter {
  leaf: LeafCode | null
  dwellingId: string | null
  unitId: string | null
  buildingId: string | null
  /** The place in words. */
  place: string
  /** Title and description. */
  words: string
  reportedAt: string
}

const points: Record<SimilarReason, number> = {
  SAME_DOOR: 40,
  SAME_UNIT: 32,
  SAME_BUILDING: 25,
  SAME_PLACE: 30,
  SAME_LEAF: 40,
  SAME_BRANCH: 12,
  SAME_WORDS: 25,
  SAME_DAY: 8,
}

/** From this on a case is worth showing. A leaf alone, or a building alone, is not. */
const WORTH_A_LOOK = 55
const MOST_SHOWN = 5
/** Share of common sign pairs from which two wordings are about one thing. */
const ALIKE = 0.35

export interface Similar<One> {
  one: One
  score: number
  reasons: SimilarReason[]
}

/** At most five, best first, then the newest. */
export function similarCases<One extends Matter>(said: Matter, open: readonly One[]): Similar<One>[] {
  return open
    .map((one) => {
      const reasons = reasonsOf(said, one)
      return {
        one,
        reasons,
        score: Math.min(
          100,
          reasons.reduce((sum, reason) => sum + points[reason], 0),
        ),
      }
    })
    .filter(({ score, reasons }) => score >= WORTH_A_LOOK && reasons.some(isAboutPlace))
    .sort((a, b) => b.score - a.score || (a.one.reportedAt < b.one.reportedAt ? 1 : -1))
    .slice(0, MOST_SHOWN)
}

/** Elsewhere the same matter is another case, however alike it sounds. */
const isAboutPlace = (reason: SimilarReason) => reason.startsWith('SAME_') && /DOOR|UNIT|BUILDING|PLACE/.test(reason)

function reasonsOf(said: Matter, one: Matter): SimilarReason[] {
  const place = placeReason(said, one)
  const sameLeaf = said.leaf !== null && said.leaf === one.leaf
  const sameBranch = !sameLeaf && said.leaf !== null && said.leaf.slice(0, 2) === one.leaf?.slice(0, 2)
  const sameDay = Math.abs(Date.parse(said.reportedAt) - Date.parse(one.reportedAt)) <= 86_400_000
  return [
    ...(place ? [place] : []),
    ...(sameLeaf ? (['SAME_LEAF'] as const) : sameBranch ? (['SAME_BRANCH'] as const) : []),
    ...(likeness(said.words, one.words) >= ALIKE ? (['SAME_WORDS'] as const) : []),
    ...(sameDay ? (['SAME_DAY'] as const) : []),
  ]
}

function placeReason(said: Matter, one: Matter): SimilarReason | null {
  const same = (key: 'dwellingId' | 'unitId' | 'buildingId') => said[key] !== null && said[key] === one[key]
  if (same('dwellingId')) return 'SAME_DOOR'
  if (same('unitId')) return 'SAME_UNIT'
  if (same('buildingId')) return 'SAME_BUILDING'
  return said.place !== '' && likeness(said.place, one.place) >= 0.6 ? 'SAME_PLACE' : null
}

/** Dice's share of common pairs of signs, 0 to 1; nothing said is like nothing. */
export function likeness(a: string, b: string): number {
  const [left, right] = [pairs(a), pairs(b)]
  if (left.size === 0 || right.size === 0) return 0
  let common = 0
  for (const pair of left) if (right.has(pair)) common++
  return (2 * common) / (left.size + right.size)
}

function pairs(text: string): Set<string> {
  const signs = [
    ...text
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[\p{P}\p{S}\s的了呢吗啊]/gu, ''),
  ]
  return new Set(signs.slice(1).map((sign, at) => `${signs[at]}${sign}`))
}
