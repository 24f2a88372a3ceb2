import { changeHead } from '@red-steward/domain/registry/moving'
import { Form, Select } from 'antd'
import { CommandModal } from '../parts/command-modal.tsx'
import type { HouseholdDialogProps } from './dialog.ts'
import { useHouseholdWords } from './household.words.ts'
import { useRegistryWords } from './registry.words.ts'
import { RelationsTo } from './relations-to.tsx'
import { useUndoable } from './use-undoable.tsx'

interface Fields {
  headPersonId: string
  relations?: Record<string, string>
}

export function ChangeHead({ household, onClose }: HouseholdDialogProps) {
  const w = useHouseholdWords()
  const r = useRegistryWords()
  const undoable = useUndoable()
  const [form] = Form.useForm<Fields>()
  const headPersonId = Form.useWatch('headPersonId', form)
  const others = household.members.filter(({ personId }) => personId !== headPersonId)
  return (
    <CommandModal
      title={w.changeHead}
      form={form}
      shape={changeHead}
      toInput={({ headPersonId: head, relations = {} }: Fields) => ({
        householdId: household.id,
        headPersonId: head,
        relations: others.map(({ personId }) => ({ personId, relation: relations[personId]! })),
      })}
      onDone={(_answer, _input, commandId) => undoable(w.headChanged, commandId)}
      onClose={onClose}
    >
      <Form.Item name="headPersonId" label={w.newHead} rules={[{ required: true, message: r.needed }]}>
        <Select
          options={household.members
            .filter(({ isHead, diedOn }) => !isHead && !diedOn)
            .map(({ personId, name }) => ({ value: personId, label: name }))}
        />
      </Form.Item>
      {headPersonId && <RelationsTo members={others} />}
    </CommandModal>
  )
}
