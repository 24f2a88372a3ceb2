import { CheckCircleFilled, MinusCircleOutlined } from '@ant-design/icons'
import { changePassword } from '@red-steward/domain/identity/accounts'
import { mayUsePassword, PASSWORD_MIN_LENGTH } from '@red-steward/domain/identity/password'
import { useQueryClient } from '@tanstack/react-query'
import { Alert, App, Button, Form, Input } from 'antd'
import { useState } from 'react'
import { useFailureText } from '../../lib/refusal-text.ts'
import { useSend } from '../parts/ask.ts'
import { SESSION_KEY, useSession } from '../parts/session-context.tsx'
import { useOwnAccountWords } from './own-account.words.ts'

interface Fields {
  current: string
  next: string
  again: string
}

/** Ends every session of the account, this one too: the sign-in screen follows. */
export function ChangePassword() {
  const w = useOwnAccountWords()
  const client = useQueryClient()
  const { message } = App.useApp()
  const failureText = useFailureText()
  const { account } = useSession()
  const [form] = Form.useForm<Fields>()
  const [failure, setFailure] = useState<unknown>(null)
  const sending = useSend(changePassword, {
    quiet: true,
    onDone: () => {
      form.resetFields()
      void message.success(w.passwordChanged, 6)
      void client.refetchQueries({ queryKey: SESSION_KEY })
    },
  })
  const required = { required: true, message: w.needed }

  async function submit({ current, next }: Fields) {
    setFailure(null)
    await sending.mutateAsync({ current, next }).catch(setFailure)
  }

  return (
    <section className="card" aria-labelledby="password-title">
      <h2 id="password-title">{w.password}</h2>
      <Form<Fields> form={form} layout="vertical" requiredMark={false} onFinish={(fields) => void submit(fields)}>
        {failure !== null && (
          <Alert type="error" showIcon role="alert" title={failureText(failure)} style={{ marginBottom: 16 }} />
        )}
        <input type="text" autoComplete="username" value={account.loginName} readOnly hidden />
        <Form.Item name="current" label={w.current} rules={[required]}>
          <Input.Password autoComplete="current-password" maxLength={128} />
        </Form.Item>
        <Form.Item name="next" label={w.next} rules={[required]} extra={<Hints />}>
          <Input.Password autoComplete="new-password" maxLength={128} />
        </Form.Item>
        <Form.Item
          name="again"
          label={w.again}
          dependencies={['next']}
          rules={[
            required,
            ({ getFieldValue }) => ({
              validator: (_rule, value: unknown) =>
                !value || value === getFieldValue('next') ? Promise.resolve() : Promise.reject(new Error(w.notSame)),
            }),
          ]}
        >
          <Input.Password autoComplete="new-password" maxLength={128} />
        </Form.Item>
        <p className="quiet">{w.passwordNote}</p>
        <Button type="primary" htmlType="submit" loading={sending.isPending}>
          {w.savePassword}
        </Button>
      </Form>
    </section>
  )
}

/** The rules, each ticked as soon as it is met; the same rules guard the door. */
function Hints() {
  const w = useOwnAccountWords()
  const { account } = useSession()
  const next: string = Form.useWatch<string>('next') ?? ''
  const current: string = Form.useWatch<string>('current') ?? ''
  const decision = mayUsePassword(next, account, () => false)
  const why = decision.allowed ? null : decision.why
  const hints = [
    { text: w.hintLength(PASSWORD_MIN_LENGTH), met: [...next].length >= PASSWORD_MIN_LENGTH },
    { text: w.hintNames, met: next !== '' && why !== 'password-names-this-place' },
    { text: w.hintNew, met: next !== '' && next !== current },
    { text: w.hintCommon, met: null },
  ]
  return (
    <ul className="hint-list">
      {hints.map(({ text, met }) => (
        <li key={text} className={met ? 'hint-met' : ''}>
          {met ? <CheckCircleFilled aria-label={w.met} /> : <MinusCircleOutlined aria-hidden />} {text}
        </li>
      ))}
    </ul>
  )
}
