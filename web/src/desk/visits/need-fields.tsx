import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { needKindWords } from '@red-steward/domain/visits/codes'
import { Button, Form, Input, Select } from 'antd'
import { DayInput } from '../parts/day-input.tsx'
import { useChoices } from './codes.ts'
import { useVisitWords } from './visits.words.ts'
import './visits.css'

/** Needs heard at the door, each to become a case, an errand, a wish or a service. */
export function NeedFields() {
  const w = useVisitWords()
  const kinds = useChoices(needKindWords)
  const needed = [{ required: true, message: w.needed }]
  return (
    <Form.List name="needs">
      {(rows, { add, remove }) => (
        <Form.Item label={w.needs}>
          {rows.map(({ key, name }) => (
            <div key={key} className="need-row">
              <Form.Item name={[name, 'kind']} rules={needed} initialValue="ERRAND">
                <Select options={kinds} aria-label={w.needKind} />
              </Form.Item>
              <Form.Item name={[name, 'text']} rules={needed}>
                <Input maxLength={200} placeholder={w.needText} aria-label={w.needText} />
              </Form.Item>
              <Form.Item name={[name, 'dueOn']}>
                <DayInput future />
              </Form.Item>
              <Button type="text" icon={<DeleteOutlined />} aria-label={w.cancel} onClick={() => remove(name)} />
            </div>
          ))}
          <Button type="dashed" size="small" icon={<PlusOutlined />} onClick={() => add()}>
            {w.addNeed}
          </Button>
        </Form.Item>
      )}
    </Form.List>
  )
}
