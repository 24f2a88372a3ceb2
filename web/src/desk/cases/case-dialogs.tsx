import { CaseResult, caseResultWords, ResidentSays, residentSaysWords } from '@red-steward/domain/cases/case'
import { addNote, resolveOnTheSpot } from '@red-steward/domain/cases/commands'
import type { Id } from '@red-steward/domain/ids'
import { App, Form, Input, Radio } from 'antd'
import { CommandModal } from '../parts/command-modal.tsx'
import { useCasesWords } from './cases.words.ts'
import { useSaid } from './codes.ts'

interface DialogProps {
  caseId: Id
  onClose: () => void
}

export function AddNote({ caseId, onClose }: DialogProps) {
  const w = useCasesWords()
  const { message } = App.useApp()
  return (
    <CommandModal
      title={w.addNote}
      note={w.neverCodes}
      shape={addNote}
      toInput={({ text }: { text: string }) => ({ caseId, text })}
      onDone={() => void message.success(w.noteDone)}
      onClose={onClose}
    >
      <Form.Item name="text" label={w.note} rules={[{ required: true, whitespace: true, message: w.needed }]}>
        <Input.TextArea autoFocus autoSize={{ minRows: 3, maxRows: 10 }} maxLength={2000} />
      </Form.Item>
    </CommandModal>
  )
}

interface CloseFields {
  result: CaseResult
  residentSays: ResidentSays
  resultText?: string
}

export function CloseCase({ caseId, onClose }: DialogProps) {
  const w = useCasesWords()
  const said = useSaid()
  const { message } = App.useApp()
  const needed = [{ required: true, message: w.needed }]
  return (
    <CommandModal
      title={w.close}
      note={w.closeNote}
      okText={w.close}
      shape={resolveOnTheSpot}
      initial={{ result: 'RESOLVED' }}
      toInput={({ result, residentSays, resultText = '' }: CloseFields) => ({
        caseId,
        result,
        residentSays,
        resultText,
      })}
      onDone={() => void message.success(w.closeDone)}
      onClose={onClose}
    >
      <Form.Item name="residentSays" label={w.residentSays} rules={needed}>
        <Radio.Group
          className="choices"
          options={ResidentSays.options.map((value) => ({ value, label: said.say(residentSaysWords, value) }))}
        />
      </Form.Item>
      <Form.Item name="result" label={w.result} rules={needed}>
        <Radio.Group
          options={CaseResult.options.map((value) => ({ value, label: said.say(caseResultWords, value) }))}
        />
      </Form.Item>
      <Form.Item name="resultText" label={w.closeText}>
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} maxLength={2000} />
      </Form.Item>
    </CommandModal>
  )
}
