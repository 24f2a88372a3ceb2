import type { CasePage } from '@red-steward/domain/cases/queries'
import { writeToResident } from '@red-steward/domain/portal/desk'
import { App, Button, Checkbox, Flex, Form, Input } from 'antd'
import { useSend } from '../parts/ask.ts'
import { useTalkWords } from './portal.words.ts'

interface Fields {
  text: string
  question?: boolean
}

interface WriteToResidentProps {
  told: Pick<CasePage, 'case' | 'hops' | 'reporterReads'>
}

/** A word to whoever reported it: they read it by their link. The last question not answered stands above. */
export function WriteToResident({ told: { case: one, hops, reporterReads } }: WriteToResidentProps) {
  const w = useTalkWords()
  const { message } = App.useApp()
  const [form] = Form.useForm<Fields>()
  const writing = useSend(writeToResident, {
    onDone: () => {
      form.resetFields()
      void message.success(w.sent)
    },
  })
  if (!reporterReads) return null
  const last = hops.findLast(({ action }) => action === 'QUESTION' || action === 'REPLY')
  const open = last?.action === 'QUESTION' ? last : null
  return (
    <section className="card" aria-labelledby="talk-title">
      <h2 id="talk-title">{w.title}</h2>
      <p className="quiet">{w.note}</p>
      {open && (
        <p>
          <strong>{w.asks}</strong> {open.text}
        </p>
      )}
      <Form<Fields>
        form={form}
        layout="vertical"
        onFinish={({ text, question = false }) =>
          writing.mutate({ caseId: one.id, text, question, ...(open ? { hopId: open.id } : {}) })
        }
      >
        <Form.Item name="text" label={w.text} rules={[{ required: true, whitespace: true, message: w.needed }]}>
          <Input.TextArea rows={2} maxLength={500} />
        </Form.Item>
        <Flex gap={12} align="center" wrap>
          <Button htmlType="submit" loading={writing.isPending}>
            {w.send}
          </Button>
          <Form.Item name="question" valuePropName="checked" noStyle>
            <Checkbox>{w.question}</Checkbox>
          </Form.Item>
        </Flex>
      </Form>
    </section>
  )
}
