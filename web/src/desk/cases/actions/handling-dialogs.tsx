// Who handles a case, and saying that it is done.

import { addNote } from '@red-steward/domain/cases/commands'
import {
  designateHandler,
  dispatchCase,
  markHandled,
  returnCase,
  transferCase,
} from '@red-steward/domain/cases/handling-commands'
import { ReturnReason, returnReasonWords } from '@red-steward/domain/cases/reasons'
import { newId } from '@red-steward/domain/ids'
import { useState } from 'react'
import { CommandModal } from '../../parts/command-modal.tsx'
import { useActionWords, useDialogWords } from './actions.words.ts'
import { type DialogProps, useDone } from './dialog.ts'
import { HandlerField, handlerChoice, PersonField, ReasonField, ResidentField, TextField } from './fields.tsx'

interface Fields {
  to: string
  text?: string
  residentText?: string
}

export function Dispatch({ told, onClose, onDispatched }: DialogProps) {
  const a = useActionWords()
  const done = useDone('dispatch')
  const [batchId] = useState(() => newId())
  return (
    <CommandModal
      title={a.dispatch}
      okText={a.dispatch}
      shape={dispatchCase}
      toInput={({ to, text = '', residentText = '' }: Fields) => ({
        caseId: told.case.id,
        to: handlerChoice(to),
        text,
        residentText,
        ...(onDispatched ? { batchId } : {}),
      })}
      onDone={() => (onDispatched ? onDispatched(batchId) : done())}
      onClose={onClose}
    >
      <HandlerField />
      <TextField autoFocus={false} />
      <ResidentField action="DISPATCHED" />
    </CommandModal>
  )
}

export function Designate({ told, onClose }: DialogProps) {
  const [a, w] = [useActionWords(), useDialogWords()]
  const done = useDone('designate')
  return (
    <CommandModal
      title={a.designate}
      note={w.designateNote}
      okText={a.designate}
      shape={designateHandler}
      toInput={({ to, text = '', residentText = '' }: Fields) => ({
        caseId: told.case.id,
        to: handlerChoice(to),
        text,
        residentText,
      })}
      onDone={done}
      onClose={onClose}
    >
      <HandlerField />
      <TextField label={w.textWhy} required autoFocus={false} />
      <ResidentField action="DESIGNATED" />
    </CommandModal>
  )
}

export function Return({ told, onClose }: DialogProps) {
  const [a, w] = [useActionWords(), useDialogWords()]
  const done = useDone('return')
  return (
    <CommandModal
      title={a.return}
      note={w.returnNote}
      okText={a.return}
      shape={returnCase}
      toInput={({ reason, text = '' }: { reason: ReturnReason; text?: string }) => ({
        caseId: told.case.id,
        reason,
        text,
      })}
      onDone={done}
      onClose={onClose}
    >
      <ReasonField options={ReturnReason.options} table={returnReasonWords} />
      <TextField label={w.textWhy} required autoFocus={false} />
    </CommandModal>
  )
}

export function Transfer({ told, onClose }: DialogProps) {
  const [a, w] = [useActionWords(), useDialogWords()]
  const done = useDone('transfer')
  return (
    <CommandModal
      title={a.transfer}
      note={w.transferNote}
      okText={a.transfer}
      shape={transferCase}
      toInput={({ to: toPersonId, text = '', residentText = '' }: Fields) => ({
        caseId: told.case.id,
        toPersonId,
        text,
        residentText,
      })}
      onDone={done}
      onClose={onClose}
    >
      <PersonField name="to" label={w.transferTo} />
      <TextField label={w.textWhy} required autoFocus={false} />
      <ResidentField action="TRANSFERRED" />
    </CommandModal>
  )
}

export function MarkHandled({ told, onClose }: DialogProps) {
  const [a, w] = [useActionWords(), useDialogWords()]
  const done = useDone('mark-handled')
  return (
    <CommandModal
      title={a['mark-handled']}
      okText={a['mark-handled']}
      shape={markHandled}
      toInput={({ text = '', residentText = '' }: Fields) => ({ caseId: told.case.id, text, residentText })}
      onDone={done}
      onClose={onClose}
    >
      <TextField label={w.textDone} required />
      <ResidentField action="HANDLED" />
    </CommandModal>
  )
}

export function AddNote({ told, onClose }: DialogProps) {
  const [a, w] = [useActionWords(), useDialogWords()]
  const done = useDone('add-note')
  return (
    <CommandModal
      title={a['add-note']}
      note={w.neverCodes}
      shape={addNote}
      toInput={({ text = '' }: Fields) => ({ caseId: told.case.id, text })}
      onDone={done}
      onClose={onClose}
    >
      <TextField label={w.text} required />
    </CommandModal>
  )
}
