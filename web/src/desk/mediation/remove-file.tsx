import { DeleteOutlined } from '@ant-design/icons'
import type { Id } from '@red-steward/domain/ids'
import { type EvidenceFile, putBackEvidenceFile, removeEvidenceFile } from '@red-steward/domain/mediation/evidence'
import { Button, Form, Input } from 'antd'
import { useState } from 'react'
import { useTimes } from '../../lib/time.ts'
import { useSend } from '../parts/ask.ts'
import { CommandModal } from '../parts/command-modal.tsx'
import { useEvidenceWords } from './evidence.words.ts'

/** Takes one file out of the evidence, with the reason. */
export function RemoveFile({ disputeId, file }: { disputeId: Id; file: EvidenceFile }) {
  const w = useEvidenceWords()
  const [open, setOpen] = useState(false)
  const title = w.removeOf(file.name)
  return (
    <>
      <Button
        size="small"
        type="text"
        className="no-print"
        icon={<DeleteOutlined />}
        aria-label={title}
        title={title}
        onClick={() => setOpen(true)}
      />
      {open && (
        <CommandModal
          title={title}
          note={w.removeNote}
          okText={w.remove}
          danger
          shape={removeEvidenceFile}
          toInput={({ reason }: { reason: string }) => ({ disputeId, fileId: file.id, reason })}
          onClose={() => setOpen(false)}
        >
          <Form.Item
            name="reason"
            label={w.removeWhy}
            rules={[{ required: true, whitespace: true, message: w.removeWhyNeeded }]}
          >
            <Input maxLength={200} autoFocus />
          </Form.Item>
        </CommandModal>
      )}
    </>
  )
}

interface RemovedFilesProps {
  disputeId: Id
  files: readonly EvidenceFile[]
  mayPutBack: boolean
}

/** That there was one, who took it out and why; and the way back. */
export function RemovedFiles({ disputeId, files, mayPutBack }: RemovedFilesProps) {
  const w = useEvidenceWords()
  const times = useTimes()
  const sending = useSend(putBackEvidenceFile)
  return files.map(
    ({ id, name, sheet, removed }) =>
      removed && (
        <p key={id} className="line quiet row-small">
          <span className="wrap-anywhere">{w.removed(sheet, name, removed.reason)}</span>
          <span className="num">{w.removedBy(removed.by, times.moment(removed.at))}</span>
          {mayPutBack && (
            <Button
              size="small"
              type="link"
              className="no-print"
              aria-label={w.putBackOf(name)}
              loading={sending.isPending}
              onClick={() => sending.mutate({ disputeId, fileId: id })}
            >
              {w.putBack}
            </Button>
          )}
        </p>
      ),
  )
}
