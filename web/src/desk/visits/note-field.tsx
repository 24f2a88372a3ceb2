import { forbiddenIn } from '@red-steward/domain/registry/forbidden-text'
import { Checkbox, Form, Input } from 'antd'
import { useVisitWords } from './visits.words.ts'
import './visits.css'

interface NoteFieldProps {
  name?: string
  label?: string
  hint?: string
  rows?: number
  max?: number
  needed?: boolean
}

/**
 * A text about people: what may not be kept is said while it is typed, by the rule the server has; words near illness or
 * money ask for a second look. The form gets `noteReviewed` beside the text.
 */
export function NoteField({ name = 'note', label, hint, rows = 2, max = 200, needed = false }: NoteFieldProps) {
  const w = useVisitWords()
  const text: string = Form.useWatch(name) ?? ''
  const findings = forbiddenIn(text)
  const refused = findings.find(({ verdict }) => verdict === 'refuse')
  const warned = findings.filter(({ verdict }) => verdict === 'warn').map(({ words }) => words)
  return (
    <>
      <Form.Item
        name={name}
        label={label ?? w.noteField}
        extra={hint ?? w.noteHint}
        {...(hint === '' ? { style: { marginBottom: 30 } } : {})}
        {...(refused ? { validateStatus: 'error' as const, help: w.noteRefused(refused.words) } : {})}
        rules={needed ? [{ required: true, message: w.needed }] : []}
      >
        <Input.TextArea rows={rows} maxLength={max} showCount />
      </Form.Item>
      {!refused && warned.length > 0 && (
        <Form.Item
          name="noteReviewed"
          valuePropName="checked"
          help={<span className="unsafe">{w.noteWarned(warned.join('、'))}</span>}
        >
          <Checkbox>{w.noteReviewed}</Checkbox>
        </Form.Item>
      )}
    </>
  )
}
