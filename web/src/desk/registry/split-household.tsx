import { newId } from '@red-steward/domain/ids'
import { splitHousehold } from '@red-steward/domain/registry/moving'
import { HEAD } from '@red-steward/domain/registry/relations'
import { Form, Radio, Select } from 'antd'
import { today } from '../../lib/time.ts'
import { CommandModal } from '../parts/command-modal.tsx'
import { DayInput } from '../parts/day-input.tsx'
import type { HouseholdDialogProps } from './dialog.ts'
import { DoorPicker } from './door-picker.tsx'
import { useHouseholdWords } from './household.words.ts'
import { MemberChoices } from './member-choices.tsx'
import { useRegistryWords } from './registry.words.ts'
import { RelationsTo } from './relations-to.tsx'
import { useUndoable } from './use-undoable.tsx'

interface Fields {
  personIds: string[]
  headPersonId: string
  relations?: Record<string, string>
  where: 'here' | 'there'
  toDwellingId?: string
  day: string
}

export function SplitHousehold({ household, onClose }: HouseholdDialogProps) {
  const w = useHouseholdWords()
  const r = useRegistryWords()
  const undoable = useUndoable()
  const [form] = Form.useForm<Fields>()
  const going = Form.useWatch('personIds', form) ?? []
  const head = Form.useWatch('headPersonId', form)
  const where = Form.useWatch('where', form)
  const goers = household.members.filter(({ personId }) => going.includes(personId))
  const needed = [{ required: true, message: r.needed }]
  return (
    <CommandModal
      title={w.split}
      note={w.splitNote}
      form={form}
      shape={splitHousehold}
      initial={{ where: 'here', day: today() }}
      toInput={(fields: Fields) => ({
        householdId: household.id,
        newHouseholdId: newId(),
        members: goers.map(({ personId }) => ({
          personId,
          relation: personId === fields.headPersonId ? HEAD : fields.relations![personId]!,
        })),
        ...(fields.where === 'there' ? { toDwellingId: fields.toDwellingId! } : {}),
        day: fields.day,
      })}
      onDone={(_answer, _input, commandId) => undoable(w.splitDone, commandId)}
      onClose={onClose}
    >
      <Form.Item name="personIds" label={w.whoGoes} rules={needed}>
        <MemberChoices label={w.whoGoes} members={household.members} />
      </Form.Item>
      <Form.Item name="headPersonId" label={w.newHead} rules={needed}>
        <Select options={goers.map(({ personId, name }) => ({ value: personId, label: name }))} />
      </Form.Item>
      {head && <RelationsTo members={goers.filter(({ personId }) => personId !== head)} />}
      <Form.Item name="where">
        <Radio.Group
          options={[
            { value: 'here', label: w.sameDoor },
            { value: 'there', label: w.otherDoor },
          ]}
        />
      </Form.Item>
      {where === 'there' && (
        <Form.Item name="toDwellingId" label={w.toDoor} rules={needed}>
          <DoorPicker />
        </Form.Item>
      )}
      <Form.Item name="day" label={r.day} rules={needed}>
        <DayInput />
      </Form.Item>
    </CommandModal>
  )
}
