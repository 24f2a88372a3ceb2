import { newId } from '@red-steward/domain/ids'
import { dwelling } from '@red-steward/domain/registry/pages'
import { type NeedKind, needKindWords } from '@red-steward/domain/visits/codes'
import { recordNeed } from '@red-steward/domain/visits/needs'
import { Form, Radio, Select } from 'antd'
import { useAsk } from '../parts/ask.ts'
import { CommandModal } from '../parts/command-modal.tsx'
import { DayInput } from '../parts/day-input.tsx'
import { useChoices } from './codes.ts'
import { NoteField } from './note-field.tsx'
import { useDone } from './use-done.ts'
import { useVisitWords } from './visits.words.ts'

interface Fields {
  kind: NeedKind
  text: string
  noteReviewed?: boolean
  personId?: string | null
  dueOn?: string | null
}

/** Something asked for at the counter, on the telephone or in passing: nobody was visited for it. */
export function RecordNeed({ dwellingId, householdId, onClose }: Props) {
  const w = useVisitWords()
  const done = useDone()
  const kinds = useChoices(needKindWords)
  const home = useAsk(dwelling, { dwellingId })
  if (!home.data) return null
  const open = home.data.households.filter(({ closedOn }) => !closedOn)
  const own = open.find(({ id }) => id === householdId) ?? (open.length === 1 ? open[0] : undefined)
  return (
    <CommandModal
      title={`${w.recordNeed} ${home.data.dwelling.address}`}
      shape={recordNeed}
      initial={{ kind: 'ERRAND' }}
      toInput={({ personId, dueOn, noteReviewed, ...need }: Fields) => ({
        ...need,
        ...{ id: newId(), dwellingId, householdId: own?.id ?? null, visitId: null },
        personId: personId ?? null,
        dueOn: dueOn ?? null,
        noteReviewed: noteReviewed ?? false,
      })}
      onDone={() => done([w.needRecorded])}
      onClose={onClose}
    >
      <Form.Item name="kind" label={w.needKind}>
        <Radio.Group optionType="button" options={kinds} />
      </Form.Item>
      <NoteField name="text" label={w.needText} needed />
      {own && own.members.length > 0 && (
        <Form.Item name="personId" label={w.needOf}>
          <Select
            allowClear
            placeholder={w.needOfAll}
            options={own.members.map(({ personId, name }) => ({ value: personId, label: name }))}
          />
        </Form.Item>
      )}
      <Form.Item name="dueOn" label={w.dueOn}>
        <DayInput future />
      </Form.Item>
    </CommandModal>
  )
}

interface Props {
  dwellingId: string
  householdId?: string
  onClose: () => void
}
