import { needsGuardian } from '@red-steward/domain/registry/guardians'
import type { Guardian } from '@red-steward/domain/registry/person'
import { ageOn } from '@red-steward/domain/time'
import { Alert, Form, Input, Radio, Select } from 'antd'
import { today } from '../../lib/time.ts'
import { DayInput } from '../parts/day-input.tsx'
import { CodeSelect } from './codes.tsx'
import { useHouseholdWords } from './household.words.ts'
import { useBirthDate } from './person-fields.tsx'
import { useRegistryWords } from './registry.words.ts'

export interface GuardianChoice {
  from: 'household' | 'elsewhere'
  personId?: string
  name?: string
  phone?: string
  relation: string
  consentedOn?: string | null
}

const parents = ['51', '52', '61', '62', '63', '64', '57', '58', '71', '75', '97', '99']

export function guardiansOf(choice: GuardianChoice | undefined): Guardian[] {
  if (!choice?.relation) return []
  const { relation, consentedOn = null } = choice
  if (choice.from === 'household') return choice.personId ? [{ personId: choice.personId, relation, consentedOn }] : []
  return choice.name ? [{ name: choice.name, phone: choice.phone || null, relation, consentedOn }] : []
}

interface Adult {
  personId: string
  name: string
  birthDate: string | null
}

/** Asked for as soon as the birth date says that the person is under 14. */
export function GuardianFields({ members, always = false }: { members: Adult[]; always?: boolean }) {
  const w = useHouseholdWords()
  const r = useRegistryWords()
  const form = Form.useFormInstance()
  const from = Form.useWatch(['guardian', 'from'], form) as GuardianChoice['from'] | undefined
  const birthDate = useBirthDate()
  if (!always && !needsGuardian(birthDate, today())) return null
  const adults = members.filter((member) => member.birthDate === null || ageOn(member.birthDate, today()) >= 18)
  const needed = [{ required: true, message: r.needed }]
  return (
    <fieldset className="plain-fieldset">
      <legend>{w.guardian}</legend>
      <Alert type="info" title={w.guardianNote} style={{ marginBottom: 12 }} />
      <Form.Item name={['guardian', 'from']} initialValue={adults.length > 0 ? 'household' : 'elsewhere'}>
        <Radio.Group
          options={[
            { value: 'household', label: w.guardianMember, disabled: adults.length === 0 },
            { value: 'elsewhere', label: w.guardianOther },
          ]}
        />
      </Form.Item>
      <div className="field-row">
        {from === 'household' ? (
          <Form.Item name={['guardian', 'personId']} label={w.guardian} rules={needed}>
            <Select options={adults.map(({ personId, name }) => ({ value: personId, label: name }))} />
          </Form.Item>
        ) : (
          <>
            <Form.Item name={['guardian', 'name']} label={w.guardianName} rules={needed}>
              <Input maxLength={60} />
            </Form.Item>
            <Form.Item name={['guardian', 'phone']} label={w.guardianPhone}>
              <Input maxLength={30} inputMode="tel" />
            </Form.Item>
          </>
        )}
        <Form.Item name={['guardian', 'relation']} label={w.guardianRelation} rules={needed}>
          <CodeSelect table="relation" codes={parents} />
        </Form.Item>
        <Form.Item name={['guardian', 'consentedOn']} label={w.consentedOn}>
          <DayInput />
        </Form.Item>
      </div>
    </fieldset>
  )
}
