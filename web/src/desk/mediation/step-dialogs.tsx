import type { CommandShape } from '@red-steward/domain/api'
import { archive, breach } from '@red-steward/domain/mediation/agreeing'
import {
  type NotAcceptedReason,
  notAcceptedWords,
  type Referral,
  referralFor,
  referralWords,
} from '@red-steward/domain/mediation/endings'
import { begin, fail, withdraw } from '@red-steward/domain/mediation/mediating'
import { accept, notAccept } from '@red-steward/domain/mediation/opening'
import { App, Form, Input, Select } from 'antd'
import type { ReactNode } from 'react'
import { today } from '../../lib/time.ts'
import { CommandModal } from '../parts/command-modal.tsx'
import { DayInput } from '../parts/day-input.tsx'
import { useChoices } from '../visits/codes.ts'
import type { DialogProps } from './dialogs.ts'
import { useAgreementWords, useMediationWords, useStepWords } from './mediation.words.ts'

interface Fields {
  on: string
  text?: string
  referral: Referral
  reason: NotAcceptedReason
}

interface StepDialogProps<Input> extends DialogProps {
  title: string
  note?: string
  shape: CommandShape<Input, unknown>
  initial?: Partial<Fields>
  toInput: (fields: Fields) => Input
  children?: ReactNode
}

/** A step that happened on a day, today unless it is written down from paper. */
function StepDialog<Input>({ title, note, shape, initial, toInput, onClose, children }: StepDialogProps<Input>) {
  const w = useMediationWords()
  const { message } = App.useApp()
  return (
    <CommandModal<Input, unknown, Fields>
      title={title}
      note={note}
      okText={title}
      shape={shape}
      initial={{ on: today(), ...initial }}
      toInput={toInput}
      onDone={() => void message.success(w.done)}
      onClose={onClose}
    >
      <Form.Item name="on" label={w.on} rules={[{ required: true, message: w.needed }]}>
        <DayInput />
      </Form.Item>
      {children}
    </CommandModal>
  )
}

function WordsField({ needed = true }: { needed?: boolean }) {
  const w = useMediationWords()
  return (
    <Form.Item
      name="text"
      label={w.text}
      rules={needed ? [{ required: true, whitespace: true, message: w.needed }] : []}
    >
      <Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} maxLength={4000} />
    </Form.Item>
  )
}

function ReferralField() {
  const w = useMediationWords()
  return (
    <Form.Item name="referral" label={w.referral} rules={[{ required: true, message: w.needed }]}>
      <Select options={useChoices(referralWords)} />
    </Form.Item>
  )
}

export function AcceptDialog(props: DialogProps) {
  const steps = useStepWords()
  const disputeId = props.page.dispute.id
  return <StepDialog {...props} title={steps.accept} shape={accept} toInput={({ on }) => ({ disputeId, on })} />
}

export function NotAcceptDialog(props: DialogProps) {
  const w = useMediationWords()
  const steps = useStepWords()
  const disputeId = props.page.dispute.id
  const reasons = useChoices(notAcceptedWords)
  return (
    <StepDialog
      {...props}
      title={steps.notAccept}
      shape={notAccept}
      initial={{ reason: 'IN_COURT', referral: referralFor.IN_COURT }}
      toInput={({ on, reason, referral, text = '' }) => ({ disputeId, on, reason, referral, text })}
    >
      <Form.Item name="reason" label={w.reason} rules={[{ required: true, message: w.needed }]}>
        <Select options={reasons} />
      </Form.Item>
      <ReferralField />
      <WordsField needed={false} />
    </StepDialog>
  )
}

export function BeginDialog(props: DialogProps) {
  const steps = useStepWords()
  const disputeId = props.page.dispute.id
  return <StepDialog {...props} title={steps.begin} shape={begin} toInput={({ on }) => ({ disputeId, on })} />
}

export function FailDialog(props: DialogProps) {
  const steps = useStepWords()
  const disputeId = props.page.dispute.id
  return (
    <StepDialog
      {...props}
      title={steps.fail}
      note={steps.failNote}
      shape={fail}
      initial={{ referral: 'COURT' }}
      toInput={({ on, referral, text = '' }) => ({ disputeId, on, referral, text })}
    >
      <ReferralField />
      <WordsField />
    </StepDialog>
  )
}

export function WithdrawDialog(props: DialogProps) {
  const steps = useStepWords()
  const disputeId = props.page.dispute.id
  return (
    <StepDialog
      {...props}
      title={steps.withdraw}
      shape={withdraw}
      toInput={({ on, text = '' }) => ({ disputeId, on, text })}
    >
      <WordsField />
    </StepDialog>
  )
}

export function BreachDialog(props: DialogProps) {
  const w = useAgreementWords()
  const disputeId = props.page.dispute.id
  return (
    <StepDialog
      {...props}
      title={w.breach}
      shape={breach}
      initial={{ referral: 'COURT' }}
      toInput={({ on, referral, text = '' }) => ({ disputeId, on, referral, text })}
    >
      <ReferralField />
      <WordsField />
    </StepDialog>
  )
}

export function ArchiveDialog(props: DialogProps) {
  const steps = useStepWords()
  const disputeId = props.page.dispute.id
  return <StepDialog {...props} title={steps.archive} shape={archive} toInput={({ on }) => ({ disputeId, on })} />
}
