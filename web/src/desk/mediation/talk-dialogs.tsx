import { addDays } from '@red-steward/domain/care/days'
import { newId } from '@red-steward/domain/ids'
import {
  type Means,
  meansWords,
  type RecordKind,
  type RiskLevel,
  recordKindWords,
  riskWords,
} from '@red-steward/domain/mediation/dispute'
import { addEvidence, bookSession, extend, setRisk, writeRecord } from '@red-steward/domain/mediation/mediating'
import { rooms } from '@red-steward/domain/mediation/rooms'
import { App, Checkbox, Form, Input, Radio, Select } from 'antd'
import { today, useTimes } from '../../lib/time.ts'
import { useAsk } from '../parts/ask.ts'
import { CommandModal } from '../parts/command-modal.tsx'
import { DayInput } from '../parts/day-input.tsx'
import { useChoices, useSay } from '../visits/codes.ts'
import type { DialogProps } from './dialogs.ts'
import { useMediationWords, useStepWords, useTalkWords } from './mediation.words.ts'

interface Booking {
  roomId?: string
  day: string
  from: string
  to: string
}

/** A day and two clock times of the community as moments. */
const momentOf = (day: string, time: string) => new Date(`${day}T${time}:00+08:00`).toISOString()

export function BookDialog({ page, onClose }: DialogProps) {
  const w = useTalkWords()
  const base = useMediationWords()
  const { message } = App.useApp()
  const { data } = useAsk(rooms, { from: today(), to: today() })
  const options = (data?.rooms ?? [])
    .filter(({ retired }) => !retired)
    .map(({ id, name, place }) => ({ value: id, label: [name, place].filter(Boolean).join(' · ') }))
  const needed = [{ required: true, message: base.needed }]
  return (
    <CommandModal
      title={w.book}
      shape={bookSession}
      initial={{ day: addDays(today(), 1), from: '09:00', to: '11:00' }}
      toInput={({ roomId, day, from, to }: Booking) => ({
        id: newId(),
        disputeId: page.dispute.id,
        roomId: roomId ?? null,
        from: momentOf(day, from),
        to: momentOf(day, to),
      })}
      onDone={() => void message.success(base.done)}
      onClose={onClose}
    >
      <Form.Item name="roomId" label={w.room}>
        <Select allowClear placeholder={w.elsewhere} options={options} />
      </Form.Item>
      <div className="field-row three">
        <Form.Item name="day" label={base.on} rules={needed}>
          <DayInput future />
        </Form.Item>
        <Form.Item name="from" label={w.from} rules={needed}>
          <Input type="time" />
        </Form.Item>
        <Form.Item name="to" label={w.to} rules={needed}>
          <Input type="time" />
        </Form.Item>
      </div>
    </CommandModal>
  )
}

interface Written {
  kind: RecordKind
  heldOn: string
  text: string
  sessionId?: string
  replaces?: string
}

export function RecordDialog({ page, onClose }: DialogProps) {
  const w = useTalkWords()
  const base = useMediationWords()
  const say = useSay()
  const times = useTimes()
  const { message } = App.useApp()
  const needed = [{ required: true, message: base.needed }]
  const sessions = (page.file?.sessions ?? [])
    .filter(({ cancelled }) => !cancelled)
    .map(({ id, from, room }) => ({ value: id, label: `${times.moment(from)} ${room ?? w.elsewhere}` }))
  const records = (page.file?.records ?? [])
    .filter(({ replaced }) => !replaced)
    .map(({ id, kind, heldOn }) => ({ value: id, label: `${say(recordKindWords, kind)} ${times.day(heldOn)}` }))
  return (
    <CommandModal
      title={w.write}
      note={w.recordNote}
      width={680}
      shape={writeRecord}
      initial={{ kind: page.dispute.begunOn ? 'SESSION' : 'INVESTIGATION', heldOn: today() }}
      toInput={({ kind, heldOn, text, sessionId, replaces }: Written) => ({
        id: newId(),
        disputeId: page.dispute.id,
        kind,
        heldOn,
        text,
        sessionId: sessionId ?? null,
        replaces: replaces ?? null,
      })}
      onDone={() => void message.success(base.done)}
      onClose={onClose}
    >
      <div className="field-row">
        <Form.Item name="kind" label={w.recordKind} rules={needed}>
          <Select options={useChoices(recordKindWords)} />
        </Form.Item>
        <Form.Item name="heldOn" label={w.heldOn} rules={needed}>
          <DayInput />
        </Form.Item>
      </div>
      <Form.Item name="text" label={w.recordText} rules={[{ required: true, whitespace: true, message: base.needed }]}>
        <Input.TextArea autoSize={{ minRows: 6, maxRows: 18 }} maxLength={4000} />
      </Form.Item>
      <div className="field-row">
        <Form.Item name="sessionId" label={w.ofSession}>
          <Select allowClear options={sessions} />
        </Form.Item>
        <Form.Item name="replaces" label={w.replaces}>
          <Select allowClear options={records} />
        </Form.Item>
      </div>
    </CommandModal>
  )
}

