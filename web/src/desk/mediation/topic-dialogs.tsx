import type { CommandShape } from '@red-steward/domain/api'
import { addDays } from '@red-steward/domain/care/days'
import { newId } from '@red-steward/domain/ids'
import { NOTICE_DAYS } from '@red-steward/domain/mediation/deliberation'
import { pollWords } from '@red-steward/domain/mediation/notice-words'
import {
  assessTopic,
  carryOut,
  countPoll,
  dropTopic,
  holdMeeting,
  openPoll,
  postNotice,
  reviewTopic,
  type TopicPage,
} from '@red-steward/domain/mediation/topics'
import { App, Checkbox, Form, Input, InputNumber, Radio } from 'antd'
import type { ComponentType, ReactNode } from 'react'
import { today } from '../../lib/time.ts'
import { CommandModal } from '../parts/command-modal.tsx'
import { DayInput } from '../parts/day-input.tsx'
import { useSaid } from '../visits/codes.ts'
import type { TopicStep } from './topic-next.tsx'
import { useTopicWords } from './topics.words.ts'

interface StepProps {
  page: TopicPage
  onClose: () => void
}

const dialogs: Record<TopicStep, ComponentType<StepProps>> = {
  review: Review,
  meet: Meet,
  'open-poll': OpenPoll,
  'count-poll': CountPoll,
  'post-notice': PostNotice,
  'carry-out': CarryOut,
  assess: Assess,
  drop: Drop,
}

export function TopicDialog({ action, ...props }: StepProps & { action: TopicStep }) {
  const Dialog = dialogs[action]
  return <Dialog {...props} />
}

interface Told {
  on: string
  text?: string
}

interface SimpleProps<Input, Fields extends object> {
  title: string
  note?: string
  shape: CommandShape<Input, unknown>
  initial: Partial<Fields>
  toInput: (fields: Fields) => Input
  onClose: () => void
  children: ReactNode
}

function Simple<Input, Fields extends object>(props: SimpleProps<Input, Fields>) {
  const w = useTopicWords()
  const { message } = App.useApp()
  return <CommandModal {...props} okText={props.title} onDone={() => void message.success(w.done)} />
}

function OnField({ name = 'on', label, future = false }: { name?: string; label?: string; future?: boolean }) {
  const w = useTopicWords()
  return (
    <Form.Item name={name} label={label ?? w.on} rules={[{ required: true, message: w.needed }]}>
      <DayInput future={future} />
    </Form.Item>
  )
}

function WordsField({ name = 'text', label, needed = true }: { name?: string; label?: string; needed?: boolean }) {
  const w = useTopicWords()
  const rules = needed ? [{ required: true, whitespace: true, message: w.needed }] : []
  return (
    <Form.Item name={name} label={label ?? w.words} rules={rules}>
      <Input.TextArea autoSize={{ minRows: 2, maxRows: 10 }} maxLength={2000} />
    </Form.Item>
  )
}

function Review({ page, onClose }: StepProps) {
  const w = useTopicWords()
  const options = [
    { value: true, label: w.approve },
    { value: false, label: w.decline },
  ]
  return (
    <Simple
      title={w.review}
      shape={reviewTopic}
      initial={{ on: today(), approved: true, ownersDecide: false }}
      toInput={({ text = '', ...fields }: Told & { approved: boolean; ownersDecide: boolean }) => ({
        topicId: page.topic.id,
        ...fields,
        text,
      })}
      onClose={onClose}
    >
      <Form.Item name="approved" label={w.verdict}>
        <Radio.Group options={options} />
      </Form.Item>
      <Form.Item name="ownersDecide" valuePropName="checked">
        <Checkbox>{w.ownersDecide}</Checkbox>
      </Form.Item>
      <OnField />
      <WordsField needed={false} />
    </Simple>
  )
}

interface Met {
  heldOn: string
  place?: string
  attended: number
  minutes: string
  proposal: string
}

function Meet({ page, onClose }: StepProps) {
  const w = useTopicWords()
  return (
    <Simple
      title={w.meet}
      shape={holdMeeting}
      initial={{ heldOn: today() }}
      toInput={({ place = '', ...fields }: Met) => ({ id: newId(), topicId: page.topic.id, ...fields, place })}
      onClose={onClose}
    >
      <div className="field-row three">
        <OnField name="heldOn" />
        <Form.Item name="place" label={w.place}>
          <Input maxLength={80} />
        </Form.Item>
        <NumberField name="attended" label={w.attended} min={1} />
      </div>
      <WordsField name="minutes" label={w.minutes} />
      <WordsField name="proposal" label={w.proposal} />
    </Simple>
  )
}

