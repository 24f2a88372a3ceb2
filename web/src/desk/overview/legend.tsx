import type { ReactNode } from 'react'
import { language } from '../../lib/language.ts'
import { useIsDark } from '../parts/appearance.ts'
import type { Grade } from './grades.ts'
import { useOverviewWords } from './overview.words.ts'
import './grades.css'

interface LegendProps {
  grades: Grade[]
  /** How many there are of each grade, in words. */
  counts?: Record<string, string>
  /** Further entries, beside the grades. */
  children?: ReactNode
}

/** What the colours mean: a swatch with its sign, words, and how many there are. */
export function Legend({ grades, counts, children }: LegendProps) {
  const w = useOverviewWords()
  const spoken = language.use()
  const dark = useIsDark()
  return (
    <ul className="legend" aria-label={w.legend}>
      {grades.map((grade) => {
        const tone = dark ? grade.dark : grade.light
        return (
          <li key={grade.key}>
            <span
              className="swatch"
              aria-hidden
              style={{ background: tone.soft, color: tone.ink, borderColor: tone.strong }}
            >
              {grade.sign[spoken]}
            </span>
            {grade.words[spoken]}
            {counts && <span className="quiet num">{counts[grade.key] ?? 0}</span>}
          </li>
        )
      })}
      {children}
    </ul>
  )
}
