import { moveOut } from '@red-steward/domain/registry/moving'
import { Form, Input } from 'antd'
import { today } from '../../lib/time.ts'
import { CommandModal } from '../parts/command-modal.tsx'
import { DayInput } from '../parts/day-input.tsx'
import type { HouseholdDialogProps } from './dialog.ts'
import { useHouseholdWords } from './household.words.ts'
import { MemberChoices } from './member-choices.tsx'
import { useRegistryWords } from './registry.words.ts'
import { useUndoable } from './use-undoable.tsx'

interface Fields {
  personIds: string[]
  day: string
  destination?: string
}

export function MoveOut({ household, onClose }: HouseholdDialogProps) {
  const w = useHouseholdWords()
  const r = useRegistryWords()
  const undoable = useUndoable()
  const needed = [{ required: true, message: r.needed }]
  return (
    <CommandModal
      title={w.moveOut}
      okText={w.moveOut}
      shape={moveOut}
      initial={{ day: today() }}
      toInput={({ personIds, day, destination = '' }: Fields) => ({
        householdId: household.id,
        personIds,
        day,
        destination,
      })}
      onDone={(_answer, _input, commandId) => undoable(w.moveOutDone, commandId)}
      onClose={onClose}
    >
      <Form.Item name="personIds" label={w.whoLeaves} rules={needed}>
        <MemberChoices label={w.whoLeaves} members={household.members} />
      </Form.Item>
      <Form.Item name="day" label={r.day} rules={needed}>
        <DayInput />
      </Form.Item>
      <Form.Item name="destination" label={r.destination} extra={r.destinationNote}>
        <Input maxLength={100} />
      </Form.Item>
    </CommandModal>
  )
}
