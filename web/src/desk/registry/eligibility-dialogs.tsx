import { newId } from '@red-steward/domain/ids'
import type { EligibilityBasis } from '@red-steward/domain/registry/codes'
import { eligibilityWarnings } from '@red-steward/domain/registry/eligibility-rules'
import { endEligibility, extendEligibility, openEligibility } from '@red-steward/domain/registry/entitling'
import { type GroupCode, keyGroups } from '@red-steward/domain/registry/key-groups'
import type { EligibilityRow, PersonView } from '@red-steward/domain/registry/pages'
import { Alert, Form, Input } from 'antd'
import { language } from '../../lib/language.ts'
import { today } from '../../lib/time.ts'
import { CommandModal } from '../parts/command-modal.tsx'
import { DayInput } from '../parts/day-input.tsx'
import { CodeSelect } from './codes.tsx'
import { usePersonWords } from './person.words.ts'
import { useRegistryWords } from './registry.words.ts'
import { useUndoable } from './use-undoable.tsx'

interface OpenFields {
  groupCode: GroupCode
  decidedBy: string
  basis: EligibilityBasis
  consentedOn?: string | null
  careFlagAgreedOn?: string | null
  startsOn: string
  endsOn?: string | null
}

export function OpenEligibility({ person, onClose }: { person: PersonView; onClose: () => void }) {
  const w = usePersonWords()
  const r = useRegistryWords()
  const spoken = language.use()
  const undoable = useUndoable()
  const [form] = Form.useForm<OpenFields>()
  const group = Form.useWatch('groupCode', form)
  const basis = Form.useWatch('basis', form)
  const needed = [{ required: true, message: r.needed }]
  const warned = group && eligibilityWarnings(person, group, today()).length > 0
  return (
    <CommandModal
      title={w.open}
      form={form}
      shape={openEligibility}
      initial={{ basis: 'CONSENT', startsOn: today(), consentedOn: today() }}
      toInput={({ consentedOn, careFlagAgreedOn, endsOn, ...fields }: OpenFields) => ({
        id: newId(),
        personId: person.id,
        ...fields,
        consentedOn: fields.basis === 'CONSENT' ? (consentedOn ?? null) : null,
        careFlagAgreedOn: careFlagAgreedOn ?? null,
        ...(endsOn ? { endsOn } : {}),
      })}
      onDone={(_answer, _input, id) => undoable(w.opened, id)}
      onClose={onClose}
    >
      <Form.Item name="groupCode" label={w.group} rules={needed}>
        <CodeSelect
          table="group"
          onChange={(code: GroupCode) => form.setFieldsValue({ decidedBy: keyGroups[code].authority[spoken] })}
        />
      </Form.Item>
      {warned && <Alert type="warning" showIcon title={w.ageDoesNotFit} style={{ marginBottom: 16 }} />}
      <Form.Item name="decidedBy" label={w.decidedBy} rules={needed}>
        <Input maxLength={60} />
      </Form.Item>
      <div className="field-row">
        <Form.Item name="basis" label={w.basis} rules={needed}>
          <CodeSelect table="eligibilityBasis" />
        </Form.Item>
        {basis === 'CONSENT' && (
          <Form.Item name="consentedOn" label={w.consentedOn} rules={needed}>
            <DayInput />
          </Form.Item>
        )}
      </div>
      <div className="field-row">
        <Form.Item name="startsOn" label={w.startsOn} rules={needed}>
          <DayInput future />
        </Form.Item>
        <Form.Item name="endsOn" label={w.endsOn} extra={w.endsOnNote}>
          <DayInput future />
        </Form.Item>
      </div>
      <Form.Item name="careFlagAgreedOn" label={w.careFlag}>
        <DayInput />
      </Form.Item>
    </CommandModal>
  )
}

export function ExtendEligibility({ row, onClose }: { row: EligibilityRow; onClose: () => void }) {
  const w = usePersonWords()
  const r = useRegistryWords()
  const undoable = useUndoable()
  const needed = [{ required: true, message: r.needed }]
  return (
    <CommandModal
      title={w.extend}
      shape={extendEligibility}
      initial={{ decidedBy: row.decidedBy }}
      toInput={({ endsOn, decidedBy }: { endsOn: string; decidedBy: string }) => ({
        eligibilityId: row.id,
        endsOn,
        decidedBy,
      })}
      onDone={(_answer, _input, id) => undoable(w.extended, id)}
      onClose={onClose}
    >
      <Form.Item name="endsOn" label={w.endsOn} rules={needed}>
        <DayInput future />
      </Form.Item>
      <Form.Item name="decidedBy" label={w.decidedBy} rules={needed}>
        <Input maxLength={60} />
      </Form.Item>
    </CommandModal>
  )
}

type EndReason = 'EXPIRED' | 'NO_LONGER_ENTITLED' | 'CONSENT_WITHDRAWN' | 'MISTAKE'
const endReasons: EndReason[] = ['NO_LONGER_ENTITLED', 'CONSENT_WITHDRAWN', 'EXPIRED', 'MISTAKE']

export function EndEligibility({ row, onClose }: { row: EligibilityRow; onClose: () => void }) {
  const w = usePersonWords()
  const r = useRegistryWords()
  const undoable = useUndoable()
  const needed = [{ required: true, message: r.needed }]
  return (
    <CommandModal
      title={w.end}
      shape={endEligibility}
      initial={{ day: today() }}
      toInput={({ day, reason }: { day: string; reason: EndReason }) => ({ eligibilityId: row.id, day, reason })}
      onDone={(_answer, _input, id) => undoable(w.endedDone, id)}
      onClose={onClose}
    >
      <Form.Item name="reason" label={w.reasonOfEnd} rules={needed}>
        <CodeSelect table="eligibilityEnd" codes={endReasons} />
      </Form.Item>
      <Form.Item name="day" label={r.day} rules={needed}>
        <DayInput />
      </Form.Item>
    </CommandModal>
  )
}