interface Evidence {
  title: string
  partyId?: string
  receivedOn: string
  note?: string
}

export function EvidenceDialog({ page, onClose }: DialogProps) {
  const w = useTalkWords()
  const base = useMediationWords()
  const { message } = App.useApp()
  const needed = [{ required: true, message: base.needed }]
  return (
    <CommandModal
      title={w.addEvidence}
      shape={addEvidence}
      initial={{ receivedOn: today() }}
      toInput={({ title, partyId, receivedOn, note = '' }: Evidence) => ({
        id: newId(),
        disputeId: page.dispute.id,
        title,
        partyId: partyId ?? null,
        receivedOn,
        note,
      })}
      onDone={() => void message.success(base.done)}
      onClose={onClose}
    >
      <Form.Item name="title" label={w.evidenceTitle} rules={needed}>
        <Input maxLength={120} />
      </Form.Item>
      <div className="field-row">
        <Form.Item name="partyId" label={w.evidenceFrom}>
          <Select
            allowClear
            placeholder={w.byMediator}
            options={page.parties.map(({ id, name }) => ({ value: id, label: name }))}
          />
        </Form.Item>
        <Form.Item name="receivedOn" label={w.receivedOn} rules={needed}>
          <DayInput />
        </Form.Item>
      </div>
      <Form.Item name="note" label={w.evidenceNote}>
        <Input maxLength={500} />
      </Form.Item>
    </CommandModal>
  )
}

interface Extended {
  until: string
  means: Means
  on: string
  agreed: string[]
}

export function ExtendDialog({ page, onClose }: DialogProps) {
  const w = useMediationWords()
  const steps = useStepWords()
  const { message } = App.useApp()
  const needed = [{ required: true, message: w.needed }]
  const parties = page.parties.map(({ id, name }) => ({ value: id, label: steps.agreesToo(name) }))
  return (
    <CommandModal
      title={steps.extend}
      note={steps.extendNote}
      shape={extend}
      initial={{ means: 'WRITTEN', on: today(), agreed: [] }}
      toInput={({ until, means, on, agreed }: Extended) => ({
        disputeId: page.dispute.id,
        until,
        consents: agreed.map((partyId) => ({ id: newId(), partyId, means, on })),
      })}
      onDone={() => void message.success(w.done)}
      onClose={onClose}
    >
      <Form.Item name="until" label={steps.until} rules={needed}>
        <DayInput future />
      </Form.Item>
      <Form.Item name="agreed" label={w.parties} rules={needed}>
        <Checkbox.Group className="choices" options={parties} />
      </Form.Item>
      <div className="field-row">
        <Form.Item name="means" label={w.means} rules={needed}>
          <Select options={useChoices(meansWords)} />
        </Form.Item>
        <Form.Item name="on" label={w.on} rules={needed}>
          <DayInput />
        </Form.Item>
      </div>
    </CommandModal>
  )
}

interface Risk {
  level: RiskLevel | 'NONE'
  reason?: string
  until?: string
}

const RISK_DAYS = 30

export function RiskDialog({ page, onClose }: DialogProps) {
  const w = useMediationWords()
  const steps = useStepWords()
  const { message } = App.useApp()
  const [form] = Form.useForm<Risk>()
  const isSet = Form.useWatch('level', form) !== 'NONE'
  const needed = [{ required: isSet, message: w.needed }]
  const levels = [...useChoices(riskWords), { value: 'NONE', label: steps.riskNone }]
  return (
    <CommandModal
      title={steps.risk}
      note={steps.riskNote}
      shape={setRisk}
      form={form}
      initial={{ level: 'YELLOW', until: addDays(today(), RISK_DAYS) }}
      toInput={({ level, reason = '', until }: Risk) => ({
        id: newId(),
        disputeId: page.dispute.id,
        level: level === 'NONE' ? null : level,
        reason: level === 'NONE' ? '' : reason,
        until: level === 'NONE' ? null : (until ?? null),
      })}
      onDone={() => void message.success(w.done)}
      onClose={onClose}
    >
      <Form.Item name="level" label={steps.riskLevel} rules={needed}>
        <Radio.Group options={levels} />
      </Form.Item>
      {isSet && (
        <>
          <Form.Item name="reason" label={w.reason} rules={needed}>
            <Input maxLength={300} />
          </Form.Item>
          <Form.Item name="until" label={steps.riskUntil} rules={needed}>
            <DayInput future />
          </Form.Item>
        </>
      )}
    </CommandModal>
  )
}
