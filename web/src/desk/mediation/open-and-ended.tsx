import { PlusOutlined } from '@ant-design/icons'
import type { Decision } from '@red-steward/domain/decision'
import { Tabs } from 'antd'
import { type ReactNode, useState } from 'react'
import { MayButton } from '../parts/may-button.tsx'
import { Page } from '../parts/page.tsx'
import './mediation.css'

interface OpenAndEndedProps {
  title: string
  note: string
  /** The button that begins a new one. */
  begin: string
  may: Decision
  dialog: (onClose: () => void) => ReactNode
  open: { label: string; list: ReactNode }
  ended: { label: string; list: ReactNode }
}

/** What runs and what is over, on two tabs, and the way to begin another: disputes and deliberations alike. */
export function OpenAndEnded({ title, note, begin, may, dialog, open, ended }: OpenAndEndedProps) {
  const [beginning, setBeginning] = useState(false)
  return (
    <Page
      title={title}
      note={note}
      actions={
        <MayButton may={may} type="primary" icon={<PlusOutlined />} onClick={() => setBeginning(true)}>
          {begin}
        </MayButton>
      }
    >
      <Tabs
        items={[
          { key: 'open', label: open.label, children: open.list },
          { key: 'ended', label: ended.label, children: ended.list },
        ]}
        destroyOnHidden
      />
      {beginning && dialog(() => setBeginning(false))}
    </Page>
  )
}
