import { DownOutlined } from '@ant-design/icons'
import type { ConfirmMeans } from '@red-steward/domain/registry/codes'
import { confirm } from '@red-steward/domain/registry/correcting'
import { Button, Dropdown, Space } from 'antd'
import type { ReactNode } from 'react'
import { useSend } from '../parts/ask.ts'
import { MayButton } from '../parts/may-button.tsx'
import { useMay } from '../parts/session-context.tsx'
import { useCode } from './codes.tsx'
import { useRegistryWords } from './registry.words.ts'
import { useUndoable } from './use-undoable.tsx'

const means: ConfirmMeans[] = ['DOOR', 'PHONE', 'SELF']

interface ConfirmButtonProps {
  subject: { kind: 'person' | 'household' | 'dwelling'; id: string }
  facts?: string[]
  label: string
  done: string
  icon?: ReactNode
  primary?: boolean
  small?: boolean
}

/** "Still true" in one press (seen at the door); the arrow says it was a call or the resident's word. */
export function ConfirmButton({ subject, facts = [], label, done, icon, primary, small }: ConfirmButtonProps) {
  const r = useRegistryWords()
  const code = useCode()
  const may = useMay('registry.confirm')
  const undoable = useUndoable()
  const sending = useSend(confirm, { onDone: (_answer, _input, commandId) => undoable(done, commandId) })
  const send = (how: ConfirmMeans) => sending.mutate({ subject, facts, means: how })
  const look = {
    type: primary ? ('primary' as const) : ('default' as const),
    size: small ? ('small' as const) : ('medium' as const),
  }
  if (!may.allowed) {
    return (
      <MayButton may={may} icon={icon} {...look}>
        {label}
      </MayButton>
    )
  }
  return (
    <Space.Compact>
      <Button
        icon={icon}
        {...look}
        loading={sending.isPending}
        onClick={() => send('DOOR')}
        title={code('confirmMeans', 'DOOR')}
      >
        {label}
      </Button>
      <Dropdown
        trigger={['click']}
        menu={{ items: means.map((key) => ({ key, label: code('confirmMeans', key), onClick: () => send(key) })) }}
      >
        <Button {...look} icon={<DownOutlined />} aria-label={`${label} · ${r.more}`} />
      </Dropdown>
    </Space.Compact>
  )
}
