// Whom one rings for a building or compound: kept here, dialled from phones and from the page of an emergency.
import { newId } from '@red-steward/domain/ids'
import {
  endContact,
  keepContact,
  mayKeepContact,
  type UtilityContact,
  UtilityKind,
  utilityContacts,
  utilityKindWords,
} from '@red-steward/domain/places/utility-contacts'
import { App, Button, Empty, Flex, Form, Input, Popconfirm, Radio, Select, Tag } from 'antd'
import { useState } from 'react'
import { language } from '../../lib/language.ts'
import { Answered } from '../parts/answered.tsx'
import { useAsk, useSend } from '../parts/ask.ts'
import { CommandModal } from '../parts/command-modal.tsx'
import { useActor, useMay } from '../parts/session-context.tsx'
import { useContactWords } from './utility-contacts.words.ts'

interface Place {
  compoundId: string
  /** Null on the compound's own page. */
  buildingId: string | null
}

export function UtilityContacts({ compoundId, buildingId }: Place) {
  const w = useContactWords()
  const answer = useAsk(
    utilityContacts,
    buildingId ? { buildingId, compoundId: null } : { compoundId, buildingId: null },
  )
  const mayEdit = useMay('places.edit').allowed
  const [editing, setEditing] = useState<UtilityContact | 'new' | null>(null)
  return (
    <section className="card">
      <Flex gap={8} align="center" wrap className="pane-head">
        <h2>{w.title}</h2>
        {mayEdit && (
          <span className="pane-head-actions">
            <Button onClick={() => setEditing('new')}>{w.add}</Button>
          </span>
        )}
      </Flex>
      <p className="quiet">{w.note}</p>
      <Answered of={answer}>
        {({ rows }) =>
          rows.length === 0 ? (
            <Empty description={w.none} image={Empty.PRESENTED_IMAGE_SIMPLE} />
          ) : (
            <ul className="plain-list">
              {byKind(rows).map((contact) => (
                <ContactRow key={contact.id} contact={contact} onEdit={() => setEditing(contact)} />
              ))}
            </ul>
          )
        }
      </Answered>
      {editing && (
        <EditContact
          contact={editing === 'new' ? null : editing}
          place={{ compoundId, buildingId }}
          onClose={() => setEditing(null)}
        />
      )}
    </section>
  )
}

const byKind = (rows: readonly UtilityContact[]) =>
  UtilityKind.options.flatMap((kind) => rows.filter((row) => row.kind === kind))
const levelOf = ({ compoundId, buildingId }: { compoundId: string | null; buildingId: string | null }) =>
  buildingId ? 'building' : compoundId ? 'compound' : 'community'

function ContactRow({ contact, onEdit }: { contact: UtilityContact; onEdit: () => void }) {
  const w = useContactWords()
  const spoken = language.use()
  const { message } = App.useApp()
  const actor = useActor()
  const mayEdit = useMay('places.edit').allowed && actor !== null && mayKeepContact(actor, contact).allowed
  const ending = useSend(endContact, { onDone: () => void message.success(w.ended) })
  return (
    <li className="contact-row">
      <Flex gap={8} align="baseline" wrap>
        <Tag>{utilityKindWords[contact.kind][spoken]}</Tag>
        <span className="wrap-anywhere">{contact.name}</span>
        <strong className="num">{contact.phone}</strong>
        <span className="quiet">{contact.aroundTheClock ? w.allDay : contact.hours}</span>
        <span className="quiet">· {w[levelOf(contact)]}</span>
      </Flex>
      {mayEdit && (
        <Flex gap={8}>
          <Button size="small" onClick={onEdit} aria-label={`${w.edit} ${contact.name}`}>
            {w.edit}
          </Button>
          <Popconfirm
            title={`${w.end} ${contact.name}`}
            description={w.endSure}
            okText={w.end}
            cancelText={w.cancel}
            okButtonProps={{ danger: true }}
            onConfirm={() => ending.mutate({ contactId: contact.id })}
          >
            <Button size="small" danger loading={ending.isPending} aria-label={`${w.end} ${contact.name}`}>
              {w.end}
            </Button>
          </Popconfirm>
        </Flex>
      )}
    </li>
  )
}

interface Fields {
  kind: UtilityKind
  level: 'building' | 'compound' | 'community'
  name: string
  phone: string
  aroundTheClock: boolean
  hours?: string
}

function EditContact({
  contact,
  place,
  onClose,
}: {
  contact: UtilityContact | null
  place: Place
  onClose: () => void
}) {
  const w = useContactWords()
  const spoken = language.use()
  const { message } = App.useApp()
  const everywhere = useActor()?.grids === 'all'
  const [form] = Form.useForm<Fields>()
  const byHours = Form.useWatch('aroundTheClock', form) === false
  const levels = [
    ...(place.buildingId ? (['building'] as const) : []),
    'compound' as const,
    ...(everywhere ? (['community'] as const) : []),
  ]
  return (
    <CommandModal
      title={contact ? `${w.edit} ${contact.name}` : w.add}
      shape={keepContact}
      form={form}
      initial={
        contact
          ? { ...contact, level: levelOf(contact) }
          : { kind: 'PROPERTY', level: place.buildingId ? 'building' : 'compound', aroundTheClock: true }
      }
      toInput={({ level, hours = '', ...fields }: Fields) => ({
        ...fields,
        ...{ id: contact?.id ?? newId(), base: contact?.version ?? 0, hours: fields.aroundTheClock ? '' : hours },
        compoundId: level === 'compound' ? place.compoundId : null,
        buildingId: level === 'building' ? place.buildingId : null,
      })}
      onDone={() => void message.success(w.kept)}
      onClose={onClose}
    >
      <div className="field-pair">
        <Form.Item name="kind" label={w.kind}>
          <Select
            options={UtilityKind.options.map((kind) => ({ value: kind, label: utilityKindWords[kind][spoken] }))}
          />
        </Form.Item>
        <Form.Item name="level" label={w.where}>
          <Select options={levels.map((level) => ({ value: level, label: w[level] }))} />
        </Form.Item>
      </div>
      <Form.Item name="name" label={w.name} rules={[{ required: true, whitespace: true, message: w.needed }]}>
        <Input maxLength={60} autoComplete="off" />
      </Form.Item>
      <Form.Item
        name="phone"
        label={w.phone}
        extra={w.phoneNote}
        rules={[
          { required: true, whitespace: true, message: w.needed },
          { pattern: /^\s*[0-9+() -]{3,24}\s*$/, message: w.phoneUnread },
        ]}
      >
        <Input maxLength={24} autoComplete="off" inputMode="tel" />
      </Form.Item>
      <Form.Item name="aroundTheClock" label={w.hours}>
        <Radio.Group
          options={[
            { value: true, label: w.clock },
            { value: false, label: w.byDay },
          ]}
        />
      </Form.Item>
      {byHours && (
        <Form.Item name="hours" rules={[{ required: true, whitespace: true, message: w.needed }]}>
          <Input maxLength={40} placeholder="8:30–18:00" aria-label={w.hours} />
        </Form.Item>
      )}
    </CommandModal>
  )
}
