import { ResidentSays, residentSaysWords } from '@red-steward/domain/cases/case'
import { isConfidential, leafOf } from '@red-steward/domain/cases/catalogue'
import { mayKeepText } from '@red-steward/domain/cases/rules'
import type { Id } from '@red-steward/domain/ids'
import { Alert, Button, Checkbox, Form, Input, Modal, Radio } from 'antd'
import { useState } from 'react'
import { useShortcut } from '../../../lib/keys.ts'
import { language } from '../../../lib/language.ts'
import { refusalText } from '../../../lib/refusal-text.ts'
import { AlsoMe } from '../also-me.tsx'
import { useSaid } from '../codes.ts'
import { Similar } from '../similar-cases.tsx'
import { useReportWords } from './report.words.ts'
import { ReportFields } from './report-fields.tsx'
import { useReport } from './use-report.ts'
import './report.css'

/** One line, understood while it is typed; open cases that may be the same are offered before a second one is made. */
export function ReportDialog({ onClose }: { onClose: () => void }) {
  const w = useReportWords()
  const said = useSaid()
  const spoken = language.use()
  const report = useReport(onClose)
  const { draft, change, line, chosen } = report
  const [joining, setJoining] = useState<Id | null>(null)
  const keep = mayKeepText(`${draft.text} ${draft.description}`)
  useShortcut({ key: 'enter', mod: true }, () => report.isReady && report.save())
  if (joining) return <AlsoMe caseId={joining} said={draft.text} onClose={onClose} />
  return (
    <Modal
      open
      title={w.report}
      width={760}
      style={{ top: 32 }}
      mask={{ closable: false }}
      onCancel={onClose}
      footer={
        <>
          <Checkbox
            className="report-solved"
            checked={draft.residentSays !== undefined}
            onChange={({ target }) => change({ residentSays: target.checked ? 'WELL' : undefined })}
          >
            {w.solved}
          </Checkbox>
          <Button onClick={onClose}>{w.cancel}</Button>
          <Button
            type="primary"
            disabled={!report.isReady || !keep.allowed}
            loading={report.isBusy}
            onClick={report.save}
          >
            {draft.residentSays ? w.saveSolved : w.save} <kbd className="kbd-on-accent">Ctrl ↵</kbd>
          </Button>
        </>
      }
    >
      <Form layout="vertical" component="div" className="report-form">
        <Form.Item
          label={w.line}
          htmlFor="report-line"
          {...(keep.allowed ? {} : { validateStatus: 'error' as const, help: refusalText(keep.why, spoken) })}
        >
          <Input.TextArea
            id="report-line"
            autoFocus
            value={draft.text}
            placeholder={w.example}
            maxLength={500}
            autoSize={{ minRows: 2, maxRows: 5 }}
            onChange={({ target }) => change({ text: target.value })}
          />
        </Form.Item>
        {chosen.leaf && leafOf(chosen.leaf).class === 'P1' && (
          <Alert type="error" showIcon title={isConfidential(chosen.leaf) ? w.confidential : w.emergency} />
        )}
        {draft.text.trim() !== '' && <ReportFields draft={draft} change={change} line={line} chosen={chosen} />}
        {draft.residentSays && (
          <div className="report-ending">
            <Form.Item label={w.residentSays}>
              <Radio.Group
                value={draft.residentSays}
                options={ResidentSays.options.map((value) => ({ value, label: said.say(residentSaysWords, value) }))}
                onChange={({ target }) => change({ residentSays: target.value as ResidentSays })}
              />
            </Form.Item>
            <Form.Item label={w.resultText} htmlFor="report-result">
              <Input
                id="report-result"
                value={draft.resultText}
                maxLength={2000}
                onChange={({ target }) => change({ resultText: target.value })}
              />
            </Form.Item>
          </div>
        )}
      </Form>
      {report.matter && (
        <Similar
          matter={report.matter}
          action={(caseId) => (
            <Button size="small" onClick={() => setJoining(caseId)}>
              {w.join}
            </Button>
          )}
        />
      )}
    </Modal>
  )
}
