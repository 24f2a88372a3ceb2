import { type HandoverCounts, handOver, handoverPreview } from '@red-steward/domain/care/handover'
import { newId } from '@red-steward/domain/ids'
import { DatePicker, Form, Radio, Select } from 'antd'
import dayjs, { type Dayjs } from 'dayjs'
import { useAsk } from '../parts/ask.ts'
import { CommandModal } from '../parts/command-modal.tsx'
import { useRoleWords } from '../shell/shell.words.ts'
import { NoteField } from '../visits/note-field.tsx'
import { useDone } from '../visits/use-done.ts'
import { useCareWords } from './care.words.ts'

/** What passes, as one line of counts. */
export function useCounts(): (counts: HandoverCounts) => string {
  const w = useCareWords()
  return ({ posts, duties, runs, needs, calls, cases }) =>
    [
      w.countPosts(posts),
      w.countDuties(duties),
      w.countRuns(runs),
      w.countNeeds(needs),
      w.countCalls(calls),
      w.countCases(cases),
    ].join(' · ')
}

interface Fields {
  toAccountId: string
  isCover: boolean
  until?: Dayjs
  summary: string
  noteReviewed?: boolean
}

export function HandOver({ fromAccountId, onClose }: { fromAccountId: string; onClose: () => void }) {
  const w = useCareWords()
  const done = useDone()
  const roles = useRoleWords()
  const counts = useCounts()
  const [form] = Form.useForm<Fields>()
  const isCover = Form.useWatch('isCover', form) ?? false
  const preview = useAsk(handoverPreview, { fromAccountId })
  if (!preview.data) return null
  const { from, counts: passing, posts, colleagues } = preview.data
  const needed = [{ required: true, message: w.required }]
  return (
    <CommandModal
      title={w.handOverFrom(from.name)}
      okText={w.handOver}
      width={560}
      shape={handOver}
      form={form}
      initial={{ isCover: false }}
      toInput={({ toAccountId, isCover, until, summary, noteReviewed }: Fields) => ({
        id: newId(),
        fromAccountId,
        toAccountId,
        coverUntil: isCover && until ? until.toISOString() : null,
        summary,
        noteReviewed: noteReviewed ?? false,
      })}
      onDone={(passed) => done([w.done, counts(passed)])}
      onClose={onClose}
    >
      <p>
        <span className="quiet">{w.passes}：</span>
        {counts(passing)}
        <br />
        <span className="quiet">
          {posts
            .map(({ role, gridNames }) => `${roles[role]}（${gridNames?.join('、') ?? w.wholeCommunity}）`)
            .join('；')}
        </span>
      </p>
      <Form.Item name="toAccountId" label={w.to} rules={needed}>
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          options={colleagues.map(({ id, name, role }) => ({ value: id, label: `${name} · ${roles[role]}` }))}
        />
      </Form.Item>
      <Form.Item name="isCover">
        <Radio.Group
          options={[
            { value: false, label: w.forGood },
            { value: true, label: w.asCover },
          ]}
        />
      </Form.Item>
      {isCover && (
        <Form.Item name="until" label={w.until} rules={needed}>
          <DatePicker showTime={{ format: 'HH:mm' }} format="YYYY-MM-DD HH:mm" minDate={dayjs()} />
        </Form.Item>
      )}
      <NoteField name="summary" label={w.summary} hint="" rows={4} max={2000} needed />
    </CommandModal>
  )
}
