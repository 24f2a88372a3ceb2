import { type ChangeChip, changeChipWords, visitMeansWords, visitResultWords } from '@red-steward/domain/visits/codes'
import { Checkbox, Form, Radio } from 'antd'
import { useChoices } from './codes.ts'
import { useVisitWords } from './visits.words.ts'

/** How, with what result, and what was found changed. */
export function HowAndWhat() {
  const w = useVisitWords()
  const needed = [{ required: true, message: w.needed }]
  return (
    <>
      <Form.Item name="means" label={w.means} rules={needed}>
        <Radio.Group optionType="button" options={useChoices(visitMeansWords)} />
      </Form.Item>
      <Form.Item name="result" label={w.result} rules={needed}>
        <Radio.Group optionType="button" options={useChoices(visitResultWords)} />
      </Form.Item>
      <Form.Item name="changes" label={w.changes} normalize={oneSide}>
        <Checkbox.Group options={useChoices(changeChipWords)} />
      </Form.Item>
    </>
  )
}

/** "No change" and a change exclude each other: the last tap wins. */
function oneSide(chosen: ChangeChip[] = []): ChangeChip[] {
  return chosen.at(-1) === 'NONE' ? ['NONE'] : chosen.filter((chip) => chip !== 'NONE')
}
