import { isAllowed } from '@red-steward/domain/identity/permissions'
import { type Id, newId } from '@red-steward/domain/ids'
import { endNotice, front, plateCounts, publishNotice, setFront } from '@red-steward/domain/portal/desk'
import type { DoorNotice } from '@red-steward/domain/portal/queries'
import type { Day } from '@red-steward/domain/time'
import { App, Button, Form, Input, Select } from 'antd'
import { useState } from 'react'
import { useTimes } from '../../lib/time.ts'
import { Answered } from '../parts/answered.tsx'
import { useAsk, useSend } from '../parts/ask.ts'
import { CommandModal } from '../parts/command-modal.tsx'
import { DayInput } from '../parts/day-input.tsx'
import { useActor } from '../parts/session-context.tsx'
import { useFrontWords } from './portal.words.ts'

/** What every door's public page shows beside the stewards. */
export function FrontPanel() {
  const actor = useActor()
  const may = actor !== null && isAllowed(actor, 'portal.edit-front')
  const answer = useAsk(front, {}, { enabled: may })
  if (!may) return null
  return (
    <Answered of={answer}>
      {({ phone, hours, address, notices }) => (
        <div className="columns even">
          <Desk initial={{ phone, hours, address }} />
          <Notices notices={notices} />
        </div>
      )}
    </Answered>
  )
}

interface DeskFields {
  phone: string
  hours: string
  address: string
}

function Desk({ initial }: { initial: DeskFields }) {
  const w = useFrontWords()
  const { message } = App.useApp()
  const saving = useSend(setFront, { onDone: () => void message.success(w.saved) })
  return (
    <section className="card" aria-labelledby="desk-title">
      <h2 id="desk-title">{w.desk}</h2>
      <Form<DeskFields> layout="vertical" initialValues={initial} onFinish={(fields) => saving.mutate(fields)}>
        <Form.Item
          name="phone"
          label={w.phone}
          rules={[{ pattern: /^[0-9+() -]{3,20}$/, message: w.phoneWrong, warningOnly: false }]}
        >
          <Input maxLength={20} inputMode="tel" />
        </Form.Item>
        <Form.Item name="hours" label={w.hours}>
          <Input maxLength={60} />
        </Form.Item>
        <Form.Item
          name="address"
          label={w.address}
          extra={w.addressNote}
          rules={[{ pattern: /^https?:\/\/[^/?#\s]{3,100}$/, message: w.addressWrong }]}
        >
          <Input maxLength={110} placeholder={location.origin} spellCheck={false} />
        </Form.Item>
        <Button type="primary" htmlType="submit" loading={saving.isPending}>
          {w.save}
        </Button>
      </Form>
    </section>
  )
}

type Notice = DoorNotice & { building: string | null }

function Notices({ notices }: { notices: Notice[] }) {
  const w = useFrontWords()
  const times = useTimes()
  const [adding, setAdding] = useState(false)
  const ending = useSend(endNotice)
  return (
    <section className="card" aria-labelledby="notices-title">
      <h2 id="notices-title">{w.notices}</h2>
      <p className="quiet">{w.noticesNote}</p>
      {notices.length === 0 && <p>{w.none}</p>}
      <ul className="notice-list">
        {notices.map(({ id, title, text, from, until, building }) => (
          <li key={id}>
            <div>
              <strong>{title}</strong>
              {text && <p>{text}</p>}
              <p className="quiet">
                {building ?? w.everywhere} · {times.day(from)} {until && `– ${times.day(until)}`}
              </p>
            </div>
            <Button size="small" onClick={() => ending.mutate({ noticeId: id })}>
              {w.end}
            </Button>
          </li>
        ))}
      </ul>
      <Button onClick={() => setAdding(true)}>{w.add}</Button>
      {adding && <AddNotice onClose={() => setAdding(false)} />}
    </section>
  )
}

interface NewNotice {
  id: Id
  title: string
  text: string
  buildingId: Id | null
  until: Day | null
}

interface NoticeFields {
  title: string
  text?: string
  buildingId?: string
  until?: string
}

function AddNotice({ onClose }: { onClose: () => void }) {
  const w = useFrontWords()
  const buildings = useAsk(plateCounts, {})
  return (
    <CommandModal<NewNotice, object, NoticeFields>
      title={w.add}
      shape={publishNotice}
      toInput={({ title, text = '', buildingId = null, until = null }) => ({
        id: newId(),
        title,
        text,
        buildingId,
        until,
      })}
      onClose={onClose}
    >
      <Form.Item name="title" label={w.titleOf} rules={[{ required: true, message: w.needed }]}>
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item name="text" label={w.text}>
        <Input.TextArea rows={4} maxLength={600} />
      </Form.Item>
      <Form.Item name="buildingId" label={w.where}>
        <Select
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          placeholder={w.everywhere}
          options={(buildings.data?.buildings ?? []).map(({ id, address }) => ({ value: id, label: address }))}
        />
      </Form.Item>
      <Form.Item name="until" label={w.until}>
        <DayInput future />
      </Form.Item>
    </CommandModal>
  )
}
