import { moveWithin } from '@red-steward/domain/registry/moving'
import { useNavigate } from '@tanstack/react-router'
import { Form } from 'antd'
import { today } from '../../lib/time.ts'
import { CommandModal } from '../parts/command-modal.tsx'
import { DayInput } from '../parts/day-input.tsx'
import type { HouseholdDialogProps } from './dialog.ts'
import { DoorPicker } from './door-picker.tsx'
import { useHouseholdWords } from './household.words.ts'
import { useRegistryWords } from './registry.words.ts'
import { useUndoable } from './use-undoable.tsx'

interface Fields {
  toDwellingId: string
  day: string
}

export function MoveWithin({ household, onClose }: HouseholdDialogProps) {
  const w = useHouseholdWords()
  const r = useRegistryWords()
  const undoable = useUndoable()
  const navigate = useNavigate()
  const needed = [{ required: true, message: r.needed }]
  return (
    <CommandModal
      title={w.moveWithin}
      shape={moveWithin}
      initial={{ day: today() }}
      toInput={({ toDwellingId, day }: Fields) => ({ householdId: household.id, toDwellingId, day })}
      onDone={(_answer, { householdId }, commandId) => {
        undoable(w.moved, commandId)
        void navigate({ to: '/households/$householdId', params: { householdId } })
      }}
      onClose={onClose}
    >
      <Form.Item name="toDwellingId" label={w.toDoor} rules={needed}>
        <DoorPicker />
      </Form.Item>
      <Form.Item name="day" label={r.day} rules={needed}>
        <DayInput />
      </Form.Item>
    </CommandModal>
  )
}
