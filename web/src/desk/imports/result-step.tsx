import { Alert, Flex } from 'antd'
import { DownloadButton, DownloadToFix } from './downloads.tsx'
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
        <DownloadToFix imported={imported} />
        {!isUndone && <UndoButton importId={imported.id} />}
      </Flex>
      {toFix > 0 && <p className="quiet">{w.toFixNote}</p>}
      <RowBrowser imported={imported} />
    </>
  )
}
