import type { CasePage } from '@red-steward/domain/cases/queries'
import type { Id } from '@red-steward/domain/ids'
import { type OpenQuestion, openQuestions, writeToResident } from '@red-steward/domain/portal/desk'
import { App, Button, Checkbox, Flex, Form, Input, Radio } from 'antd'
import { useState } from 'react'
import { useTimes } from '../../lib/time.ts'
import { useAsk, useSend } from '../parts/ask.ts'
import { useMay } from '../parts/session-context.tsx'
import { useTalkWords } from './portal.words.ts'

interface WriteToResidentProps {
  told: Pick<CasePage, 'case' | 'hops' | 'reporterReads'>
}

/** A word to whoever reported it, or the reply to what somebody who follows it asked: they read it by their link. */
export function WriteToResident({ told: { case: one, hops, reporterReads } }: WriteToResidentProps) {
  const may = useMay('cases.handle')
  const isAsked = may.allowed && hops.some(({ action }) => action === 'QUESTION')
  const { data } = useAsk(openQuestions, { caseId: one.id }, { enabled: isAsked })
  const questions = (isAsked && data?.questions) || []
  if (!may.allowed || (!reporterReads && questions.length === 0)) return null
  return <Letter caseId={one.id} questions={questions} reporterReads={reporterReads} />
}

interface LetterProps {
  caseId: Id
  questions: readonly OpenQuestion[]
  reporterReads: boolean
}

interface Fields {
  text: string
  question?: boolean
}

function Letter({ caseId, questions, reporterReads }: LetterProps) {
  const w = useTalkWords()
  const times = useTimes()
  const { message } = App.useApp()
  const [form] = Form.useForm<Fields>()
  // The question that is replied to; empty: none, to the reporter. Chosen, or begun to be written to, it stays the same
  // whatever others reply to meanwhile; until then it is the oldest.
  const [chosen, setChosen] = useState<Id | '' | null>(null)
  const to = chosen ?? questions[0]?.hopId ?? ''
  const writing = useSend(writeToResident, {
    onDone: () => {
      form.resetFields()
      setChosen(null)
      void message.success(w.sent)
    },
  })
  const asks = ({ kind, where }: OpenQuestion) => (kind === 'AFFECTED' ? w.AFFECTED(where) : w[kind])
  return (
    <section className="card" aria-labelledby="talk-title">
      <h2 id="talk-title">{w.title}</h2>
      <p className="quiet">{w.note}</p>
      <Form<Fields>
        form={form}
        layout="vertical"
        onValuesChange={() => setChosen(to)}
        onFinish={({ text, question = false }) =>
          writing.mutate({ caseId, text, question, ...(to ? { hopId: to } : {}) })
        }
      >
        {questions.length > 0 && (
          <Form.Item label={w.to}>
            <Radio.Group vertical aria-label={w.to} value={to} onChange={({ target }) => setChosen(target.value)}>
              {questions.map((asked) => (
                <Radio key={asked.hopId} value={asked.hopId}>
                  <span className="row-small num">
                    {asks(asked)} · {times.moment(asked.at)}
                  </span>
                  <div className="wrap-anywhere">{asked.text}</div>
                </Radio>
              ))}
              {reporterReads && <Radio value="">{w.toReporter}</Radio>}
            </Radio.Group>
          </Form.Item>
        )}
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
