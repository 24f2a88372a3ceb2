// The fields of compounds and buildings, and their problems told beside them.
import { readBuildingNumber } from '@red-steward/domain/places/building-import'
import { Form, type FormInstance, Input, InputNumber, Select } from 'antd'
import { Refused } from '../../lib/api.ts'
import { useFailureText, useFieldText } from '../../lib/refusal-text.ts'
import { usePlacesWords } from './places.words.ts'

export function NameField({ label }: { label: string }) {
  const w = usePlacesWords()
  return (
    <Form.Item name="name" label={label} rules={[{ required: true, whitespace: true, message: w.needed }]}>
      <Input maxLength={60} autoComplete="off" />
    </Form.Item>
  )
}

export function AliasesField() {
  const w = usePlacesWords()
  return (
    <Form.Item name="aliases" label={w.aliases} extra={w.aliasesNote}>
      <Select mode="tags" open={false} suffixIcon={null} tokenSeparators={['、', '，', ',', ';', '；']} maxCount={20} />
    </Form.Item>
  )
}

export function NumberField() {
  const w = usePlacesWords()
  const form = Form.useFormInstance()
  function canonical() {
    const number = readBuildingNumber(String(form.getFieldValue('number') ?? ''))
    if (number !== undefined) form.setFieldValue('number', number)
  }
  return (
    <Form.Item
      name="number"
      label={w.number}
      extra={w.numberNote}
      rules={[
        { required: true, whitespace: true, message: w.needed },
        {
          validator: (_rule, value: string) =>
            !value?.trim() || readBuildingNumber(value) !== undefined
              ? Promise.resolve()
              : Promise.reject(new Error(w.numberUnread)),
        },
      ]}
    >
      <Input maxLength={12} autoComplete="off" onBlur={canonical} />
    </Form.Item>
  )
}

export function CountField({ name, label, note, min, max }: CountFieldProps) {
  const w = usePlacesWords()
  return (
    <Form.Item
      name={name}
      label={label}
      {...(note ? { extra: note } : {})}
      rules={name === 'phase' ? [] : [{ required: true, message: w.needed }]}
    >
      <InputNumber min={min} max={max} precision={0} style={{ width: '100%' }} />
    </Form.Item>
  )
}
interface CountFieldProps {
  name: string
  label: string
  note?: string
  min: number
  max: number
}

export interface ByField {
  /** Which field a refusal speaks of, and in which words when the general ones say too little. */
  [why: string]: { field: string; text?: string }
}

/** Puts a refusal under its fields; answers what is left to be said above the form, or null. */
export function useTellFields(byField: ByField) {
  const failureText = useFailureText()
  const fieldText = useFieldText()
  return (form: FormInstance, failure: unknown): string | null => {
    if (!(failure instanceof Refused)) return failureText(failure)
    const known = byField[failure.why]
    if (known) {
      form.setFields([{ name: known.field, errors: [known.text ?? failureText(failure)] }])
      return null
    }
    const names = Object.keys(form.getFieldsValue(true) as object)
    const told = failure.fields.map((problem) => {
      const name = problem.path.split('.').find((part) => names.includes(part))
      if (name) form.setFields([{ name, errors: [fieldText(problem)] }])
      return name !== undefined
    })
    return told.length > 0 && told.every(Boolean) ? null : failureText(failure)
  }
}
