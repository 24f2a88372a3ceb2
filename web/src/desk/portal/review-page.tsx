import { type LeafCode, leafCodes, leafOf } from '@red-steward/domain/cases/catalogue'
import { newId } from '@red-steward/domain/ids'
import { acceptReport, declineReport, type ReviewRow, reviewQueue } from '@red-steward/domain/portal/desk'
import { App, Button, Empty, Flex, Form, Input, Select, Tag } from 'antd'
import { useState } from 'react'
import { language } from '../../lib/language.ts'
import { useTimes } from '../../lib/time.ts'
import { Answered } from '../parts/answered.tsx'
import { useAsk, useSend } from '../parts/ask.ts'
import { CommandModal } from '../parts/command-modal.tsx'
import { Page } from '../parts/page.tsx'
import { useReviewWords } from './portal.words.ts'
import './portal.css'

/** Reports over the limits: a person looks at each, none is lost. */
export function ReviewPage() {
  const w = useReviewWords()
  const answer = useAsk(reviewQueue, {})
  return (
    <Page title={w.title} note={w.note}>
      <Answered of={answer} isEmpty={({ rows }) => rows.length === 0} empty={<Empty description={w.none} />}>
        {({ rows }) => (
          <ul className="review-list">
            {rows.map((row) => (
              <Waiting key={row.id} row={row} />
            ))}
          </ul>
        )}
      </Answered>
    </Page>
  )
}

function Waiting({ row }: { row: ReviewRow }) {
  const w = useReviewWords()
  const times = useTimes()
  const spoken = language.use()
  const { message } = App.useApp()
  const [leaf, setLeaf] = useState<LeafCode>(row.leaf)
  const [declining, setDeclining] = useState(false)
  const accepting = useSend(acceptReport, { onDone: ({ caseNo }) => void message.success(w.accepted(caseNo)) })
  return (
    <li className="card">
      <p className="quiet">
        {row.where} · {times.moment(row.receivedAt)} <Tag color="gold">{w[row.reason]}</Tag>
        {row.hasPhone && <Tag>{w.hasPhone}</Tag>}
      </p>
      <p className="review-text">{row.text}</p>
      <Flex gap={8} wrap align="center">
        <Select
          aria-label={w.kind}
          showSearch={{ optionFilterProp: 'label' }}
          style={{ minWidth: 220 }}
          value={leaf}
          onChange={setLeaf}
          options={leafCodes.map((code) => ({ value: code, label: leafOf(code)[spoken] }))}
        />
        <Button
          type="primary"
          loading={accepting.isPending}
          onClick={() => accepting.mutate({ reviewId: row.id, caseId: newId(), leaf })}
        >
          {w.accept}
        </Button>
        <Button onClick={() => setDeclining(true)}>{w.decline}</Button>
      </Flex>
      {declining && (
        <CommandModal<{ reviewId: string; reason: string }, object, { reason: string }>
          title={w.declineTitle}
          note={w.declineNote}
          okText={w.decline}
          shape={declineReport}
          toInput={({ reason }) => ({ reviewId: row.id, reason })}
          onDone={() => void message.success(w.declined)}
          onClose={() => setDeclining(false)}
        >
          <Form.Item name="reason" label={w.reason} rules={[{ required: true, min: 2, message: w.needed }]}>
            <Input.TextArea rows={3} maxLength={200} />
          </Form.Item>
        </CommandModal>
      )}
    </li>
  )
}
