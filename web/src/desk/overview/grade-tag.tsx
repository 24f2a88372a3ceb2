import { language } from '../../lib/language.ts'
import { useIsDark } from '../parts/appearance.ts'
import type { Grade } from './grades.ts'
import './grades.css'

/** A grade as a small tag: colour, sign and words; `short` leaves the words to the screen reader. */
export function GradeTag({ grade, short = false }: { grade: Grade; short?: boolean }) {
  const spoken = language.use()
  const tone = useIsDark() ? grade.dark : grade.light
  return (
    <span
      className="grade-tag"
      title={grade.words[spoken]}
      style={{ background: tone.soft, color: tone.ink, borderColor: tone.strong }}
    >
      <span aria-hidden>{grade.sign[spoken]} </span>
      <span className={short ? 'visually-hidden' : ''}>{grade.words[spoken]}</span>
    </span>
  )
}
