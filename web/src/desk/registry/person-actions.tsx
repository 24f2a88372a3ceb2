import { CheckCircleOutlined, DownOutlined, EditOutlined, HistoryOutlined } from '@ant-design/icons'
import { recordDeath } from '@red-steward/domain/registry/moving'
import type { PersonView } from '@red-steward/domain/registry/pages'
import { Button, Dropdown, Form } from 'antd'
import { useState } from 'react'
import { today } from '../../lib/time.ts'
import { CommandModal } from '../parts/command-modal.tsx'
import { DayInput } from '../parts/day-input.tsx'
import { MayButton } from '../parts/may-button.tsx'
import { useMay } from '../parts/session-context.tsx'
import { ConfirmButton } from './confirm-button.tsx'
import { CorrectPerson } from './correct-person.tsx'
import { HistoryDrawer } from './history-drawer.tsx'
import { usePersonWords } from './person.words.ts'
import { useRegistryWords } from './registry.words.ts'
import { useUndoable } from './use-undoable.tsx'

export function PersonActions({ person }: { person: PersonView }) {
  const w = usePersonWords()
  const r = useRegistryWords()
  const [open, setOpen] = useState<'edit' | 'death' | 'history' | null>(null)
  const mayEdit = useMay('registry.edit')
  const may = person.diedOn ? ({ allowed: false, why: 'person-has-died' } as const) : mayEdit
  const mayReadHistory = useMay('registry.read-history').allowed
  const close = () => setOpen(null)
  if (person.view === 'door') return null
  return (
    <>
      {!person.diedOn && (
        <ConfirmButton
          subject={{ kind: 'person', id: person.id }}
          label={w.allTrue}
          done={w.allTrueDone}
          icon={<CheckCircleOutlined />}
          primary
        />
      )}
      <MayButton may={may} icon={<EditOutlined />} onClick={() => setOpen('edit')}>
        {w.edit}
      </MayButton>
      {mayReadHistory && (
        <Button icon={<HistoryOutlined />} onClick={() => setOpen('history')}>
          {r.history}
        </Button>
      )}
      {may.allowed && (
        <Dropdown
          trigger={['click']}
          menu={{ items: [{ key: 'death', label: w.death, onClick: () => setOpen('death') }] }}
        >
          <Button icon={<DownOutlined />} aria-label={r.more} />
        </Dropdown>
      )}
      {open === 'edit' && <CorrectPerson person={person} onClose={close} />}
      {open === 'death' && <RecordDeath person={person} onClose={close} />}
      <HistoryDrawer open={open === 'history'} subjectKind="person" subjectId={person.id} onClose={close} />
    </>
  )
}

function RecordDeath({ person, onClose }: { person: PersonView; onClose: () => void }) {
  const w = usePersonWords()
  const r = useRegistryWords()
  const undoable = useUndoable()
  return (
    <CommandModal
      title={w.death}
      note={w.deathNote}
      okText={w.death}
      shape={recordDeath}
      initial={{ day: today() }}
      toInput={({ day }: { day: string }) => ({ personId: person.id, day })}
      onDone={(_answer, _input, commandId) => undoable(w.deathDone, commandId)}
      onClose={onClose}
    >
      <Form.Item name="day" label={w.deathDay} rules={[{ required: true, message: r.needed }]}>
        <DayInput />
      </Form.Item>
    </CommandModal>
  )
}
