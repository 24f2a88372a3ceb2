import { type SafetyItem, safetyItemWords } from '@red-steward/domain/visits/codes'
import { Collapse, Form, Segmented } from 'antd'
import { useSay } from './codes.ts'
import { useVisitWords } from './visits.words.ts'
import './visits.css'

/** The home-safety check, closed until somebody wants it. */
export function SafetyFields() {
  const w = useVisitWords()
  const say = useSay()
  const options = [
    { value: '', label: w.safetyNone },
    { value: 'ok', label: w.safetyOk },
    { value: 'not', label: w.safetyNot },
  ]
  const items = (Object.keys(safetyItemWords) as SafetyItem[]).map((item) => (
    <Form.Item key={item} name={['safety', item]} label={say(safetyItemWords, item)} initialValue="">
      <Segmented size="small" options={options} />
    </Form.Item>
  ))
  return (
    <Collapse
      ghost
      size="small"
      className="safety-check"
      items={[
        { key: 'safety', label: w.safety, children: <div className="safety-items">{items}</div>, forceRender: true },
      ]}
    />
  )
}
