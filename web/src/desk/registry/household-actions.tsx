import {
  CheckCircleOutlined,
  DownOutlined,
  EditOutlined,
  HistoryOutlined,
  LogoutOutlined,
  PlusOutlined,
} from '@ant-design/icons'
import type { HouseholdView } from '@red-steward/domain/registry/pages'
import { Button, Dropdown, Flex } from 'antd'
import { useState } from 'react'
import { MayButton } from '../parts/may-button.tsx'
import { useMay } from '../parts/session-context.tsx'
import { AddMember } from './add-member.tsx'
import { ChangeHead } from './change-head.tsx'
import { ConfirmButton } from './confirm-button.tsx'
import { CorrectHousehold } from './correct-household.tsx'
import { HistoryDrawer } from './history-drawer.tsx'
import { useHouseholdWords } from './household.words.ts'
import { MoveOut } from './move-out.tsx'
import { MoveWithin } from './move-within.tsx'
import { useRegistryWords } from './registry.words.ts'
import { SplitHousehold } from './split-household.tsx'

const dialogs = {
  add: AddMember,
  out: MoveOut,
  split: SplitHousehold,
  head: ChangeHead,
  within: MoveWithin,
  correct: CorrectHousehold,
} as const
type DialogName = keyof typeof dialogs

/** What may be done with a household; greyed with the reason where the post or the household does not allow it. */
export function HouseholdActions({ household }: { household: HouseholdView }) {
  const w = useHouseholdWords()
  const r = useRegistryWords()
  const [open, setOpen] = useState<DialogName | 'history' | null>(null)
  const mayEdit = useMay('registry.edit')
  const mayReadHistory = useMay('registry.read-history').allowed
  const may = household.closedOn ? ({ allowed: false, why: 'household-closed' } as const) : mayEdit
  const Dialog = open && open !== 'history' ? dialogs[open] : null
  if (household.view === 'door') return null

  const more: [DialogName, string][] = [
    ['split', w.split],
    ['head', w.changeHead],
    ['within', w.moveWithin],
    ['correct', w.correct],
  ]
  return (
    <Flex gap={8} wrap className="no-print" style={{ marginBottom: 12 }}>
      {!household.closedOn && (
        <ConfirmButton
          subject={{ kind: 'household', id: household.id }}
          label={w.allTrue}
          done={w.allTrueDone}
          icon={<CheckCircleOutlined />}
          primary
        />
      )}
      <MayButton may={may} icon={<PlusOutlined />} onClick={() => setOpen('add')}>
        {w.addMember}
      </MayButton>
      <MayButton may={may} icon={<LogoutOutlined />} onClick={() => setOpen('out')}>
        {w.moveOut}
      </MayButton>
      {may.allowed ? (
        <Dropdown
          trigger={['click']}
          menu={{ items: more.map(([key, label]) => ({ key, label, onClick: () => setOpen(key) })) }}
        >
          <Button icon={<EditOutlined />}>
            {r.more} <DownOutlined />
          </Button>
        </Dropdown>
      ) : (
        <MayButton may={may} icon={<EditOutlined />}>
          {r.more}
        </MayButton>
      )}
      {mayReadHistory && (
        <Button icon={<HistoryOutlined />} onClick={() => setOpen('history')}>
          {r.history}
        </Button>
      )}
      {Dialog && <Dialog household={household} onClose={() => setOpen(null)} />}
      <HistoryDrawer
        open={open === 'history'}
        subjectKind="household"
        subjectId={household.id}
        onClose={() => setOpen(null)}
      />
    </Flex>
  )
}
