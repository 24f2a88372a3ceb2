import { listHandlers, saveUnit, setUnitMembers, UnitKind, unitKindWords } from '@red-steward/domain/cases/settings'
import { type Id, newId } from '@red-steward/domain/ids'
import { App, Form, Input, Select } from 'antd'
import { useState } from 'react'
import { useSaid } from '../cases/codes.ts'
import { useAsk } from '../parts/ask.ts'
import { CommandModal } from '../parts/command-modal.tsx'
import { useRoleWords } from '../shell/shell.words.ts'
import { useSettingsWords } from './settings.words.ts'
import type { Unit } from './units-tab.tsx'

interface Fields {
  name: string
  kind: UnitKind
  phone?: string
  uscc?: string
}

export function UnitDialog({ unit, onClose }: { unit?: Unit; onClose: () => void }) {
  const w = useSettingsWords()
  const said = useSaid()
  const { message } = App.useApp()
  const [id] = useState(() => unit?.id ?? newId())
  const needed = [{ required: true, whitespace: true, message: w.needed }]
  return (
    <CommandModal
      title={unit?.name ?? w.addUnit}
      shape={saveUnit}
      initial={{
        name: unit?.name ?? '',
        kind: unit?.kind ?? 'DEPARTMENT',
        phone: unit?.phone ?? '',
        uscc: unit?.uscc ?? '',
      }}
      toInput={({ name, kind, phone = '', uscc }: Fields) => ({ id, name, kind, phone, uscc: uscc || null })}
      onDone={() => void message.success(w.saved)}
      onClose={onClose}
    >
      <Form.Item name="name" label={w.unitName} rules={needed}>
        <Input autoFocus maxLength={80} />
      </Form.Item>
      <Form.Item name="kind" label={w.unitKind}>
        <Select options={UnitKind.options.map((value) => ({ value, label: said.say(unitKindWords, value) }))} />
      </Form.Item>
      <Form.Item name="phone" label={w.unitPhone}>
        <Input maxLength={40} />
      </Form.Item>
      <Form.Item name="uscc" label={w.uscc} rules={[{ pattern: /^[0-9A-HJ-NPQRTUWXY]{18}$/, message: w.usccBad }]}>
        <Input maxLength={18} />
      </Form.Item>
    </CommandModal>
  )
}

export function MembersDialog({ unit, onClose }: { unit: Unit; onClose: () => void }) {
  const w = useSettingsWords()
  const roles = useRoleWords()
  const { message } = App.useApp()
  const answer = useAsk(listHandlers, {})
  const people = (answer.data?.people ?? []).filter(
    ({ role }) => role === 'department-handler' || role === 'property-steward',
  )
  return (
    <CommandModal
      title={`${unit.name} · ${w.members}`}
      note={w.membersNote}
      shape={setUnitMembers}
      initial={{ accountIds: unit.members.map(({ id }) => id) }}
      toInput={({ accountIds }: { accountIds: Id[] }) => ({ unitId: unit.id, accountIds })}
      onDone={() => void message.success(w.saved)}
      onClose={onClose}
    >
      <Form.Item name="accountIds" label={w.members}>
        <Select
          mode="multiple"
          autoFocus
          showSearch={{ optionFilterProp: 'label' }}
          options={people.map(({ id, name, role }) => ({
            value: id,
            label: `${name} · ${roles[role as keyof typeof roles]}`,
          }))}
        />
      </Form.Item>
    </CommandModal>
  )
}
