// A command as a small form in a dialog: what is typed stays until it is saved or the person says otherwise.
import type { CommandShape, FieldProblem } from '@red-steward/domain/api'
import type { Id } from '@red-steward/domain/ids'
import { Alert, Form, type FormInstance, Modal } from 'antd'
import { createContext, type ReactNode, useContext, useId, useState } from 'react'
import { Refused, SignedOut } from '../../lib/api.ts'
import { words } from '../../lib/language.ts'
import { useFailureText, useFieldText } from '../../lib/refusal-text.ts'
import { useSend } from './ask.ts'

const useWords = words({
  save: ['保存', 'Save'],
  cancel: ['取消', 'Cancel'],
  lose: ['放弃刚才填写的内容？', 'Leave without saving what you typed?'],
  loseYes: ['放弃', 'Leave'],
  loseNo: ['继续填写', 'Stay'],
})

/** What the dialog is about, where the page behind it does not say: the case of a card, not the page of that case. */
export const DialogSubject = createContext<string | null>(null)

export interface CommandModalProps<Input, Answer, Fields extends object> {
  title: string
  note?: ReactNode
  okText?: string
  danger?: boolean
  width?: number
  shape: CommandShape<Input, Answer>
  initial?: Partial<Fields>
  /** What to send; null when the form itself has said what is missing. */
  toInput: (fields: Fields) => Input | null
  onDone?: (answer: Answer, input: Input, commandId: Id) => void
  onClose: () => void
  form?: FormInstance<Fields>
  onRefused?: (refusal: Refused) => void
  /** Shown instead of the words of a refusal, for those a screen can say more about. */
  explain?: (refusal: Refused) => ReactNode
  children: ReactNode
}

export function CommandModal<Input, Answer, Fields extends object>(props: CommandModalProps<Input, Answer, Fields>) {
  const w = useWords()
  const [ownForm] = Form.useForm<Fields>()
  const form = props.form ?? ownForm
  // A page may have a form with a field of the same name; the label must not lead there.
  const name = useId()
  const subject = useContext(DialogSubject)
  const [failure, setFailure] = useState<unknown>(null)
  const [modal, holder] = Modal.useModal()
  const failureText = useFailureText()
  const fieldText = useFieldText()
  const sending = useSend(props.shape, {
    quiet: true,
    onDone: (answer, input, commandId) => {
      props.onDone?.(answer, input, commandId)
      props.onClose()
    },
  })

  async function submit(fields: Fields) {
    const input = props.toInput(fields)
    if (input === null) return
    setFailure(null)
    try {
      await sending.mutateAsync(input)
    } catch (problem) {
      const shown = problem instanceof Refused && showInFields(form, fieldProblems(problem), fieldText)
      if (problem instanceof Refused) props.onRefused?.(problem)
      // When the session ended the sign-in screen says so; afterwards the form is as it was.
      setFailure(shown || problem instanceof SignedOut ? null : problem)
    }
  }

  async function close() {
    const leave =
      !form.isFieldsTouched() ||
      (await modal.confirm({ title: w.lose, okText: w.loseYes, cancelText: w.loseNo, autoFocusButton: 'cancel' }))
    if (leave) props.onClose()
  }

  const explained = failure instanceof Refused ? props.explain?.(failure) : null
  return (
    <Modal
      open
      title={props.title}
      onCancel={() => void close()}
      onOk={() => form.submit()}
      okText={props.okText ?? w.save}
      cancelText={w.cancel}
      okButtonProps={{ danger: props.danger ?? false }}
      confirmLoading={sending.isPending}
      mask={{ closable: false }}
      width={props.width ?? 520}
      style={{ top: 48 }}
      destroyOnHidden
    >
      {subject && <p className="wrap-anywhere">{subject}</p>}
      {props.note && <p className="quiet">{props.note}</p>}
      {failure !== null && (
        <Alert
          type="error"
          showIcon
          role="alert"
          title={explained ?? failureText(failure)}
          style={{ marginBottom: 16 }}
        />
      )}
      <Form<Fields>
        name={name}
        form={form}
        layout="vertical"
        scrollToFirstError
        initialValues={props.initial as Fields}
        onFinish={(fields) => void submit(fields)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
          event.preventDefault()
          form.submit()
        }}
      >
        {props.children}
      </Form>
      {holder}
    </Modal>
  )
}

/** The fields a refusal speaks of: those of the schema, or the one a rule names. */
function fieldProblems(refusal: Refused): FieldProblem[] {
  if (refusal.fields.length > 0) return refusal.fields
  const field = refusal.detail.field
  return typeof field === 'string' ? [{ path: field, code: refusal.why }] : []
}

/** Puts each problem under its field, by the last name of its path; false when some field is not on this form. */
function showInFields<Fields extends object>(
  form: FormInstance<Fields>,
  problems: FieldProblem[],
  text: (problem: FieldProblem) => string,
): boolean {
  const names = new Set(Object.keys(form.getFieldsValue(true) as object))
  const onForm = problems.map((problem) => ({
    problem,
    name: problem.path.split('.').findLast((part) => names.has(part)),
  }))
  form.setFields(
    onForm.flatMap(({ name, problem }) => (name ? [{ name: name as never, errors: [text(problem)] }] : [])),
  )
  return onForm.length > 0 && onForm.every(({ name }) => name !== undefined)
}
