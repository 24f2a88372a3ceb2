// What comes back: the same door, building, place, person or category within a window, with the cases behind it (每月一题).
// It speaks of matters: the same person counts only with the same matter, and nothing is ever said about a person.
import { z } from 'zod'
import { Id } from '../ids.ts'
import { LeafCode } from './catalogue.ts'

export const RepeatKind = z.enum(['DOOR', 'BUILDING', 'PLACE', 'PERSON', 'CATEGORY'])
export type RepeatKind = z.infer<typeof RepeatKind>
export const repeatKindWords: Record<RepeatKind, { zh: string; en: string }> = {
  DOOR: { zh: '同一户同类事', en: 'Same door, same matter' },
  BUILDING: { zh: '同一幢同类事', en: 'Same building, same matter' },
  PLACE: { zh: '同一地点同类事', en: 'Same place, same matter' },
  PERSON: { zh: '同一人再次反映同类事', en: 'Told again by the same person' },
  CATEGORY: { zh: '热点类别', en: 'Hot topic' },
}

/** So often within the window it is said to come back. */
export const timesThatCount: Record<RepeatKind, number> = { DOOR: 2, BUILDING: 3, PLACE: 2, PERSON: 2, CATEGORY: 5 }
/** The usual window, in days. */
export const REPEAT_DAYS = 30
/** Whoever has no reach to the cases sees no count below this (handbook §11). */
export const SMALLEST_SHOWN = 5

export const Repeat = z.object({
  kind: RepeatKind,
  leaf: LeafCode,
  /** Door, building or place as people write it; empty for a category and a person. */
  where: z.string(),
  cases: z.int(),
  open: z.int(),
  /** Of a category: in the window before this one. */
  before: z.int().nullable(),
  /** The cases behind it, the newest first, at most ten. */
  caseIds: z.array(Id),
})
export type Repeat = z.infer<typeof Repeat>

/** The most frequent first; what concerns one door before what concerns many when they are even. */
export function ranked(repeats: readonly Repeat[]): Repeat[] {
  return repeats
    .filter(({ kind, cases }) => cases >= timesThatCount[kind])
    .sort((a, b) => b.cases - a.cases || RepeatKind.options.indexOf(a.kind) - RepeatKind.options.indexOf(b.kind))
}

/** Some of every kind, in the same order: where much happens hot topics would leave no room for a door that comes back. */
export function fewOfEach(repeats: readonly Repeat[], most: number): Repeat[] {
  const seen = new Map<RepeatKind, number>()
  return repeats.filter(({ kind }) => {
    const before = seen.get(kind) ?? 0
    seen.set(kind, before + 1)
    return before < most
  })
}

/** A count as somebody without reach may see it: null below five. */
export function shownToOutside(count: number): number | null {
  return count < SMALLEST_SHOWN ? null : count
}
