import { PlusOutlined } from '@ant-design/icons'
import { type ConfidentialRow, listConfidential } from '@red-steward/domain/care/confidential'
import { confidentialCodeWords, handedToWords } from '@red-steward/domain/care/confidential-rules'
import { Alert, Button, Tag } from 'antd'
import { useState } from 'react'
import { useTimes } from '../../lib/time.ts'
import { Answered } from '../parts/answered.tsx'
import { useAsk } from '../parts/ask.ts'
import { Page } from '../parts/page.tsx'
import { useActor } from '../parts/session-context.tsx'
import { useSay } from '../visits/codes.ts'
import { useConfidentialWords } from './confidential.words.ts'
import { ReadReport, ReportForm } from './confidential-dialogs.tsx'
import '../registry/registry.css'
import './care.css'

/** 110 first, always; then the reports this person may see: their own, or for the secretary all. */
export function ConfidentialPage() {
  const w = useConfidentialWords()
  const answer = useAsk(listConfidential, {})
  const isSecretary = useActor()?.role === 'secretary'
  const [reporting, setReporting] = useState(false)
  const [reading, setReading] = useState<string | null>(null)
  return (
    <Page
      title={w.title}
      note={w.note}
      actions={
        <Button type="primary" icon={<PlusOutlined />} onClick={() => setReporting(true)}>
          {w.report}
        </Button>
      }
    >
      <div className="stack">
        <Alert type="error" showIcon title={w.first} description={w.firstNote} />
        <section className="card">
          <Answered
            of={answer}
            isEmpty={({ reports }) => reports.length === 0}
            empty={<p className="quiet">{isSecretary ? w.noneAll : w.none}</p>}
          >
            {({ reports }) => (
              <ul className="plain-list visit-list">
                {reports.map((report) => (
                  <ReportItem key={report.id} report={report} onRead={() => setReading(report.id)} />
                ))}
              </ul>
            )}
          </Answered>
        </section>
      </div>
      {reporting && <ReportForm onClose={() => setReporting(false)} />}
      {reading && <ReadReport reportId={reading} onClose={() => setReading(null)} />}
    </Page>
  )
}

function ReportItem({ report, onRead }: { report: ConfidentialRow; onRead: () => void }) {
  const w = useConfidentialWords()
  const say = useSay()
  const times = useTimes()
  return (
    <li>
      <span>
        {say(confidentialCodeWords, report.code)} <span className="quiet num">{times.moment(report.reportedAt)}</span>{' '}
        <span className="quiet">{report.mine ? w.mine : report.reportedBy}</span>
      </span>
      {report.passedOn.length === 0 ? (
        <Tag color="gold">{w.notYet}</Tag>
      ) : (
        report.passedOn.map(({ to, at }) => (
          <Tag key={`${to}${at}`} color="green">
            {say(handedToWords, to)}
          </Tag>
        ))
      )}
      <Button size="small" onClick={onRead}>
        {w.read}
      </Button>
    </li>
  )
}
