import { useQueryClient } from '@tanstack/react-query'
import { Alert, Button, Form, Input, type InputRef, Typography } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { Refused } from '../../lib/api.ts'
import { language } from '../../lib/language.ts'
import { useFailureText } from '../../lib/refusal-text.ts'
import { type SignIn as Credentials, signIn } from '../../lib/session.ts'
import { useSignInWords } from './sign-in.words.ts'
import './sign-in.css'
import { SESSION_KEY } from '../parts/session-context.tsx'

type Step = 'password' | 'totp' | 'new-password'
interface Fields extends Credentials {
  newPasswordAgain?: string
}

const MIN_PASSWORD = 10

/** Sign-in in up to three steps: password or one-time code, second factor, first password of one's own. */
export function SignIn({ over, lastLoginName }: { over: boolean; lastLoginName: string }) {
  const w = useSignInWords()
  const client = useQueryClient()
  const [form] = Form.useForm<Fields>()
  const [step, setStep] = useState<Step>('password')
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const problemText = useProblemText()
  const first = useRef<InputRef>(null)
  const spoken = language.use()

  useEffect(() => {
    document.title = `${w.title} · ${w.product}`
  }, [w])
  // biome-ignore lint/correctness/useExhaustiveDependencies: each step brings its own first field
  useEffect(() => first.current?.focus(), [step])

  async function submit({ newPasswordAgain: _again, ...credentials }: Fields) {
    setBusy(true)
    setProblem(null)
    try {
      await signIn(credentials)
      await client.refetchQueries({ queryKey: SESSION_KEY })
    } catch (failure) {
      const why = failure instanceof Refused ? failure.why : ''
      if (why === 'totp-required' && step === 'password') setStep('totp')
      else if (why === 'must-set-password' && step !== 'new-password') setStep('new-password')
      else setProblem(problemText(failure))
    } finally {
      setBusy(false)
    }
  }

  return (
    <main className="sign-in">
      <div className="sign-in-face">
        <img src="/steward.svg" alt="" />
        <h1>{w.motto}</h1>
        <p>{w.about}</p>
      </div>
      <div className="sign-in-form">
        <div>
          <Typography.Title level={2}>{over ? w.again : w.title}</Typography.Title>
          {over && <Typography.Paragraph type="secondary">{w.againNote}</Typography.Paragraph>}
          <Form<Fields>
            form={form}
            layout="vertical"
            requiredMark={false}
            size="large"
            initialValues={{ loginName: lastLoginName }}
            onFinish={(fields) => void submit(fields)}
          >
            {problem && <Alert type="error" showIcon title={problem} role="alert" style={{ marginBottom: 16 }} />}
            <PasswordStep hidden={step !== 'password'} first={step === 'password' ? first : null} />
            {step === 'totp' && (
              <Form.Item
                name="totp"
                label={w.totp}
                extra={w.totpNote}
                rules={[
                  { required: true, message: w.needed },
                  { pattern: /^[0-9]{6}$/, message: w.totpNote },
                ]}
              >
                <Input ref={first} inputMode="numeric" autoComplete="one-time-code" maxLength={6} />
              </Form.Item>
            )}
            {step === 'new-password' && <NewPasswordStep first={first} />}
            <Button type="primary" htmlType="submit" block loading={busy}>
              {step === 'new-password' ? w.setAndEnter : w.signIn}
            </Button>
            {step !== 'password' && (
              <Button type="link" block onClick={() => setStep('password')}>
                {w.back}
              </Button>
            )}
          </Form>
          <Typography.Paragraph type="secondary" style={{ marginTop: 20 }}>
            {w.help}
          </Typography.Paragraph>
          <Button type="link" style={{ padding: 0 }} onClick={() => language.set(spoken === 'zh' ? 'en' : 'zh')}>
            {w.otherLanguage}
          </Button>
        </div>
      </div>
    </main>
  )
}

type First = React.Ref<InputRef>

function PasswordStep({ hidden, first }: { hidden: boolean; first: First }) {
  const w = useSignInWords()
  const rules = [{ required: true, message: w.needed }]
  return (
    <div hidden={hidden}>
      <Form.Item name="loginName" label={w.loginName} rules={rules}>
        <Input ref={first} autoComplete="username" autoCapitalize="none" spellCheck={false} maxLength={60} />
      </Form.Item>
      <Form.Item name="password" label={w.password} rules={rules}>
        <Input.Password autoComplete="current-password" maxLength={128} />
      </Form.Item>
    </div>
  )
}

function NewPasswordStep({ first }: { first: First }) {
  const w = useSignInWords()
  return (
    <>
      <Form.Item
        name="newPassword"
        label={w.newPassword}
        extra={w.newPasswordNote}
        rules={[{ required: true, min: MIN_PASSWORD, message: w.tooShort }]}
      >
        <Input.Password ref={first} autoComplete="new-password" maxLength={128} />
      </Form.Item>
      <Form.Item
        name="newPasswordAgain"
        label={w.newPasswordAgain}
        dependencies={['newPassword']}
        rules={[
          ({ getFieldValue }) => ({
            validator: (_rule, value: unknown) =>
              value === getFieldValue('newPassword') ? Promise.resolve() : Promise.reject(new Error(w.notSame)),
          }),
        ]}
      >
        <Input.Password autoComplete="new-password" maxLength={128} />
      </Form.Item>
    </>
  )
}

function useProblemText() {
  const w = useSignInWords()
  const failureText = useFailureText()
  return (failure: unknown): string => {
    if (!(failure instanceof Refused)) return failureText(failure)
    if (failure.why === 'too-many-tries') return w.tooMany(waitText(failure.detail.retryAfterSeconds))
    if (failure.why === 'totp-required' || failure.why === 'totp-wrong') return w.wrongTotp
    if (failure.why === 'wrong-credentials') return w.wrong
    return failureText(failure)
  }
  function waitText(seconds: unknown): string {
    const wait = typeof seconds === 'number' ? seconds : 60
    return wait > 90 ? w.minutes(Math.ceil(wait / 60)) : w.seconds(Math.ceil(wait))
  }
}
