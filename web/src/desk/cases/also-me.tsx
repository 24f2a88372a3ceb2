import { joinCase } from '@red-steward/domain/cases/together'
import { type Id, newId } from '@red-steward/domain/ids'
import { App, Form } from 'antd'
import { useState } from 'react'
import { CommandModal } from '../parts/command-modal.tsx'
import { DoorPicker } from '../registry/door-picker.tsx'
import { PersonPicker } from '../registry/person-picker.tsx'
import { TextField } from './actions/fields.tsx'
import { useCasesWords } from './cases.words.ts'

interface Fields {
  dwellingId?: Id
  personId?: Id
  text?: string
}

/** Somebody else has the same: they follow this case instead of a second one being opened. */
export function AlsoMe({ caseId, said = '', onClose }: { caseId: Id; said?: string; onClose: () => void }) {
  const w = useCasesWords()
  const { message } = App.useApp()
  const [id] = useState(() => newId())
  return (
    <CommandModal
      title={w.alsoMe}
      note={w.alsoMeNote}
      shape={joinCase}
      initial={{ text: said }}
      toInput={({ dwellingId = null, personId = null, text = '' }: { [Key in keyof Fields]: Fields[Key] | null }) => ({
        id,
        caseId,
        dwellingId,
        personId,
        text: text ?? '',
      })}
      onDone={() => void message.success(w.alsoMeDone)}
      onClose={onClose}
    >
      <Form.Item name="dwellingId" label={w.alsoMeWho}>
        <DoorPicker />
      </Form.Item>
      <Form.Item name="personId" label={w.alsoMePerson}>
        <PersonPicker />
      </Form.Item>
      <TextField label={w.alsoMeText} autoFocus={false} />
    </CommandModal>
  )
}
