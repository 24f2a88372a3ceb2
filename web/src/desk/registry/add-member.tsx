import { newId } from '@red-steward/domain/ids'
import type { ResidenceKind } from '@red-steward/domain/registry/codes'
import { moveIn } from '@red-steward/domain/registry/moving'
import type { PersonFacts } from '@red-steward/domain/registry/person'
import { registerPerson } from '@red-steward/domain/registry/registering'
import { HEAD, relationCodes } from '@red-steward/domain/registry/relations'
import { Form, Segmented } from 'antd'
import { useState } from 'react'
import { today } from '../../lib/time.ts'
import { CommandModal } from '../parts/command-modal.tsx'
import { DayInput } from '../parts/day-input.tsx'
import { CodeSelect } from './codes.tsx'
import type { HouseholdDialogProps } from './dialog.ts'
import { type GuardianChoice, GuardianFields, guardiansOf } from './guardian-fields.tsx'
import { useHouseholdWords } from './household.words.ts'
import { factsOf, PersonFields } from './person-fields.tsx'
import { PersonPicker } from './person-picker.tsx'
import { useRegistryWords } from './registry.words.ts'
import { useUndoable } from './use-undoable.tsx'

interface Living {
  relation: string
  kind: ResidenceKind
  fromDay: string | null
}
type NewFields = Partial<PersonFacts> & Living & { guardian?: GuardianChoice }
type KnownFields = Living & { personId: string }

/** Somebody joins: new to the register, or already in it and moving in. */
export function AddMember(props: HouseholdDialogProps) {
  const w = useHouseholdWords()
  const [way, setWay] = useState<'new' | 'known'>('new')
  const choice = (
    <Segmented
      block
      value={way}
      onChange={setWay}
      options={[
        { value: 'new', label: w.registerNew },
        { value: 'known', label: w.moveInKnown },
      ]}
      style={{ marginBottom: 16 }}
    />
  )
  return way === 'new' ? <RegisterNew {...props} choice={choice} /> : <MoveIn {...props} choice={choice} />
}

function RegisterNew({ household, onClose, choice }: HouseholdDialogProps & { choice: React.ReactNode }) {
  const w = useHouseholdWords()
  const undoable = useUndoable()
  return (
    <CommandModal
      title={w.addMember}
      width={640}
      shape={registerPerson}
      initial={{ sex: '9', documentKind: 'NONE', kind: 'AT_HOME', fromDay: today() } as Partial<NewFields>}
      toInput={(fields: NewFields) => ({
        householdId: household.id,
        member: {
          id: newId(),
          ...factsOf(fields),
          relation: fields.relation,
          kind: fields.kind,
          fromDay: fields.fromDay ?? null,
          guardians: guardiansOf(fields.guardian),
        },
      })}
      onDone={(_answer, input, commandId) => undoable(w.registered(input.member.name), commandId)}
      onClose={onClose}
    >
      {choice}
      <LivingFields />
      <PersonFields />
      <GuardianFields members={household.members} />
    </CommandModal>
  )
}

function MoveIn({ household, onClose, choice }: HouseholdDialogProps & { choice: React.ReactNode }) {
  const w = useHouseholdWords()
  const r = useRegistryWords()
  const undoable = useUndoable()
  return (
    <CommandModal
      title={w.addMember}
      width={640}
      shape={moveIn}
      initial={{ kind: 'AT_HOME', fromDay: today() } as Partial<KnownFields>}
      toInput={({ personId, relation, kind, fromDay }: KnownFields) => ({
        householdId: household.id,
        personId,
        relation,
        kind,
        day: fromDay ?? null,
      })}
      onDone={(_answer, _input, commandId) => undoable(w.movedIn, commandId)}
      onClose={onClose}
    >
      {choice}
      <Form.Item
        name="personId"
        label={w.findPerson}
        extra={w.moveInNote}
        rules={[{ required: true, message: r.needed }]}
      >
        <PersonPicker except={household.members.map(({ personId }) => personId)} />
      </Form.Item>
      <LivingFields />
    </CommandModal>
  )
}

const codes = relationCodes.filter((code) => code !== HEAD)

function LivingFields() {
  const r = useRegistryWords()
  const needed = [{ required: true, message: r.needed }]
  return (
    <div className="field-row three">
      <Form.Item name="relation" label={r.relation} rules={needed}>
        <CodeSelect table="relation" codes={codes} placeholder={r.choose} />
      </Form.Item>
      <Form.Item name="kind" label={r.kind} rules={needed}>
        <CodeSelect table="residenceKind" />
      </Form.Item>
      <Form.Item name="fromDay" label={r.fromDay}>
        <DayInput />
      </Form.Item>
    </div>
  )
}
