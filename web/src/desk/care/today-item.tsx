import type { TodayRow } from '@red-steward/domain/care/today-query'
import { Link } from '@tanstack/react-router'
import { Button, Tag } from 'antd'
import { useState } from 'react'
import { useTimes } from '../../lib/time.ts'
import { useSaid } from '../visits/codes.ts'
import { FollowUpButton } from '../visits/follow-up.tsx'
import { SettleNeed } from '../visits/needs-list.tsx'
import { RecordVisit } from '../visits/record-visit.tsx'
import { useCareWords } from './care.words.ts'
import { RunHistory } from './person-care.tsx'
import { StepButtons } from './step-buttons.tsx'
import '../visits/visits.css'

/** One line of the day: who and where, why, and the button that settles it. */
export function TodayItem({ row }: { row: TodayRow }) {
  const w = useCareWords()
  const said = useSaid()
  const [recording, setRecording] = useState<'DOOR' | 'PHONE' | null>(null)
  const [settling, setSettling] = useState(false)
  const [looking, setLooking] = useState(false)
  return (
    <li className="visit-item">
      <div className="visit-line">
        {row.personId ? (
          <Link to="/persons/$personId" params={{ personId: row.personId }} className="member-name">
            {row.name}
          </Link>
        ) : null}
        {row.age !== null && <span className="quiet num">{w.age(row.age)}</span>}
        <Link to="/dwellings/$dwellingId" params={{ dwellingId: row.dwellingId }}>
          {row.address}
        </Link>
        <Due row={row} />
        <span className="visit-by today-actions no-print">
          {row.kind === 'contact' && (
            <>
              <Button size="small" onClick={() => setRecording('PHONE')}>
                {w.phone}
              </Button>
              <Button size="small" onClick={() => setRecording('DOOR')}>
                {w.visit}
              </Button>
            </>
          )}
          {row.kind === 'step' && row.step && (
            <>
              <StepButtons runId={row.id} step={row.step} />
              <Button size="small" type="text" onClick={() => setLooking(true)}>
                {w.soFar}
              </Button>
            </>
          )}
          {row.kind === 'call' && row.campaignId && (
            <Link to="/campaigns/$campaignId" params={{ campaignId: row.campaignId }}>
              {w.openCalls}
            </Link>
          )}
          {row.kind === 'need' && (
            <Button size="small" onClick={() => setSettling(true)}>
              {w.settle}
            </Button>
          )}
          {row.kind === 'safety' && <FollowUpButton findingId={row.id} />}
        </span>
      </div>
      <div className="quiet wrap-anywhere">{said(row.reason)}</div>
      {row.step === 'EMERGENCY' && <strong className="unsafe">{w.emergency}</strong>}
      {recording && (
        <RecordVisit
          dwellingId={row.dwellingId}
          personId={row.personId}
          means={recording}
          onClose={() => setRecording(null)}
        />
      )}
      {looking && row.personId && (
        <RunHistory personId={row.personId} runId={row.id} onClose={() => setLooking(false)} />
      )}
      {settling && <SettleNeed need={{ id: row.id, text: said(row.reason) }} onClose={() => setSettling(false)} />}
    </li>
  )
}

function Due({ row }: { row: TodayRow }) {
  const w = useCareWords()
  const times = useTimes()
  if (row.dueAt) return <Tag color={row.isDue ? 'red' : 'default'}>{w.dueAt(times.moment(row.dueAt).slice(-5))}</Tag>
  if (row.overdueDays === null) return null
  return row.overdueDays > 0 ? <Tag color="gold">{w.overdue(row.overdueDays)}</Tag> : <Tag>{w.dueToday}</Tag>
}
