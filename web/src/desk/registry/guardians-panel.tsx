import { PlusOutlined } from '@ant-design/icons'
import { newId } from '@red-steward/domain/ids'
import { linkGuardian, unlinkGuardian } from '@red-steward/domain/registry/entitling'
import type { PersonView } from '@red-steward/domain/registry/pages'
import { Link } from '@tanstack/react-router'
import { Button, Form, Input, Popconfirm, Segmented, Tag } from 'antd'
import { useState } from 'react'
import { today, useTimes } from '../../lib/time.ts'
import { useSend } from '../parts/ask.ts'
import { CommandModal } from '../parts/command-modal.tsx'
import { DayInput } from '../parts/day-input.tsx'
import { useMay } from '../parts/session-context.tsx'
import { CodeSelect, useCode } from './codes.tsx'
import { useHouseholdWords } from './household.words.ts'
import { usePersonWords } from './person.words.ts'
import { PersonPicker } from './person-picker.tsx'
import { useRegistryWords } from './registry.words.ts'
import { useUndoable } from './use-undoable.tsx'

/** Guardians of a child, and the children of a guardian; nothing for anybody else. */
export function GuardiansPanel({ person }: { person: PersonView }) {
  const w = usePersonWords()
  const h = useHouseholdWords()
  const code = useCode()
  const times = useTimes()
  const may = useMay('registry.edit').allowed
  const undoable = useUndoable()
  const [linking, setLinking] = useState(false)
  const ending = useSend(unlinkGuardian, { onDone: (_answer, _input, id) => undoable(w.unlinked, id) })
  const isChild = person.age !== null && person.age < 18
  if (!isChild && person.guardians.length === 0 && person.wards.length === 0) return null
  return (
    <section className="card">
      <div className="household-head">
        <h2>{isChild || person.guardians.length > 0 ? w.guardians : w.wards}</h2>
        {person.needsGuardian && <Tag color="error">{h.guardianMissing}</Tag>}
      </div>
      <ul className="plain-list">
        {person.guardians.map((guardian) => (
          <li key={guardian.id}>
            <span>
              {guardian.guardianId ? (
                <Link to="/persons/$personId" params={{ personId: guardian.guardianId }}>
                  {guardian.name}
                </Link>
              ) : (
                guardian.name
              )}{' '}
              <span className="quiet">
                {code('relation', guardian.relation)} {guardian.phone}
              </span>
            </span>
            {guardian.endedOn ? (
              <span className="quiet num">{times.day(guardian.endedOn)}</span>
            ) : (
              may && (
                <Popconfirm
                  title={w.unlink}
                  onConfirm={() => ending.mutate({ guardianshipId: guardian.id, day: today() })}
                >
                  <Button size="small">{w.unlink}</Button>
                </Popconfirm>
              )
            )}
          </li>
        ))}
        {person.wards.map((ward) => (
          <li key={ward.personId}>
            <Link to="/persons/$personId" params={{ personId: ward.personId }}>
              {ward.name}
            </Link>
          </li>
        ))}
      </ul>
      {isChild && may && (
        <Button size="small" icon={<PlusOutlined />} onClick={() => setLinking(true)} style={{ marginTop: 8 }}>
          {w.linkGuardian}
        </Button>
      )}
      {linking && <LinkGuardian person={person} onClose={() => setLinking(false)} />}
    </section>
  )
}

interface Fields {
  personId?: string
  name?: string
  phone?: string
  relation: string
  consentedOn?: string | null
}

function LinkGuardian({ person, onClose }: { person: PersonView; onClose: () => void }) {
  const w = usePersonWords()
  const h = useHouseholdWords()
  const r = useRegistryWords()
  const undoable = useUndoable()
  const [from, setFrom] = useState<'register' | 'elsewhere'>('register')
  const needed = [{ required: true, message: r.needed }]
  return (
    <CommandModal
      title={w.linkGuardian}
      shape={linkGuardian}
      toInput={({ personId, name, phone, relation, consentedOn = null }: Fields) => ({
        id: newId(),
        childId: person.id,
        guardian:
          from === 'register'
            ? { personId: personId!, relation, consentedOn }
            : { name: name!, phone: phone || null, relation, consentedOn },
      })}
      onDone={(_answer, _input, id) => undoable(w.linked, id)}
      onClose={onClose}
    >
      <Segmented
        block
        value={from}
        onChange={setFrom}
        options={[
          { value: 'register', label: h.moveInKnown },
          { value: 'elsewhere', label: h.guardianOther },
        ]}
        style={{ marginBottom: 16 }}
      />
      {from === 'register' ? (
        <Form.Item name="personId" label={h.guardian} rules={needed}>
          <PersonPicker except={[person.id]} />
        </Form.Item>
      ) : (
        <div className="field-row">
          <Form.Item name="name" label={h.guardianName} rules={needed}>
            <Input maxLength={60} />
          </Form.Item>
          <Form.Item name="phone" label={h.guardianPhone}>
            <Input maxLength={30} inputMode="tel" />
          </Form.Item>
        </div>
      )}
      <div className="field-row">
        <Form.Item name="relation" label={h.guardianRelation} rules={needed}>
          <CodeSelect table="relation" />
        </Form.Item>
        <Form.Item name="consentedOn" label={h.consentedOn}>
          <DayInput />
        </Form.Item>
      </div>
    </CommandModal>
  )
}
