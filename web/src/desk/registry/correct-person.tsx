import { correctPerson } from '@red-steward/domain/registry/correcting'
import type { PersonView } from '@red-steward/domain/registry/pages'
import type { PersonChanges, PersonFacts } from '@red-steward/domain/registry/person'
import { App, Checkbox, Form } from 'antd'
import { useState } from 'react'
import { CommandModal } from '../parts/command-modal.tsx'
import { basesSeen, ChangedMeanwhile } from './changed-meanwhile.tsx'
import { usePersonWords } from './person.words.ts'
import { PersonFields } from './person-fields.tsx'
import { useUndoable } from './use-undoable.tsx'

type Fields = Partial<PersonFacts> & { clear?: ('phone' | 'idNumber')[] }

/** Facts put right; only what changed is sent. Hidden values stay unless typed over or cleared. */
export function CorrectPerson({ person: now, onClose }: { person: PersonView; onClose: () => void }) {
  // As the writer saw it on opening: what a colleague saves meanwhile must not look like a change of hers.
  const [person] = useState(now)
  const [base, setBase] = useState(now.version)
  const w = usePersonWords()
  const undoable = useUndoable()
  const { message } = App.useApp()
  const before: Partial<PersonFacts> = {
    name: person.name,
    sex: person.sex ?? '9',
    birthDate: person.birthDate,
    documentKind: person.documentKind ?? 'NONE',
    languageNeed: person.languageNeed,
    readingOverride: person.readingOverride,
    note: person.note ?? '',
  }
  const hidden = [
    ...(person.idNumber ? [{ value: 'idNumber' as const, label: w.clearId }] : []),
    ...(person.phone ? [{ value: 'phone' as const, label: w.clearPhone }] : []),
  ]
  return (
    <CommandModal
      title={w.edit}
      note={hidden.length > 0 ? w.editNote : undefined}
      width={640}
      shape={correctPerson}
      initial={before as Partial<Fields>}
      toInput={(fields: Fields) => {
        const changes = changesOf(before, fields)
        if (Object.keys(changes).length > 0) return { personId: person.id, base, changes }
        void message.info(w.nothingChanged)
        return null
      }}
      onRefused={(refusal) => setBase(basesSeen(refusal)[person.id] ?? base)}
      explain={(refusal) => (refusal.why === 'changed-meanwhile' ? <ChangedMeanwhile refusal={refusal} /> : null)}
      onDone={(_answer, _input, commandId) => undoable(w.corrected, commandId)}
      onClose={onClose}
    >
      <PersonFields hidden={person} />
      {hidden.length > 0 && (
        <Form.Item name="clear">
          <Checkbox.Group options={hidden} />
        </Form.Item>
      )}
    </CommandModal>
  )
}

function changesOf(before: Partial<PersonFacts>, { clear = [], ...fields }: Fields): PersonChanges {
  const plain = Object.keys(before) as (keyof PersonFacts)[]
  const changed = plain.filter((key) => (fields[key] ?? null) !== (before[key] ?? null))
  const typed = (['idNumber', 'phone'] as const).filter((key) => fields[key])
  return Object.fromEntries([
    ...changed.map((key) => [key, fields[key] || (key === 'note' || key === 'name' ? '' : null)]),
    ...clear.map((key) => [key, null]),
    ...typed.map((key) => [key, fields[key]]),
  ]) as PersonChanges
}
