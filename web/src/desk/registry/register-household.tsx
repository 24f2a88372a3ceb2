import { newId } from '@red-steward/domain/ids'
import type { DwellingUse } from '@red-steward/domain/places/place'
import type { ResidenceKind } from '@red-steward/domain/registry/codes'
import type { DwellingAtPage } from '@red-steward/domain/registry/pages'
import type { PersonFacts } from '@red-steward/domain/registry/person'
import { registerHousehold } from '@red-steward/domain/registry/registering'
import { HEAD } from '@red-steward/domain/registry/relations'
import { useNavigate } from '@tanstack/react-router'
import { Form } from 'antd'
import { today } from '../../lib/time.ts'
import { CommandModal } from '../parts/command-modal.tsx'
import { DayInput } from '../parts/day-input.tsx'
import { CodeSelect } from './codes.tsx'
import { useHouseholdWords } from './household.words.ts'
import { factsOf, PersonFields } from './person-fields.tsx'
import { useRegistryWords } from './registry.words.ts'
import { useUndoable } from './use-undoable.tsx'

type Fields = Partial<PersonFacts> & { use: DwellingUse; kind: ResidenceKind; fromDay: string | null }

/** A household begins with its head; the others are added on its page. */
export function RegisterHousehold({ dwelling, onClose }: { dwelling: DwellingAtPage; onClose: () => void }) {
  const w = useHouseholdWords()
  const r = useRegistryWords()
  const undoable = useUndoable()
  const navigate = useNavigate()
  const initial: Partial<Fields> = {
    use: dwelling.use === 'VACANT' || dwelling.use === 'UNKNOWN' ? 'OWNER' : dwelling.use,
    kind: 'AT_HOME',
    fromDay: today(),
    sex: '9',
    documentKind: 'NONE',
  }
  return (
    <CommandModal
      title={w.registerHousehold}
      note={w.registerHouseholdNote}
      width={640}
      shape={registerHousehold}
      initial={initial}
      toInput={(fields: Fields) => ({
        id: newId(),
        dwellingId: dwelling.id,
        use: fields.use,
        openedOn: fields.fromDay ?? null,
        note: '',
        members: [
          {
            id: newId(),
            ...factsOf(fields),
            relation: HEAD,
            kind: fields.kind,
            fromDay: fields.fromDay ?? null,
            guardians: [],
          },
        ],
        means: 'DOOR' as const,
      })}
      onDone={(_answer, input, commandId) => {
        undoable(w.householdRegistered, commandId)
        void navigate({ to: '/households/$householdId', params: { householdId: input.id } })
      }}
      onClose={onClose}
    >
      <div className="field-row three">
        <Form.Item name="use" label={r.use}>
          <CodeSelect table="dwellingUse" />
        </Form.Item>
        <Form.Item name="kind" label={r.kind}>
          <CodeSelect table="residenceKind" />
        </Form.Item>
        <Form.Item name="fromDay" label={r.fromDay}>
          <DayInput />
        </Form.Item>
      </div>
      <PersonFields />
    </CommandModal>
  )
}
