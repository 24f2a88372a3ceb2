import type { ChangeChip, VisitMeans, VisitResult } from '@red-steward/domain/visits/codes'
import type { VisitRow } from '@red-steward/domain/visits/lists'
import { correctVisit } from '@red-steward/domain/visits/visit'
import { DatePicker, Form } from 'antd'
import dayjs, { type Dayjs } from 'dayjs'
import { useTimes } from '../../lib/time.ts'
import { CommandModal } from '../parts/command-modal.tsx'
import { NoteField } from './note-field.tsx'
import { useDone } from './use-done.ts'
import { HowAndWhat } from './visit-fields.tsx'
import { useVisitWords } from './visits.words.ts'

interface Fields {
  means: VisitMeans
  result: VisitResult
  changes?: ChangeChip[]
  note?: string
  noteReviewed?: boolean
  visitedAt: Dayjs
}

/** What was entered wrongly; needs and findings of the visit have their own buttons. */
export function CorrectVisit({ visit, onClose }: { visit: VisitRow; onClose: () => void }) {
  const w = useVisitWords()
  const times = useTimes()
  const done = useDone()
  const { means, result, changes, note } = visit
  return (
    <CommandModal
      title={`${w.correct} ${visit.address}`}
      width={620}
      shape={correctVisit}
      initial={{ means, result, changes, note, visitedAt: dayjs(visit.visitedAt) }}
      toInput={({ noteReviewed, visitedAt, ...fields }: Fields) => ({
        visitId: visit.id,
        base: visit.version,
        changes: { ...fields, visitedAt: visitedAt.toISOString() },
        noteReviewed: noteReviewed ?? false,
      })}
      onDone={({ nextOn }) => done([w.corrected, nextOn && w.nextOn(times.day(nextOn))])}
      onClose={onClose}
    >
      <HowAndWhat />
      <NoteField />
      <Form.Item name="visitedAt" label={w.visitedAt}>
        <DatePicker showTime={{ format: 'HH:mm' }} format="YYYY-MM-DD HH:mm" maxDate={dayjs()} allowClear={false} />
      </Form.Item>
    </CommandModal>
  )
}