function NumberField({ name, label, min }: { name: string; label: string; min: number }) {
  const w = useTopicWords()
  return (
    <Form.Item name={name} label={label} rules={[{ required: true, message: w.needed }]}>
      <InputNumber min={min} max={50_000} precision={0} style={{ width: '100%' }} />
    </Form.Item>
  )
}

function OpenPoll({ page, onClose }: StepProps) {
  const w = useTopicWords()
  const said = useSaid()
  return (
    <Simple
      title={w['open-poll']}
      note={said(pollWords.note)}
      shape={openPoll}
      initial={{ openedOn: today() }}
      toInput={(fields: { question: string; asked: number; openedOn: string }) => ({
        topicId: page.topic.id,
        ...fields,
      })}
      onClose={onClose}
    >
      <WordsField name="question" label={w.question} />
      <div className="field-row">
        <NumberField name="asked" label={w.asked} min={1} />
        <OnField name="openedOn" />
      </div>
    </Simple>
  )
}

function CountPoll({ page, onClose }: StepProps) {
  const w = useTopicWords()
  const said = useSaid()
  return (
    <Simple
      title={w['count-poll']}
      note={said(pollWords.note)}
      shape={countPoll}
      initial={{ closedOn: today(), abstained: 0 }}
      toInput={(fields: { closedOn: string; inFavour: number; against: number; abstained: number }) => ({
        topicId: page.topic.id,
        ...fields,
      })}
      onClose={onClose}
    >
      <div className="field-row three">
        <NumberField name="inFavour" label={said(pollWords.inFavour)} min={0} />
        <NumberField name="against" label={said(pollWords.against)} min={0} />
        <NumberField name="abstained" label={said(pollWords.abstained)} min={0} />
      </div>
      <OnField name="closedOn" label={w.closedOn} />
    </Simple>
  )
}

function PostNotice({ page, onClose }: StepProps) {
  const w = useTopicWords()
  return (
    <Simple
      title={w['post-notice']}
      note={`${w.noticeRule} ${w.noticeWhere(page.topic.compound ?? w.wholeCommunity)}`}
      shape={postNotice}
      initial={{ from: today(), until: addDays(today(), NOTICE_DAYS - 1) }}
      toInput={(fields: { from: string; until: string }) => ({ topicId: page.topic.id, ...fields })}
      onClose={onClose}
    >
      <div className="field-row">
        <OnField name="from" label={w.noticeFrom} future />
        <OnField name="until" label={w.noticeUntil} future />
      </div>
    </Simple>
  )
}

function CarryOut({ page, onClose }: StepProps) {
  const w = useTopicWords()
  return (
    <Simple
      title={w['carry-out']}
      shape={carryOut}
      initial={{ on: today() }}
      toInput={({ text = '', lawfulDecision = '', on }: Told & { lawfulDecision?: string }) => ({
        topicId: page.topic.id,
        on,
        text,
        lawfulDecision,
      })}
      onClose={onClose}
    >
      <OnField />
      {page.facts.ownersDecide && (
        <Form.Item name="lawfulDecision" label={w.lawfulDecision} rules={[{ required: true, message: w.needed }]}>
          <Input maxLength={200} />
        </Form.Item>
      )}
      <WordsField />
    </Simple>
  )
}

function Assess({ page, onClose }: StepProps) {
  const w = useTopicWords()
  return <InWords title={w.assess} shape={assessTopic} page={page} onClose={onClose} />
}

function Drop({ page, onClose }: StepProps) {
  const w = useTopicWords()
  return <InWords title={w.drop} shape={dropTopic} page={page} onClose={onClose} />
}

type Said = { topicId: string; on: string; text: string }

function InWords({ title, shape, page, onClose }: StepProps & { title: string; shape: CommandShape<Said, unknown> }) {
  return (
    <Simple
      title={title}
      shape={shape}
      initial={{ on: today() }}
      toInput={({ on, text = '' }: Told) => ({ topicId: page.topic.id, on, text })}
      onClose={onClose}
    >
      <OnField />
      <WordsField />
    </Simple>
  )
}
