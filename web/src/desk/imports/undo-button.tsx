import { undoImport } from '@red-steward/domain/imports/commands'
import { Alert, Button, Modal } from 'antd'
import { useState } from 'react'
import { Refused } from '../../lib/api.ts'
import { useFailureText } from '../../lib/refusal-text.ts'
import { useSend } from '../parts/ask.ts'
import { useImportWords } from './imports.words.ts'

/** Takes the whole import back, or names the rows that somebody has changed since. */
export function UndoButton({ importId }: { importId: string }) {
  const w = useImportWords()
  const failureText = useFailureText()
  const [isAsking, setAsking] = useState(false)
  const undoing = useSend(undoImport, { quiet: true, onDone: () => setAsking(false) })
  const touched =
    undoing.error instanceof Refused && undoing.error.why === 'import-touched-since' ? undoing.error : null
  const rows = (touched?.detail.rows ?? []) as { row: number }[]
  return (
    <>
      <Button danger onClick={() => setAsking(true)}>
        {w.undo}
      </Button>
      <Modal
        open={isAsking}
        title={w.undo}
        okText={w.undoYes}
        okButtonProps={{ danger: true }}
        cancelText={w.cancel}
        confirmLoading={undoing.isPending}
        onOk={() => undoing.mutate({ importId })}
        onCancel={() => {
          setAsking(false)
          undoing.reset()
        }}
      >
        <p>{w.undoAsk}</p>
        {undoing.error && (
          <Alert
            type="error"
            showIcon
            role="alert"
            title={touched ? w.touched(Number(touched.detail.total)) : failureText(undoing.error)}
            description={rows.map(({ row }) => w.rowNo(row)).join('、')}
          />
        )}
      </Modal>
    </>
  )
}
