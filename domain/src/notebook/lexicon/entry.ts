import type { LeafCode } from '../../cases/catalogue.ts'

/**
 * The words by which people tell of a leaf, separated by spaces; `A…B` is A and, within eight signs, B. `strong` is enough
 * by itself (3), so is `fair` when nothing else speaks louder (2); a `hint` (1) only helps; `against` takes three away.
 */
export interface Words {
  strong?: string
  fair?: string
  hint?: string
  against?: string
}

export type Lexicon = Partial<Record<LeafCode, Words>>
