import { PlusOutlined } from '@ant-design/icons'
import { visitsOfDwelling } from '@red-steward/domain/visits/lists'
import { Button, Flex } from 'antd'
import { useState } from 'react'
import { useTimes } from '../../lib/time.ts'
import { Answered } from '../parts/answered.tsx'
import { useAsk } from '../parts/ask.ts'
import { useMay } from '../parts/session-context.tsx'
import { RecordNeed } from './record-need.tsx'
import { RecordVisit } from './record-visit.tsx'
import { VisitItem } from './visit-item.tsx'
import { useVisitWords } from './visits.words.ts'
import './visits.css'

const FIRST = 5
const MOST = 100

/** The visits at one door, or to one household behind it, latest first. Nothing for posts that see no visits. */
export function VisitsPanel({ dwellingId, householdId }: { dwellingId: string; householdId?: string }) {
  const may = useMay('visits.read').allowed
  return may ? <Panel dwellingId={dwellingId} {...(householdId ? { householdId } : {})} /> : null
}

function Panel({ dwellingId, householdId }: { dwellingId: string; householdId?: string }) {
  const w = useVisitWords()
  const times = useTimes()
  const mayRecord = useMay('visits.record').allowed
  const [recording, setRecording] = useState(false)
  const [noting, setNoting] = useState(false)
  const [limit, setLimit] = useState(FIRST)
  const answer = useAsk(
    visitsOfDwelling,
    { dwellingId, limit, ...(householdId ? { householdId } : {}) },
    { keep: true },
  )
  return (
    <section className="card" aria-label={w.visitsTab}>
      <div className="household-head">
        <h2>
          {w.visitsTab}{' '}
          <span className="quiet num">{answer.data?.total ? w.total(times.number(answer.data.total)) : ''}</span>
        </h2>
        {mayRecord && (
          <Flex gap={8} className="no-print">
            <Button size="small" onClick={() => setNoting(true)}>
              {w.recordNeed}
            </Button>
            <Button size="small" icon={<PlusOutlined />} onClick={() => setRecording(true)}>
              {w.record}
            </Button>
          </Flex>
        )}
      </div>
      <Answered of={answer} isEmpty={({ rows }) => rows.length === 0} empty={<p className="quiet">{w.none}</p>}>
        {({ rows, next }) => (
          <>
            <ul className="plain-list visit-list">
              {rows.map((visit) => (
                <VisitItem key={visit.id} visit={visit} />
              ))}
            </ul>
            {next && limit < MOST && (
              <Button type="link" onClick={() => setLimit(MOST)}>
                {w.more}
              </Button>
            )}
          </>
        )}
      </Answered>
      {noting && (
        <RecordNeed
          dwellingId={dwellingId}
          {...(householdId ? { householdId } : {})}
          onClose={() => setNoting(false)}
        />
      )}
      {recording && (
        <RecordVisit
          dwellingId={dwellingId}
          {...(householdId ? { householdId } : {})}
          onClose={() => setRecording(false)}
        />
      )}
    </section>
  )
}
