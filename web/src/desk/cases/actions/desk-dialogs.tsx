// Taking a report on or not, and the end of a case.
import { CaseResult, caseResultWords, ResidentSays, residentSaysWords } from '@red-steward/domain/cases/case'
import { CaseClass, leafOf } from '@red-steward/domain/cases/catalogue'
import { resolveOnTheSpot } from '@red-steward/domain/cases/commands'
import {
  acceptCase,
  cancelCase,
  closeCase,
  redirectCase,
  rejectCase,
  reworkCase,
  verifyCase,
} from '@red-steward/domain/cases/desk-commands'
import {
  noticeWords,
  RedirectReason,
  RejectReason,
  redirectReasonWords,
  rejectReasonWords,
} from '@red-steward/domain/cases/reasons'
import { Form, Radio } from 'antd'
import { language } from '../../../lib/language.ts'
import { CommandModal } from '../../parts/command-modal.tsx'
import { useSaid } from '../codes.ts'
import { useActionWords, useDialogWords } from './actions.words.ts'
import { type DialogProps, useDone } from './dialog.ts'
import { ReasonField, ResidentField, TextField } from './fields.tsx'

export function Accept({ told, onClose }: DialogProps) {
  const [a, w, said] = [useActionWords(), useDialogWords(), useSaid()]
  const done = useDone('accept')
  const { id: caseId, leaf } = told.case
  return (
    <CommandModal
      title={a.accept}
      note={w.acceptNote}
      okText={a.accept}
      shape={acceptCase}
      initial={{ class: told.case.class }}
      toInput={({ class: chosen, text = '', residentText = '' }: Said & { class: CaseClass }) => ({
        caseId,
        ...(chosen === told.case.class ? {} : { class: chosen }),
        text,
        residentText,
      })}
      onDone={done}
      onClose={onClose}
    >
      <Form.Item name="class" label={w.class} extra={`${w.classUsual}: ${said.class(leafOf(leaf).class)}`}>
        <Radio.Group options={CaseClass.options.map((value) => ({ value, label: said.class(value) }))} />
      </Form.Item>
      <TextField />
      <ResidentField action="ACCEPTED" />
    </CommandModal>
  )
}

interface Said {
  text?: string
  residentText?: string
}

export function Reject({ told, onClose }: DialogProps) {
  const a = useActionWords()
  const done = useDone('reject')
  const [form] = Form.useForm<Said & { reason: RejectReason }>()
  return (
    <CommandModal
      title={a.reject}
      okText={a.reject}
      form={form}
      shape={rejectCase}
      toInput={({ reason, text = '', residentText = '' }) => ({ caseId: told.case.id, reason, text, residentText })}
      onDone={done}
      onClose={onClose}
    >
      <ReasonField options={RejectReason.options} table={rejectReasonWords} />
      <Notice reason={Form.useWatch('reason', form)} action="REJECTED" />
      <TextField autoFocus={false} />
    </CommandModal>
  )
}

export function Redirect({ told, onClose }: DialogProps) {
  const a = useActionWords()
  const done = useDone('redirect')
  const [form] = Form.useForm<Said & { reason: RedirectReason }>()
  return (
    <CommandModal
      title={a.redirect}
      okText={a.redirect}
      form={form}
      shape={redirectCase}
      toInput={({ reason, text = '', residentText = '' }) => ({ caseId: told.case.id, reason, text, residentText })}
      onDone={done}
      onClose={onClose}
    >
      <ReasonField options={RedirectReason.options} table={redirectReasonWords} />
      <Notice reason={Form.useWatch('reason', form)} action="REDIRECTED" />
      <TextField autoFocus={false} />
    </CommandModal>
  )
}

/** The text the law owes the resident, ready for the reason that was chosen (handbook §5.3). */
function Notice({
  reason,
  action,
}: {
  reason: RejectReason | RedirectReason | undefined
  action: 'REJECTED' | 'REDIRECTED'
}) {
  const spoken = language.use()
  return <ResidentField action={action} {...(reason ? { usual: noticeWords[reason][spoken] } : {})} />
}

