import { type VisitToCome, visitsToCome } from '@red-steward/domain/care/visits-to-come'
import { Link } from '@tanstack/react-router'
import { Button, Tag } from 'antd'
import { useState } from 'react'
import { today, useTimes } from '../../lib/time.ts'
import { Answered } from '../parts/answered.tsx'
import { useAsk } from '../parts/ask.ts'
import { useMay } from '../parts/session-context.tsx'
import { useSaid } from '../visits/codes.ts'
import { useVisitsToComeWords } from './visits-to-come.words.ts'
import '../visits/visits.css'

const FIRST = 5

/** What is owed and planned at one door, the next first. Nothing for posts that see no care. */
export function VisitsToCome({ dwellingId }: { dwellingId: string }) {
  const may = useMay('care.read').allowed
  return may ? <Panel dwellingId={dwellingId} /> : null
}

function Panel({ dwellingId }: { dwellingId: string }) {
  const w = useVisitsToComeWords()
  const times = useTimes()
  const [showsAll, setShowsAll] = useState(false)
  const answer = useAsk(visitsToCome, { dwellingId })
  return (
    <section className="card" aria-label={w.title}>
      <h2>{w.title}</h2>
      <Answered of={answer} isEmpty={({ rows }) => rows.length === 0} empty={<p className="quiet">{w.none}</p>}>
        {({ rows }) => (
          <>
            <ul className="plain-list visit-list">
              {(showsAll ? rows : rows.slice(0, FIRST)).map((row) => (
                <Line key={`${row.kind} ${row.id}`} row={row} />
              ))}
            </ul>
            {!showsAll && rows.length > FIRST && (
              <Button type="link" onClick={() => setShowsAll(true)}>
                {w.all(times.number(rows.length))}
              </Button>
            )}
          </>
        )}
      </Answered>
    </section>
  )
}

function Line({ row }: { row: VisitToCome }) {
  const w = useVisitsToComeWords()
  const said = useSaid()
  const times = useTimes()
  const isUntil = row.kind === 'step' || row.kind === 'call'
  const when = row.at ? times.moment(row.at) : times.day(row.on)
  return (
    <li className="visit-item">
      <div className="visit-line">
        <span className="num quiet">{isUntil ? w.until(when) : when}</span>
        <span>{w[row.kind]}</span>
        {row.personId && (
          <Link to="/persons/$personId" params={{ personId: row.personId }}>
            {row.name}
          </Link>
        )}
        {row.age !== null && <span className="quiet num">{w.age(row.age)}</span>}
        {row.overdueDays > 0 && <Tag color="gold">{w.overdue(row.overdueDays)}</Tag>}
        {row.on === today() && <Tag>{w.today}</Tag>}
      </div>
      <div className="quiet wrap-anywhere">{said(row.reason)}</div>
    </li>
  )
}
