import { confirmTotp, removeTotp, startTotp } from '@red-steward/domain/identity/accounts'
import { Alert, App, Button, Form, Input, Modal, Typography } from 'antd'
import { toString as qrSvg } from 'qrcode'
import { useEffect, useState } from 'react'
import { copyText } from '../../lib/copy.ts'
import { useFailureText } from '../../lib/refusal-text.ts'
import { useSend } from '../parts/ask.ts'
import { CommandModal } from '../parts/command-modal.tsx'
import { useOwnAccountWords } from './own-account.words.ts'
import './identity.css'

/** The second factor: whether it is on, and how to turn it on or off. */
export function TotpPanel({ hasTotp }: { hasTotp: boolean }) {
  const w = useOwnAccountWords()
  const { message } = App.useApp()
  const [asking, setAsking] = useState<'start' | 'remove' | null>(null)
  const [uri, setUri] = useState<string | null>(null)
  return (
    <section className="card" aria-labelledby="totp-title">
      <h2 id="totp-title">{w.totp}</h2>
      <p>{hasTotp ? w.totpOn : w.totpOff}</p>
      {hasTotp ? (
        <Button danger onClick={() => setAsking('remove')}>
          {w.totpRemove}
        </Button>
      ) : (
        <Button type="primary" onClick={() => setAsking('start')}>
          {w.totpStart}
        </Button>
      )}
      {asking === 'start' && (
        <CommandModal
          title={w.totpStart}
          okText={w.goOn}
          shape={startTotp}
          width={400}
          toInput={({ password }: { password: string }) => ({ password })}
          onDone={(answer) => (answer.uri ? setUri(answer.uri) : void message.warning(w.secretLost))}
          onClose={() => setAsking(null)}
        >
          <PasswordField />
        </CommandModal>
      )}
      {asking === 'remove' && (
        <CommandModal
          title={w.totpRemove}
          note={w.totpRemoveNote}
          okText={w.totpRemove}
          danger
          shape={removeTotp}
          width={400}
          toInput={({ password }: { password: string }) => ({ password })}
          onDone={() => void message.success(w.turnedOff)}
          onClose={() => setAsking(null)}
        >
          <PasswordField />
        </CommandModal>
      )}
      {uri && <Enrolment uri={uri} onClose={() => setUri(null)} />}
    </section>
  )
}

function PasswordField() {
  const w = useOwnAccountWords()
  return (
    <Form.Item name="password" label={w.confirmPassword} rules={[{ required: true, message: w.needed }]}>
      <Input.Password autoFocus autoComplete="current-password" maxLength={128} />
    </Form.Item>
  )
}

/** The QR code and, for phones that cannot scan, the same secret to type; done once the first code is right. */
function Enrolment({ uri, onClose }: { uri: string; onClose: () => void }) {
  const w = useOwnAccountWords()
  const { message } = App.useApp()
  const failureText = useFailureText()
  const [form] = Form.useForm<{ code: string }>()
  const [failure, setFailure] = useState<unknown>(null)
  const picture = useQr(uri)
  const secret = new URL(uri).searchParams.get('secret') ?? ''
  const confirming = useSend(confirmTotp, {
    quiet: true,
    onDone: () => {
      void message.success(w.turnedOn)
      onClose()
    },
  })

  async function submit({ code }: { code: string }) {
    setFailure(null)
    await confirming.mutateAsync({ code }).catch((problem: unknown) => {
      setFailure(problem)
      form.resetFields()
    })
  }
  async function copy() {
    if (await copyText(secret)) void message.success(w.copied)
    else void message.warning(w.copyByHand)
  }

  return (
    <Modal
      open
      title={w.totpStart}
      okText={w.turnOn}
      cancelText={w.cancel}
      confirmLoading={confirming.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
      mask={{ closable: false }}
      width={440}
    >
      <h3 className="section-title">{w.scan}</h3>
      <p className="quiet">{w.scanNote}</p>
      <div className="totp-picture">{picture && <img src={picture} alt={w.qr} width={200} height={200} />}</div>
      <p className="quiet">{w.secret}</p>
      <p>
        <Typography.Text code className="totp-secret">
          {inFours(secret)}
        </Typography.Text>{' '}
        <Button size="small" onClick={() => void copy()}>
          {w.copy}
        </Button>
      </p>
      {failure !== null && <Alert type="error" showIcon role="alert" title={failureText(failure)} />}
      <Form form={form} layout="vertical" requiredMark={false} onFinish={(fields) => void submit(fields)}>
        <Form.Item name="code" label={w.code} rules={[{ required: true, pattern: /^[0-9]{6}$/, message: w.codeRule }]}>
          <Input autoFocus inputMode="numeric" autoComplete="one-time-code" maxLength={6} style={{ width: 160 }} />
        </Form.Item>
      </Form>
    </Modal>
  )
}

function useQr(text: string): string | null {
  const [picture, setPicture] = useState<string | null>(null)
  useEffect(() => {
    let wanted = true
    void qrSvg(text, { type: 'svg', margin: 2, errorCorrectionLevel: 'M' }).then((svg) => {
      if (wanted) setPicture(`data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`)
    })
    return () => {
      wanted = false
    }
  }, [text])
  return picture
}

function inFours(secret: string): string {
  return secret.match(/.{1,4}/g)?.join(' ') ?? secret
}
