import { leafOf } from '@red-steward/domain/cases/catalogue'
import type { MyReport } from '@red-steward/domain/portal/queries'
import { residentStateWords } from '@red-steward/domain/portal/state-words'
import { useCallback, useState } from 'react'
import { language } from '../../lib/language.ts'
import { Empty, Item, Tag } from '../../ui/parts.tsx'
import { KeptLinks } from '../door/kept-links.tsx'
import { DeskNumbers } from '../door/numbers.tsx'
import { useFollowWords } from '../follow/follow.words.ts'
import FollowPage from '../follow/follow-page.tsx'
import { type Confirmed, PhoneField } from '../report/phone-field.tsx'
import { NotYet } from '../shell/answered.tsx'
import { ask } from '../shell/calls.ts'
import { Page } from '../shell/page.tsx'
import { to } from '../shell/route.ts'
import { useTimes } from '../shell/times.ts'
import { useAnswer } from '../shell/use-ask.ts'

// In memory alone: whoever takes the phone next must confirm the number anew.
let held: Confirmed | null = null

/** What was reported with a phone that is confirmed now. */
export default function MinePage({ reportId }: { reportId: string | null }) {
  const w = useFollowWords()
  const [confirmed, setConfirmed] = useState(held)
  if (confirmed && reportId) return <FollowPage of={{ pass: confirmed.pass, id: reportId }} />
  return (
    <Page title={w.mineTitle} note={w.mineNote} back>
      <section className="ui-card">
        <PhoneField
          confirmed={confirmed}
          onConfirmed={(next) => {
            held = next
            setConfirmed(next)
          }}
        />
      </section>
      {confirmed && <Reports pass={confirmed.pass} />}
      <KeptLinks />
      <DeskNumbers />
    </Page>
  )
}

function Reports({ pass }: { pass: string }) {
  const w = useFollowWords()
  const { answer, failure, again } = useAnswer(useCallback(() => ask('portal.my-reports', { pass }), [pass]))
  if (!answer) return <NotYet failure={failure} again={again} />
  if (answer.reports.length === 0) return <Empty>{w.none}</Empty>
  return (
    <ul className="ui-list">
      {answer.reports.map((report) => (
        <li key={report.id}>
          <ReportItem report={report} />
        </li>
      ))}
    </ul>
  )
}

function ReportItem({ report: { id, caseNo, leaf, state, reportedAt, asked } }: { report: MyReport }) {
  const w = useFollowWords()
  const times = useTimes()
  const spoken = language.use()
  return (
    <Item
      href={to.myReport(id)}
      title={leafOf(leaf)[spoken]}
      note={`${times.moment(reportedAt)} · ${caseNo}`}
      after={asked ? <Tag tone="warn">{w.asked}</Tag> : <Tag>{residentStateWords[state][spoken]}</Tag>}
    />
  )
}
