import { DownloadOutlined } from '@ant-design/icons'
import { importResult } from '@red-steward/domain/imports/queries'
import { Alert, App, Button, Flex } from 'antd'
import { useState } from 'react'
import { ask } from '../../lib/api.ts'
import { language } from '../../lib/language.ts'
import { useFailureText } from '../../lib/refusal-text.ts'
import { RowBrowser } from './dry-run-step.tsx'
import { useImportWords } from './imports.words.ts'
import { UndoButton } from './undo-button.tsx'
import type { ImportNow } from './use-import.ts'

/** What became of every row, to look at, to download, to take back. */
export function ResultStep({ imported }: { imported: ImportNow }) {
  const w = useImportWords()
  const isUndone = imported.state === 'UNDONE'
  const toFix = imported.counts.error + imported.counts.ask
  return (
    <>
      <Alert type={isUndone ? 'info' : 'success'} showIcon role="status" title={isUndone ? w.undone : w.done} />
      <Flex gap={8} wrap style={{ marginBlock: 16 }}>
        <DownloadButton importId={imported.id} rows="all" text={w.download} />
        {toFix > 0 && <DownloadButton importId={imported.id} rows="to-fix" text={`${w.downloadToFix} (${toFix})`} />}
        {!isUndone && <UndoButton importId={imported.id} />}
      </Flex>
      {toFix > 0 && <p className="quiet">{w.toFixNote}</p>}
      <RowBrowser imported={imported} />
    </>
  )
}

function DownloadButton({ importId, rows, text }: { importId: string; rows: 'all' | 'to-fix'; text: string }) {
  const spoken = language.use()
  const { message } = App.useApp()
  const failureText = useFailureText()
  const [isBusy, setBusy] = useState(false)
  async function download() {
    setBusy(true)
    try {
      const { name, content } = await ask(importResult, { importId, rows, language: spoken })
      const bytes = Uint8Array.from(atob(content), (sign) => sign.charCodeAt(0))
      const link = document.createElement('a')
      link.href = URL.createObjectURL(new Blob([bytes]))
      link.download = name
      link.click()
      URL.revokeObjectURL(link.href)
    } catch (failure) {
      void message.error(failureText(failure))
    } finally {
      setBusy(false)
    }
  }
  return (
    <Button icon={<DownloadOutlined />} loading={isBusy} onClick={() => void download()}>
      {text}
    </Button>
  )
}
