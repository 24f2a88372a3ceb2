import {
  addToReport,
  type ConfidentialCode,
  type HandedTo,
  passOnReport,
  readConfidential,
  reportConfidential,
} from '@red-steward/domain/care/confidential'
import { confidentialCodeWords, handedToWords } from '@red-steward/domain/care/confidential-rules'
import { newId } from '@red-steward/domain/ids'
import { Alert, Button, DatePicker, Descriptions, Flex, Form, Input, Modal, Radio, Select } from 'antd'
import dayjs, { type Dayjs } from 'dayjs'
import { useState } from 'react'
import { useTimes } from '../../lib/time.ts'
import { Answered } from '../parts/answered.tsx'
import { useAsk } from '../parts/ask.ts'
import { CommandModal } from '../parts/command-modal.tsx'
import { useMay } from '../parts/session-context.tsx'
import { useChoices, useSay } from '../visits/codes.ts'
import { useDone } from '../visits/use-done.ts'
import { useConfidentialWords } from './confidential.words.ts'

interface ReportFields {
  code: ConfidentialCode
  facts: string
  where?: string
  seenAt: Dayjs
  calledPolice: boolean
}

export function ReportForm({ onClose }: { onClose: () => void }) {
  const w = useConfidentialWords()
  const done = useDone()
  const needed = [{ required: true, message: w.required }]
  return (
    <CommandModal
      title={w.report}
      okText={w.report}
      shape={reportConfidential}
      initial={{ seenAt: dayjs() }}
      toInput={({ code, facts, where, seenAt, calledPolice }: ReportFields) => ({
        id: newId(),
        code,
        facts,
        where: where ?? '',
        seenAt: seenAt.toISOString(),
        calledPolice,
      })}
      onDone={() => done([w.sent])}
      onClose={onClose}
    >
      <Alert type="error" showIcon title={w.first} style={{ marginBottom: 12 }} />
      <Form.Item name="calledPolice" label={w.police} rules={needed}>
        <Radio.Group
          options={[
            { value: true, label: w.yes },
            { value: false, label: w.no },
          ]}
        />
      </Form.Item>
      <Form.Item name="code" label={w.code} rules={needed}>
        <Radio.Group options={useChoices(confidentialCodeWords)} />
      </Form.Item>
      <Form.Item name="facts" label={w.facts} extra={w.factsHint} rules={needed}>
        <Input.TextArea rows={3} maxLength={500} showCount />
      </Form.Item>
      <Form.Item name="where" label={w.where}>
        <Input maxLength={100} />
      </Form.Item>
      <MomentField name="seenAt" label={w.seenAt} />
    </CommandModal>
  )
}

function MomentField({ name, label }: { name: string; label: string }) {
  return (
    <Form.Item name={name} label={label}>
      <DatePicker showTime={{ format: 'HH:mm' }} format="YYYY-MM-DD HH:mm" maxDate={dayjs()} allowClear={false} />
    </Form.Item>
  )
}

/** The report in full; opening it is a look that stands in the audit. */
export function ReadReport({ reportId, onClose }: { reportId: string; onClose: () => void }) {
  const w = useConfidentialWords()
  const say = useSay()
  const times = useTimes()
  const answer = useAsk(readConfidential, { reportId }, { staleMs: 0 })
  const handles = useMay('care.handle-confidential').allowed
  const [dialog, setDialog] = useState<'add' | 'pass' | null>(null)
  return (
    <Modal open title={w.title} width={620} onCancel={onClose} footer={<Button onClick={onClose}>{w.close}</Button>}>
      <Answered of={answer}>
        {(report) => (
          <>
            <Descriptions
              column={1}
              size="small"
              items={[
                { key: 'code', label: w.code, children: say(confidentialCodeWords, report.code) },
                { key: 'facts', label: w.facts, children: <span className="wrap-anywhere">{report.facts}</span> },
                { key: 'where', label: w.where, children: report.where },
                { key: 'seen', label: w.seenAt, children: times.moment(report.seenAt) },
                { key: 'police', label: w.police, children: report.calledPolice ? w.yes : w.no },
                { key: 'at', label: w.at, children: times.moment(report.reportedAt) },
                ...(report.reportedBy ? [{ key: 'by', label: w.by, children: report.reportedBy }] : []),
                ...report.additions.map(({ id, text, at }) => ({
                  key: id,
                  label: w.additions,
                  children: `${times.moment(at)} ${text}`,
                })),
                ...report.handing.map(({ to, at, note }) => ({
                  key: `${to}${at}`,
                  label: w.passedTo,
                  children: `${say(handedToWords, to)} ${times.moment(at)} ${note}`,
                })),
              ]}
            />
            <Flex gap={8} style={{ marginTop: 12 }}>
              {report.mine && <Button onClick={() => setDialog('add')}>{w.add}</Button>}
              {handles && <Button onClick={() => setDialog('pass')}>{w.passOn}</Button>}
            </Flex>
          </>
        )}
      </Answered>
      {dialog === 'add' && <AddToReport reportId={reportId} onClose={() => setDialog(null)} />}
      {dialog === 'pass' && <PassOn reportId={reportId} onClose={() => setDialog(null)} />}
    </Modal>
  )
}

function AddToReport({ reportId, onClose }: { reportId: string; onClose: () => void }) {
  const w = useConfidentialWords()
  return (
    <CommandModal
      title={w.add}
      shape={addToReport}
      toInput={({ text }: { text: string }) => ({ id: newId(), reportId, text })}
      onClose={onClose}
    >
      <Form.Item name="text" label={w.addText} rules={[{ required: true, message: w.required }]}>
        <Input.TextArea rows={3} maxLength={500} />
      </Form.Item>
    </CommandModal>
  )
}

function PassOn({ reportId, onClose }: { reportId: string; onClose: () => void }) {
  const w = useConfidentialWords()
  return (
    <CommandModal
      title={w.passOn}
      shape={passOnReport}
      initial={{ at: dayjs() }}
      toInput={({ to, at, note }: { to: HandedTo; at: Dayjs; note?: string }) => ({
        id: newId(),
        reportId,
        to,
        at: at.toISOString(),
        note: note ?? '',
      })}
      onClose={onClose}
    >
      <Form.Item name="to" label={w.to} rules={[{ required: true, message: w.required }]}>
        <Select options={useChoices(handedToWords)} />
      </Form.Item>
      <MomentField name="at" label={w.when} />
      <Form.Item name="note" label={w.passNote}>
        <Input maxLength={300} />
      </Form.Item>
    </CommandModal>
  )
}
