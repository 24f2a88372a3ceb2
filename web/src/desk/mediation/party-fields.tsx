import { type Side, sideWords } from '@red-steward/domain/mediation/dispute'
import { isMinor, type Party } from '@red-steward/domain/mediation/parties'
import { Collapse, Form, Input, Select } from 'antd'
import type { NamePath } from 'antd/es/form/interface'
import { today } from '../../lib/time.ts'
import { DayInput } from '../parts/day-input.tsx'
import { useMay } from '../parts/session-context.tsx'
import { PersonPicker } from '../registry/person-picker.tsx'
import { useChoices } from '../visits/codes.ts'
import { useMediationWords } from './mediation.words.ts'

export interface PartyDraft {
  id: string
  side: Side
  personId?: string | null
  name?: string
  phone?: string
  address?: string
  birthDate?: string | null
  guardian?: { name?: string; relation?: string; phone?: string }
  representative?: { name?: string; relation?: string; phone?: string }
}

/** A party as the command wants it: what was left empty is nobody. */
export function partyOf(draft: PartyDraft): Party {
  const someone = (one: PartyDraft['guardian']) =>
    one?.name ? { name: one.name, relation: one.relation ?? '', phone: one.phone ?? '' } : null
  return {
    id: draft.id,
    side: draft.side,
    personId: draft.personId ?? null,
    name: draft.name ?? '',
    phone: draft.phone ?? '',
    address: draft.address ?? '',
    birthDate: draft.birthDate ?? null,
    guardian: someone(draft.guardian),
    representative: someone(draft.representative),
  }
}

interface PartyFieldsProps {
  /** Where the party stands in its list, for the names of the fields; nothing for a form of its own. */
  at?: number
  /** As the form sees the party now. */
  draft: PartyDraft | undefined
}

/** One party: of the register, or by name and phone. A minor asks for the guardian at once. */
export function PartyFields({ at, draft }: PartyFieldsProps) {
  const w = useMediationWords()
  const searches = useMay('registry.search').allowed
  const name = (...path: string[]): NamePath => (at === undefined ? path : [at, ...path])
  const fromRegister = !!draft?.personId
  const minor = isMinor(draft?.birthDate ?? null, today())
  const needed = [{ required: true, message: w.needed }]
  return (
    <>
      <Form.Item name={name('id')} hidden>
        <Input />
      </Form.Item>
      <div className="field-row">
        <Form.Item name={name('side')} label={w.side} rules={needed}>
          <Select options={useChoices(sideWords)} />
        </Form.Item>
        {searches ? (
          <Form.Item name={name('personId')} label={w.fromRegister}>
            <PersonPicker />
          </Form.Item>
        ) : (
          <span />
        )}
      </div>
      {fromRegister ? (
        <p className="quiet">{w.registerNote}</p>
      ) : (
        <div className="field-row">
          <Form.Item name={name('name')} label={w.name} rules={needed}>
            <Input maxLength={60} />
          </Form.Item>
          <Form.Item name={name('birthDate')} label={w.birthDate} extra={minor ? w.birthNote : undefined}>
            <DayInput />
          </Form.Item>
        </div>
      )}
      <div className="field-row">
        <Form.Item name={name('phone')} label={w.phone}>
          <Input maxLength={30} inputMode="tel" />
        </Form.Item>
        <Form.Item name={name('address')} label={w.address}>
          <Input maxLength={120} />
        </Form.Item>
      </div>
      <Collapse
        ghost
        size="small"
        {...(minor ? { activeKey: 'more' } : {})}
        items={[{ key: 'more', label: w.more, forceRender: true, children: <Others name={name} minor={minor} /> }]}
      />
    </>
  )
}

function Others({ name, minor }: { name: (...path: string[]) => NamePath; minor: boolean }) {
  const w = useMediationWords()
  return (
    <>
      <div className="field-row three">
        <Form.Item
          name={name('guardian', 'name')}
          label={w.guardianName}
          rules={minor ? [{ required: true, message: w.needed }] : []}
        >
          <Input maxLength={60} />
        </Form.Item>
        <Form.Item name={name('guardian', 'relation')} label={w.guardianRelation}>
          <Input maxLength={60} />
        </Form.Item>
        <Form.Item name={name('guardian', 'phone')} label={w.guardianPhone}>
          <Input maxLength={30} inputMode="tel" />
        </Form.Item>
      </div>
      <div className="field-row">
        <Form.Item name={name('representative', 'name')} label={w.representativeName}>
          <Input maxLength={60} />
        </Form.Item>
        <Form.Item name={name('representative', 'phone')} label={w.representativePhone}>
          <Input maxLength={30} inputMode="tel" />
        </Form.Item>
      </div>
    </>
  )
}
