import { EditOutlined } from '@ant-design/icons'
import { isAllowed } from '@red-steward/domain/identity/permissions'
import { Button } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { useShortcut } from '../../../lib/keys.ts'
import { useActor } from '../../parts/session-context.tsx'
import { useReportWords } from './report.words.ts'

// The reader of lines brings its word lists along; nobody should wait for them who only reads the inbox.
const ReportDialog = lazy(() => import('./report-dialog.tsx').then(({ ReportDialog }) => ({ default: ReportDialog })))

/** Opens the form that understands one line; `i` does the same. */
export function ReportButton() {
  const w = useReportWords()
  const actor = useActor()
  const may = actor !== null && isAllowed(actor, 'cases.report')
  const [open, setOpen] = useState(false)
  useShortcut({ key: 'i' }, () => setOpen(true), may && !open)
  if (!may) return null
  return (
    <>
      <Button type="primary" icon={<EditOutlined />} onClick={() => setOpen(true)}>
        {w.report} <kbd className="kbd-on-accent">I</kbd>
      </Button>
      {open && (
        <Suspense fallback={null}>
          <ReportDialog onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  )
}
