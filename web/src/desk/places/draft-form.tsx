// A record as a form that stays open: saved as one command, put back to what it was, guarded while unsaved.
import type { CommandShape } from '@red-steward/domain/api'
import type { Id } from '@red-steward/domain/ids'
import { Alert, Button, Flex, Form, type FormInstance } from 'antd'
import { type ReactNode, useState } from 'react'
import { useSend } from '../parts/ask.ts'
import { type ByField, useTellFields } from './fields.tsx'
import { usePlacesWords } from './places.words.ts'
import { useDraft } from './use-draft.ts'

interface DraftFormProps<Input, Fields extends object> {
  before: Fields
  shape: CommandShape<Input>
  toInput: (fields: Fields) => Input
  byField: ByField
  /** Called with what was sent, what would put it back, and the command's id. */
  onSaved: (input: Input, opposite: Input, commandId: Id) => void
  okText?: string
  /** A new record is saved even if nothing was typed beyond the suggestions. */
  isNew?: boolean
  onCancel?: () => void
  children: ReactNode | ((form: FormInstance<Fields>) => ReactNode)
}

export function DraftForm<Input, Fields extends object>(props: DraftFormProps<Input, Fields>) {
  const w = usePlacesWords()
  const { before, isNew = false } = props
  const [failure, setFailure] = useState<string | null>(null)
  const [isDone, setDone] = useState(false)
  const { form, isDirty, wasMerged, reset, now } = useDraft(before, !isDone)
  const tell = useTellFields(props.byField)
  const sending = useSend(props.shape, { quiet: true })

  async function save() {
    setFailure(null)
    const input = props.toInput(now())
    let commandId: Id
    try {
      commandId = (await sending.mutateAsync(input)).commandId
    } catch (problem) {
      setFailure(tell(form, problem))
      return
    }
    setDone(isNew)
    // After this render, so that the guard knows there is nothing left to lose.
    setTimeout(() => props.onSaved(input, props.toInput(before), commandId))
  }

  return (
    <Form<Fields>
      form={form}
      layout="vertical"
      initialValues={before}
      disabled={sending.isPending}
      scrollToFirstError
      requiredMark={false}
      onFinish={() => void save()}
    >
      {failure && <Alert type="error" showIcon role="alert" title={failure} style={{ marginBottom: 16 }} />}
      {wasMerged && <Alert type="info" showIcon title={w.merged} style={{ marginBottom: 16 }} />}
      {typeof props.children === 'function' ? props.children(form) : props.children}
      <Flex gap={8} align="center" wrap className="draft-foot">
        <Button type="primary" htmlType="submit" disabled={!(isDirty || isNew)} loading={sending.isPending}>
          {props.okText ?? w.save}
        </Button>
        {props.onCancel ? (
          <Button onClick={props.onCancel}>{w.cancel}</Button>
        ) : (
          <Button disabled={!isDirty} onClick={reset}>
            {w.reset}
          </Button>
        )}
        {isDirty && !isNew && <span className="quiet">{w.unsaved}</span>}
      </Flex>
    </Form>
  )
}
