// More time, no time running, or not counted at all.
import { limitUnitWords } from '@red-steward/domain/cases/deadlines'
import {
  ExclusionReason,
  exclusionReasonWords,
  SuspendReason,
  suspendReasonWords,
} from '@red-steward/domain/cases/reasons'
import {
  approveExclusion,
  extendCase,
  refuseExclusion,
  refuseSuspension,
  requestExclusion,
  requestSuspension,
  resumeCase,
  suspendCase,
} from '@red-steward/domain/cases/time-commands'
import { newId } from '@red-steward/domain/ids'
import { Form, InputNumber } from 'antd'
import { useState } from 'react'
import { useTimes } from '../../../lib/time.ts'
import { CommandModal } from '../../parts/command-modal.tsx'
import { DayInput } from '../../parts/day-input.tsx'
import { useSaid } from '../codes.ts'
import { useActionWords, useDialogWords } from './actions.words.ts'
import { type DialogProps, useDone } from './dialog.ts'
import { ReasonField, ResidentField, TextField } from './fields.tsx'

interface Said {
  text?: string
  residentText?: string
}

export function Extend({ told, onClose }: DialogProps) {
  const [a, w, said] = [useActionWords(), useDialogWords(), useSaid()]
  const done = useDone('extend')
  const unit = told.clocks.whole.disposal?.unit
  const needed = [{ required: true, message: w.needed }]
  return (
    <CommandModal
      title={a.extend}
      note={w.extendNote}
      okText={a.extend}
      shape={extendCase}
      initial={{ amount: 1 }}
      toInput={({ amount, text = '', residentText = '' }: Said & { amount: number }) => ({
        caseId: told.case.id,
        amount,
        reason: text,
        residentText,
      })}
      onDone={done}
      onClose={onClose}
    >
      <Form.Item name="amount" label={w.amount(unit ? said.say(limitUnitWords, unit) : '')} rules={needed}>
        <InputNumber autoFocus min={1} max={10_000} precision={0} />
      </Form.Item>
      <TextField label={w.textWhy} required autoFocus={false} />
      <ResidentField action="EXTENDED" required />
    </CommandModal>
  )
}

export function RequestSuspension({ told, onClose }: DialogProps) {
  const [a, w] = [useActionWords(), useDialogWords()]
  const done = useDone('request-suspension')
  const [id] = useState(() => newId())
  return (
    <CommandModal
      title={a['request-suspension']}
      note={w.reviewNote}
      shape={requestSuspension}
      toInput={({ reason, text = '', reviewOn }: Said & { reason: SuspendReason; reviewOn: string }) => ({
        id,
        caseId: told.case.id,
        reason,
        text,
        reviewOn,
      })}
      onDone={done}
      onClose={onClose}
    >
      <ReasonField options={SuspendReason.options} table={suspendReasonWords} />
      <ReviewField required />
      <TextField label={w.textWhy} required autoFocus={false} />
    </CommandModal>
  )
}

function ReviewField({ required = false }: { required?: boolean }) {
  const w = useDialogWords()
  return (
    <Form.Item name="reviewOn" label={w.reviewOn} rules={required ? [{ required: true, message: w.needed }] : []}>
      <DayInput future />
    </Form.Item>
  )
}

function SuspensionAsked({ told }: Pick<DialogProps, 'told'>) {
  const [w, said, times] = [useDialogWords(), useSaid(), useTimes()]
  const asked = told.requests.suspension
  if (!asked) return null
  const reason = said.say(suspendReasonWords, asked.reason)
  return <p className="asked">{w.asked(reason, times.day(asked.reviewOn), asked.askedBy, asked.text)}</p>
}

export function Suspend({ told, onClose }: DialogProps) {
  const [a, w] = [useActionWords(), useDialogWords()]
  const done = useDone('suspend')
  return (
    <CommandModal
      title={a.suspend}
      note={w.reviewNote}
      okText={a.suspend}
      shape={suspendCase}
      initial={{ reviewOn: told.requests.suspension?.reviewOn ?? '' }}
      toInput={({ text = '', residentText = '', reviewOn }: Said & { reviewOn?: string | null }) => ({
        caseId: told.case.id,
        text,
        residentText,
        ...(reviewOn ? { reviewOn } : {}),
      })}
      onDone={done}
      onClose={onClose}
    >
      <SuspensionAsked told={told} />
      <ReviewField />
      <TextField />
      <ResidentField action="SUSPENDED" />
    </CommandModal>
  )
}

export function RefuseSuspension({ told, onClose }: DialogProps) {
  const [a, w] = [useActionWords(), useDialogWords()]
  const done = useDone('refuse-suspension')
  return (
    <CommandModal
      title={a['refuse-suspension']}
      shape={refuseSuspension}
      toInput={({ text = '' }: Said) => ({ caseId: told.case.id, text })}
      onDone={done}
      onClose={onClose}
    >
      <SuspensionAsked told={told} />
      <TextField label={w.textWhy} required />
    </CommandModal>
  )
}

export function Resume({ told, onClose }: DialogProps) {
  const a = useActionWords()
  const done = useDone('resume')
  return (
    <CommandModal
      title={a.resume}
      okText={a.resume}
      shape={resumeCase}
      toInput={({ text = '', residentText = '' }: Said) => ({ caseId: told.case.id, text, residentText })}
      onDone={done}
      onClose={onClose}
    >
      <TextField />
      <ResidentField action="RESUMED" />
    </CommandModal>
  )
}

export function RequestExclusion({ told, onClose }: DialogProps) {
  const [a, w] = [useActionWords(), useDialogWords()]
  const done = useDone('request-exclusion')
  const [id] = useState(() => newId())
  return (
    <CommandModal
      title={a['request-exclusion']}
      note={w.exclusionNote}
      shape={requestExclusion}
      toInput={({ reason, text = '' }: Said & { reason: ExclusionReason }) => ({
        id,
        caseId: told.case.id,
        reason,
        text,
      })}
      onDone={done}
      onClose={onClose}
    >
      <ReasonField options={ExclusionReason.options} table={exclusionReasonWords} />
      <TextField label={w.textWhy} required autoFocus={false} />
    </CommandModal>
  )
}

function ExclusionAsked({ told }: Pick<DialogProps, 'told'>) {
  const [w, said] = [useDialogWords(), useSaid()]
  const asked = told.requests.exclusion
  if (!asked) return null
  return (
    <p className="asked">{w.askedExclusion(said.say(exclusionReasonWords, asked.reason), asked.askedBy, asked.text)}</p>
  )
}

export function ApproveExclusion({ told, onClose }: DialogProps) {
  const [a, w] = [useActionWords(), useDialogWords()]
  const done = useDone('approve-exclusion')
  return (
    <CommandModal
      title={a['approve-exclusion']}
      note={w.exclusionNote}
      okText={a['approve-exclusion']}
      shape={approveExclusion}
      toInput={({ text = '' }: Said) => ({ caseId: told.case.id, text })}
      onDone={done}
      onClose={onClose}
    >
      <ExclusionAsked told={told} />
      <TextField />
    </CommandModal>
  )
}

export function RefuseExclusion({ told, onClose }: DialogProps) {
  const [a, w] = [useActionWords(), useDialogWords()]
  const done = useDone('refuse-exclusion')
  return (
    <CommandModal
      title={a['refuse-exclusion']}
      shape={refuseExclusion}
      toInput={({ text = '' }: Said) => ({ caseId: told.case.id, text })}
      onDone={done}
      onClose={onClose}
    >
      <ExclusionAsked told={told} />
      <TextField label={w.textWhy} required />
    </CommandModal>
  )
}
