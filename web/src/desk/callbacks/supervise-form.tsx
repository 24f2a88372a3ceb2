import { superviseCase, type WaitingCallBack } from '@red-steward/domain/cases/after-closing'
import { resolvedWords, satisfiedWords } from '@red-steward/domain/cases/callback'
import { isAllowed } from '@red-steward/domain/identity/permissions'
import { App, Form, Input, Radio } from 'antd'
import { useSaid } from '../cases/codes.ts'
import { useSend } from '../parts/ask.ts'
import { MayButton } from '../parts/may-button.tsx'
import { useActor } from '../parts/session-context.tsx'
import { useCallBackWords } from './callbacks.words.ts'

interface Fields {
  measure: 'REOPEN' | 'EXPLAIN'
  text: string
  residentText?: string
}

/** Somebody other than the handler looks once more; nothing is left standing at "not content". */
export function SuperviseForm({ one }: { one: WaitingCallBack }) {
  const w = useCallBackWords()
  const said = useSaid()
  const { message } = App.useApp()
  const actor = useActor()
  const sending = useSend(superviseCase, { onDone: () => void message.success(w.supervised) })
  const permitted = actor && isAllowed(actor, 'cases.supervise')
  const why = permitted ? one.refusal : 'role-not-allowed'
  const may = why === null ? ({ allowed: true } as const) : { allowed: false as const, why }
  const [form] = Form.useForm<Fields>()
  return (
    <>
      {one.answer && (
        <p className="call-back-script">
          <strong className="unsafe">
            {said.say(resolvedWords, one.answer.resolved)} · {said.say(satisfiedWords, one.answer.satisfied)}
          </strong>{' '}
          <span className="wrap-anywhere">{one.text}</span>
          {one.source === 'RESIDENT' && <span className="row-small"> {w.byResident}</span>}
        </p>
      )}
      <Form<Fields>
        form={form}
        layout="vertical"
        initialValues={{ measure: 'REOPEN' }}
        onFinish={({ measure, text, residentText = '' }) =>
          sending.mutate({ callBackId: one.id, measure, text, residentText })
        }
      >
        <Form.Item name="measure" label={w.measure}>
          <Radio.Group options={(['REOPEN', 'EXPLAIN'] as const).map((value) => ({ value, label: w[value] }))} />
        </Form.Item>
        <Form.Item name="text" label={w.why} rules={[{ required: true, whitespace: true, message: w.needed }]}>
          <Input.TextArea maxLength={2000} autoSize={{ minRows: 2, maxRows: 6 }} />
        </Form.Item>
        <Form.Item name="residentText" label={w.residentText} extra={w.residentTextNote}>
          <Input.TextArea maxLength={2000} autoSize={{ minRows: 2, maxRows: 6 }} />
        </Form.Item>
        <MayButton may={may} type="primary" loading={sending.isPending} onClick={() => form.submit()}>
          {w.supervise}
        </MayButton>
      </Form>
    </>
  )
}
