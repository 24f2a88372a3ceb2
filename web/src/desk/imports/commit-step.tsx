import { cancelImport, commitImport, resumeImport } from '@red-steward/domain/imports/commands'
import { Alert, Button, Flex, Progress } from 'antd'
import { useSend } from '../parts/ask.ts'
import { CountCards } from './counts.tsx'
import { DownloadToFix } from './downloads.tsx'
import { useImportWords } from './imports.words.ts'
import { UndoButton } from './undo-button.tsx'
import type { ImportNow } from './use-import.ts'

/** Writing, with its progress; stopped and resumed between two chunks. */
export function CommitStep({ imported }: { imported: ImportNow }) {
  const w = useImportWords()
  const { id: importId, state, counts, rowsDone, rowsTotal } = imported
  const committing = useSend(commitImport)
  const cancelling = useSend(cancelImport)
  const resuming = useSend(resumeImport)
  if (state !== 'COMMITTING' && state !== 'CANCELLED') {
    if (state === 'DRY_RUN' && counts.create + counts.update + counts.unchanged === 0)
      return (
        <>
          <CountCards counts={counts} />
          <Alert type="warning" showIcon title={w.nothingToWrite} action={<DownloadToFix imported={imported} />} />
        </>
      )
    return (
      <>
        <CountCards counts={counts} />
        <p>{w.commitAsk(counts.create + counts.update)}</p>
        <Button
          type="primary"
          size="large"
          disabled={state !== 'DRY_RUN'}
          loading={committing.isPending}
          onClick={() => committing.mutate({ importId })}
        >
          {w.commitNow}
        </Button>
      </>
    )
  }
  const isStopped = state === 'CANCELLED'
  return (
    <>
      <Alert
        type={isStopped ? 'warning' : 'info'}
        showIcon
        role="status"
        title={isStopped ? w.stopped : w.committing}
      />
      <Progress
        percent={rowsTotal > 0 ? Math.floor((rowsDone / rowsTotal) * 100) : 0}
        status={isStopped ? 'exception' : 'active'}
        style={{ marginBlock: 16 }}
      />
      <p aria-live="polite">{w.progress(rowsDone, rowsTotal)}</p>
      <Flex gap={8}>
        {isStopped ? (
          <>
            {rowsDone > 0 && (
              <Button type="primary" loading={resuming.isPending} onClick={() => resuming.mutate({ importId })}>
                {w.resume}
              </Button>
            )}
            {rowsDone > 0 && <UndoButton importId={importId} />}
          </>
        ) : (
          <Button danger loading={cancelling.isPending} onClick={() => cancelling.mutate({ importId })}>
            {w.stop}
          </Button>
        )}
      </Flex>
    </>
  )
}
