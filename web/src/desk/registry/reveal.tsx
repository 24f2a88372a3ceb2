import { EyeOutlined } from '@ant-design/icons'
import { type Revealed, reveal } from '@red-steward/domain/registry/pages'
import { Alert, Button, Flex, Form, Input, type InputRef, Modal } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { ask } from '../../lib/api.ts'
import { useFailureText } from '../../lib/refusal-text.ts'
import { useMay } from '../parts/session-context.tsx'
import { usePersonWords } from './person.words.ts'
import { useRegistryWords } from './registry.words.ts'

const SHOWN_SECONDS = 60

interface RevealProps {
  personId: string
  field: Revealed
  masked: string
  label: string
}

/** A masked value, shown in clear for a minute after a reason was given. The value is kept nowhere else. */
export function Reveal({ personId, field, masked, label }: RevealProps) {
  const w = usePersonWords()
  const r = useRegistryWords()
  const may = useMay('registry.reveal').allowed
  const [asking, setAsking] = useState(false)
  const [value, setValue] = useState<string | null>(null)
  const [left, setLeft] = useState(0)

  useEffect(() => {
    if (value === null) return
    const timer = setInterval(() => setLeft((seconds) => seconds - 1), 1000)
    return () => clearInterval(timer)
  }, [value])
  useEffect(() => {
    if (left <= 0) setValue(null)
  }, [left])

  return (
    <span className="num">
      <span data-testid={`value-${field}`}>{value ?? masked}</span>{' '}
      {value !== null && <span className="quiet">{w.hideIn(left)}</span>}
      {value === null && may && (
        <Button
          type="link"
          size="small"
          className="no-print"
          icon={<EyeOutlined />}
          aria-label={`${r.reveal} ${label}`}
          onClick={() => setAsking(true)}
        />
      )}
      {asking && (
        <AskReason
          label={label}
          request={(reason) => ask(reveal, { personId, field, reason })}
          onShown={(shown) => {
            setValue(shown)
            setLeft(SHOWN_SECONDS)
          }}
          onClose={() => setAsking(false)}
        />
      )}
    </span>
  )
}

interface AskReasonProps {
  label: string
  request: (reason: string) => Promise<{ value: string | null }>
  onShown: (value: string | null) => void
  onClose: () => void
}

function AskReason({ label, request, onShown, onClose }: AskReasonProps) {
  const w = usePersonWords()
  const r = useRegistryWords()
  const failureText = useFailureText()
  const [form] = Form.useForm<{ reason: string }>()
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<unknown>(null)
  const input = useRef<InputRef>(null)
  const presets = [w.reasonVisit, w.reasonService, w.reasonEmergency, w.reasonCheck]

  async function submit({ reason }: { reason: string }) {
    setBusy(true)
    setFailure(null)
    try {
      onShown((await request(reason.trim())).value)
      onClose()
    } catch (problem) {
      setFailure(problem)
    } finally {
      setBusy(false)
    }
  }

  return (
    <Modal
      open
      title={w.revealTitle(label)}
      okText={r.reveal}
      confirmLoading={busy}
      onOk={() => form.submit()}
      onCancel={onClose}
      afterOpenChange={(isOpen) => isOpen && input.current?.focus()}
      width={440}
    >
      <p>{w.revealNote}</p>
      {failure !== null && (
        <Alert type="error" role="alert" title={failureText(failure)} style={{ marginBottom: 12 }} />
      )}
      <Form form={form} layout="vertical" onFinish={(fields) => void submit(fields)}>
        <Form.Item
          name="reason"
          label={w.reason}
          rules={[{ required: true, whitespace: true, min: 2, message: w.reasonNeeded }]}
        >
          <Input ref={input} maxLength={200} />
        </Form.Item>
        <Flex gap={8} wrap>
          {presets.map((preset) => (
            <Button key={preset} size="small" onClick={() => form.setFieldsValue({ reason: preset })}>
              {preset}
            </Button>
          ))}
        </Flex>
      </Form>
    </Modal>
  )
}
