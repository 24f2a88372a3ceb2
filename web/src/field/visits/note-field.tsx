import type { mayKeepText } from '@red-steward/domain/visits/rules'
import { language } from '../../lib/language.ts'
import { refusalText } from '../../lib/refusal-text.ts'
import { Switch } from '../../ui/chips.tsx'
import { TextArea } from '../../ui/field.tsx'
import { Note } from '../../ui/parts.tsx'
import { useVisitsWords } from './visits.words.ts'

interface Props {
  /** Other than 备注. */
  label?: string
  /** Characters, 200 unless said; and lines shown. */
  max?: number
  rows?: number
  note: string
  onNote(note: string): void
  keep: ReturnType<typeof mayKeepText>
  reviewed: boolean
  onReviewed(reviewed: boolean): void
}

/** A short free text, with the rule that keeps door codes and labels out of it shown while one writes. */
export function NoteField({ label, max = 200, rows = 2, note, onNote, keep, reviewed, onReviewed }: Props) {
  const w = useVisitsWords()
  const spoken = language.use()
  const looksAgain = !keep.allowed && keep.why === 'text-needs-second-look'
  const refused = !keep.allowed && !looksAgain
  return (
    <>
      <TextArea
        label={label ?? w.note}
        value={note}
        maxLength={max}
        rows={rows}
        onChange={(text) => {
          onNote(text)
          onReviewed(false)
        }}
        hint={note.length > max - 50 ? w.noteLeft(max - note.length) : undefined}
        error={refused ? `${w.noteRefused}${refusalText(keep.why, spoken) ?? ''}` : undefined}
      />
      {(looksAgain || reviewed) && (
        <Note tone="warn">
          {w.noteWarn}
          {looksAgain && keep.detail.findings.map((finding) => `“${finding.words}”`).join(' ')}
          <Switch label={w.noteKeep} checked={reviewed} onChange={onReviewed} />
        </Note>
      )}
    </>
  )
}
