import { recordEntry } from '@red-steward/domain/cases/commands'
import { EntryConsent, EntryMeans, entryConsentWords, entryMeansWords } from '@red-steward/domain/cases/entry'
import { type Id, newId } from '@red-steward/domain/ids'
import { App, Form, Input, Select } from 'antd'
import { useState } from 'react'
import { fromWallTime, wallTime } from '../../lib/wall-time.ts'
import { CommandModal } from '../parts/command-modal.tsx'
import { useCasesWords } from './cases.words.ts'
import { useSaid } from './codes.ts'

interface Fields {
  consent: EntryConsent
  consentedBy?: string
  means?: EntryMeans
  consentedAt?: string
  witness?: string
  purpose: string
  enteredAt: string
  leftAt?: string
}

export function RecordEntry({ caseId, onClose }: { caseId: Id; onClose: () => void }) {
  const w = useCasesWords()
  const said = useSaid()
  const { message } = App.useApp()
  const [id] = useState(() => newId())
  const [opened] = useState(() => new Date().toISOString())
  const instantOf = (text: string | undefined) => fromWallTime(text, opened)
  const [form] = Form.useForm<Fields>()
  const isAsked = Form.useWatch('consent', form) !== 'DANGER_TO_LIFE'
  const needed = [{ required: true, message: w.needed }]
  return (
    <CommandModal
      title={w.addEntry}
      note={w.neverCodes}
      shape={recordEntry}
      form={form}
      initial={{ consent: 'OWNER', means: 'PHONE', enteredAt: wallTime(opened) }}
      toInput={(fields: Fields) => ({
        id,
        caseId,
        consent: fields.consent,
        consentedBy: isAsked ? (fields.consentedBy ?? '') : '',
        means: isAsked ? (fields.means ?? null) : null,
        consentedAt: isAsked ? instantOf(fields.consentedAt) : null,
        witness: fields.witness ?? '',
        purpose: fields.purpose,
        enteredAt: instantOf(fields.enteredAt)!,
        leftAt: instantOf(fields.leftAt),
      })}
      onDone={() => void message.success(w.entryDone)}
      onClose={onClose}
    >
      <Form.Item name="consent" label={w.consent} rules={needed}>
        <Select options={EntryConsent.options.map((value) => ({ value, label: said.say(entryConsentWords, value) }))} />
      </Form.Item>
      {isAsked && (
        <>
          <div className="field-row">
            <Form.Item name="consentedBy" label={w.consentedBy} rules={needed}>
              <Input maxLength={200} />
            </Form.Item>
            <Form.Item name="means" label={w.means} rules={needed}>
              <Select
                options={EntryMeans.options.map((value) => ({ value, label: said.say(entryMeansWords, value) }))}
              />
            </Form.Item>
          </div>
          <Form.Item name="consentedAt" label={w.consentedAt} rules={needed}>
            <Input type="datetime-local" />
          </Form.Item>
        </>
      )}
      <Form.Item name="witness" label={w.witness} rules={isAsked ? [] : needed}>
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item name="purpose" label={w.purpose} rules={needed}>
        <Input maxLength={200} />
      </Form.Item>
      <div className="field-row">
        <Form.Item name="enteredAt" label={w.enteredAt} rules={needed}>
          <Input type="datetime-local" />
        </Form.Item>
        <Form.Item name="leftAt" label={w.leftAt}>
          <Input type="datetime-local" />
        </Form.Item>
      </div>
    </CommandModal>
  )
}