export function Cancel({ told, onClose }: DialogProps) {
  const [a, w] = [useActionWords(), useDialogWords()]
  const done = useDone('cancel')
  return (
    <CommandModal
      title={a.cancel}
      okText={a.cancel}
      danger
      shape={cancelCase}
      toInput={({ text = '', residentText = '' }: Said) => ({ caseId: told.case.id, text, residentText })}
      onDone={done}
      onClose={onClose}
    >
      <TextField label={w.reason} required />
      <ResidentField action="CANCELLED" />
    </CommandModal>
  )
}

export function Verify({ told, onClose }: DialogProps) {
  const [a, w] = [useActionWords(), useDialogWords()]
  const done = useDone('verify')
  return (
    <CommandModal
      title={a.verify}
      shape={verifyCase}
      toInput={({ text = '', residentText = '' }: Said) => ({ caseId: told.case.id, text, residentText })}
      onDone={done}
      onClose={onClose}
    >
      <TextField label={w.textFound} required />
      <ResidentField action="VERIFIED" />
    </CommandModal>
  )
}

export function Rework({ told, onClose }: DialogProps) {
  const [a, w] = [useActionWords(), useDialogWords()]
  const done = useDone('rework')
  return (
    <CommandModal
      title={a.rework}
      note={w.reworkNote}
      okText={a.rework}
      shape={reworkCase}
      toInput={({ text = '', residentText = '' }: Said) => ({ caseId: told.case.id, text, residentText })}
      onDone={done}
      onClose={onClose}
    >
      <TextField label={w.textWhy} required />
      <ResidentField action="REWORK" />
    </CommandModal>
  )
}

interface EndFields {
  residentSays: ResidentSays
  result: CaseResult
  resultText?: string
  residentText?: string
}

export function Close({ told, onClose }: DialogProps) {
  const [a, w] = [useActionWords(), useDialogWords()]
  const done = useDone('close')
  return (
    <CommandModal
      title={a.close}
      note={w.closeNote}
      okText={a.close}
      shape={closeCase}
      initial={{ result: 'RESOLVED' }}
      toInput={({ residentSays, result, resultText = '', residentText = '' }: EndFields) => ({
        caseId: told.case.id,
        residentSays,
        result,
        resultText,
        residentText,
      })}
      onDone={done}
      onClose={onClose}
    >
      <EndingFields />
      <ResidentField action="CLOSED" />
    </CommandModal>
  )
}

export function ResolveOnTheSpot({ told, onClose }: DialogProps) {
  const [a, w] = [useActionWords(), useDialogWords()]
  const done = useDone('resolve-on-the-spot')
  return (
    <CommandModal
      title={a['resolve-on-the-spot']}
      note={w.closeNote}
      okText={a.close}
      shape={resolveOnTheSpot}
      initial={{ result: 'RESOLVED' }}
      toInput={({ residentSays, result, resultText = '' }: EndFields) => ({
        caseId: told.case.id,
        residentSays,
        result,
        resultText,
      })}
      onDone={done}
      onClose={onClose}
    >
      <EndingFields />
    </CommandModal>
  )
}

function EndingFields() {
  const w = useDialogWords()
  const said = useSaid()
  const needed = [{ required: true, message: w.needed }]
  return (
    <>
      <Form.Item name="residentSays" label={w.residentSays} rules={needed}>
        <Radio.Group
          className="choices"
          options={ResidentSays.options.map((value) => ({ value, label: said.say(residentSaysWords, value) }))}
        />
      </Form.Item>
      <Form.Item name="result" label={w.result} rules={needed}>
        <Radio.Group
          options={CaseResult.options.map((value) => ({ value, label: said.say(caseResultWords, value) }))}
        />
      </Form.Item>
      <TextField name="resultText" label={w.resultText} autoFocus={false} />
    </>
  )
}
