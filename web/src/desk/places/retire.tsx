import type { CommandShape } from '@red-steward/domain/api'
import { allow, type Decision } from '@red-steward/domain/decision'
import { placesUndo } from '@red-steward/domain/places/undoing'
import { Alert, Modal } from 'antd'
import { useState } from 'react'
import { useFailureText } from '../../lib/refusal-text.ts'
import { useSend } from '../parts/ask.ts'
import { MayButton } from '../parts/may-button.tsx'
import { useUndoable } from '../registry/use-undoable.tsx'
import { usePlacesWords } from './places.words.ts'

interface RetireProps<Input> {
  title: string
  note: string
  shape: CommandShape<Input>
  input: Input
  /** What is known beforehand; the server may still refuse, and says why in the dialog. */
  may?: Decision
  /** Said afterwards, with the way back. */
  done: string
  small?: boolean
  onDone: () => void
}

/** Asks, retires, or tells in the same dialog why it cannot be. */
export function Retire<Input>({
  title,
  note,
  shape,
  input,
  may = allow,
  small = false,
  done,
  onDone,
}: RetireProps<Input>) {
  const w = usePlacesWords()
  const [open, setOpen] = useState(false)
  const failureText = useFailureText()
  const undoable = useUndoable(placesUndo)
  const sending = useSend(shape, {
    quiet: true,
    onDone: (_answer, _input, commandId) => {
      setOpen(false)
      undoable(done, commandId)
      onDone()
    },
  })
  return (
    <>
      <MayButton may={may} danger size={small ? 'small' : 'middle'} onClick={() => setOpen(true)}>
        {w.retire}
      </MayButton>
      <Modal
        open={open}
        title={title}
        okText={w.retire}
        cancelText={w.cancel}
        okButtonProps={{ danger: true, disabled: sending.isError }}
        confirmLoading={sending.isPending}
        onOk={() => sending.mutate(input)}
        onCancel={() => setOpen(false)}
        afterClose={() => sending.reset()}
        width={460}
      >
        <p>{note}</p>
        {sending.isError && <Alert type="error" showIcon role="alert" title={failureText(sending.error)} />}
      </Modal>
    </>
  )
}
