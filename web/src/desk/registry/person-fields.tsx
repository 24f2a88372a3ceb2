import type { PersonFacts } from '@red-steward/domain/registry/person'
import { checkPerson } from '@red-steward/domain/registry/person-check'
import { Form, Input, Radio } from 'antd'
import { language } from '../../lib/language.ts'
import { refusalText } from '../../lib/refusal-text.ts'
import { today } from '../../lib/time.ts'
import { DayInput } from '../parts/day-input.tsx'
import { CodeSelect, useCode } from './codes.tsx'
import { useRegistryWords } from './registry.words.ts'

const blank: PersonFacts = {
  name: '',
  readingOverride: null,
  sex: '9',
  birthDate: null,
  documentKind: 'NONE',
  idNumber: null,
  phone: null,
  languageNeed: null,
  note: '',
}

/** What a form holds of a person, as facts: nothing typed is null. */
export function factsOf(fields: Partial<PersonFacts>): PersonFacts {
  const facts: PersonFacts = { ...blank }
  for (const key of Object.keys(blank) as (keyof PersonFacts)[]) {
    const value = fields[key]
    if (value !== undefined && value !== '') Object.assign(facts, { [key]: value })
  }
  return facts
}

interface PersonFieldsProps {
  /** Placeholders for values that stay hidden: typed over they change, left empty they stay. */
  hidden?: { idNumber: string | null; phone: string | null }
}

/** The facts of a person a worker may write, checked while typing by the rule that guards the register. */
export function PersonFields({ hidden }: PersonFieldsProps) {
  const w = useRegistryWords()
  const code = useCode()
  const rule = useFactRule()
  return (
    <>
      <div className="field-row">
        <Form.Item name="name" label={w.name} rules={[{ required: true, message: w.needed }, rule('name')]}>
          <Input maxLength={60} autoComplete="off" />
        </Form.Item>
        <Form.Item name="sex" label={w.sex}>
          <Radio.Group options={['1', '2', '9'].map((value) => ({ value, label: code('sex', value) }))} />
        </Form.Item>
      </div>
      <div className="field-row">
        <Form.Item
          name="documentKind"
          label={w.documentKind}
          rules={[rule('documentKind')]}
          dependencies={['idNumber']}
        >
          <CodeSelect table="documentKind" />
        </Form.Item>
        <Form.Item
          name="idNumber"
          label={w.idNumber}
          dependencies={['documentKind', 'birthDate', 'sex']}
          rules={[rule('idNumber')]}
        >
          <Input maxLength={40} autoComplete="off" placeholder={hidden?.idNumber ?? ''} className="num" />
        </Form.Item>
      </div>
      <div className="field-row">
        <Form.Item name="birthDate" label={w.birthDate} rules={[rule('birthDate')]}>
          <DayInput />
        </Form.Item>
        <Form.Item name="phone" label={w.phone} rules={[rule('phone')]}>
          <Input maxLength={30} inputMode="tel" autoComplete="off" placeholder={hidden?.phone ?? ''} className="num" />
        </Form.Item>
      </div>
      <div className="field-row">
        <Form.Item name="languageNeed" label={w.languageNeed}>
          <CodeSelect table="languageNeed" allowClear />
        </Form.Item>
        <Form.Item
          name="readingOverride"
          label={w.readingOverride}
          extra={w.readingNote}
          dependencies={['name']}
          rules={[rule('readingOverride')]}
        >
          <Input maxLength={120} autoComplete="off" spellCheck={false} />
        </Form.Item>
      </div>
      <Form.Item name="note" label={w.note} extra={w.noteNote} rules={[rule('note')]}>
        <Input.TextArea maxLength={500} autoSize={{ minRows: 2, maxRows: 5 }} />
      </Form.Item>
    </>
  )
}

/** A form rule that asks `checkPerson` and speaks for one field. */
function useFactRule() {
  const spoken = language.use()
  const form = Form.useFormInstance<PersonFacts>()
  return (field: keyof PersonFacts) => ({
    validator: () => {
      const { problems } = checkPerson(factsOf(form.getFieldsValue(true) as Partial<PersonFacts>), today())
      const found = problems.find((problem) => problem.field === field)
      return found ? Promise.reject(new Error(refusalText(found.code, spoken) ?? found.code)) : Promise.resolve()
    },
  })
}

/** The birth date as far as it is known while typing: the field, or the one inside the id number. */
export function useBirthDate(): string | null {
  const form = Form.useFormInstance<PersonFacts>()
  const typed = Form.useWatch('birthDate', form)
  const idNumber = Form.useWatch('idNumber', form)
  const documentKind = Form.useWatch('documentKind', form)
  if (typed) return typed
  return checkPerson(factsOf({ idNumber: idNumber ?? null, documentKind: documentKind ?? 'NONE' }), today()).facts
    .birthDate
}
