import {
  changeChipWords,
  safetyItemWords,
  type VisitResult,
  visitMeansWords,
  visitResultWords,
} from '@red-steward/domain/visits/codes'
import type { VisitRow } from '@red-steward/domain/visits/lists'
import { isContact } from '@red-steward/domain/visits/reach'
import { mayChangeVisit } from '@red-steward/domain/visits/rules'
import { withdrawVisit } from '@red-steward/domain/visits/visit'
import { Link } from '@tanstack/react-router'
import { Button, Dropdown, Tag } from 'antd'
import { useState } from 'react'
import { useTimes } from '../../lib/time.ts'
import { useSend } from '../parts/ask.ts'
import { useActor } from '../parts/session-context.tsx'
import { useSay } from './codes.ts'
import { CorrectVisit } from './correct-visit.tsx'
import { FollowUp } from './follow-up.tsx'
import { useDone } from './use-done.ts'
import { useVisitWords } from './visits.words.ts'
import './visits.css'

/** One visit: when, whom, how and with what result; what came of it below. */
export function VisitItem({ visit, withPlace = false }: { visit: VisitRow; withPlace?: boolean }) {
  const w = useVisitWords()
  const say = useSay()
  const times = useTimes()
  const changed = visit.changes.filter((chip) => chip !== 'NONE')
  const unsafe = visit.safety.filter(({ ok }) => !ok)
  return (
    <li className="visit-item">
      <div className="visit-line">
        <span className="num quiet">{times.moment(visit.visitedAt)}</span>
        <span>{say(visitMeansWords, visit.means)}</span>
        <ResultTag result={visit.result} />
        {visit.withdrawnAt && <Tag>{w.withdrawn}</Tag>}
        {withPlace && (
          <Link to="/dwellings/$dwellingId" params={{ dwellingId: visit.dwellingId }} className="one-line">
            {visit.address}
          </Link>
        )}
        {visit.persons.map(({ id, name }) => (
          <Link key={id} to="/persons/$personId" params={{ personId: id }}>
            {name}
          </Link>
        ))}
        <span className="quiet visit-by">{visit.enteredBy.name}</span>
        <Change visit={visit} />
      </div>
      {visit.note && <div className="wrap-anywhere">{visit.note}</div>}
      <div className="quiet visit-more">
        {changed.length > 0 && <span>{w.changed(changed.map((chip) => say(changeChipWords, chip)).join('、'))}</span>}
        {visit.needs > 0 && <span>{w.needsNoted(visit.needs)}</span>}
        {visit.nextOn && <span className="num">{w.nextOn(times.day(visit.nextOn))}</span>}
      </div>
      {unsafe.map((finding) => (
        <FollowUp key={finding.id} finding={finding} label={say(safetyItemWords, finding.item)} />
      ))}
    </li>
  )
}

export function ResultTag({ result }: { result: VisitResult }) {
  const say = useSay()
  const colour = isContact(result) ? 'green' : result === 'NO_ANSWER' ? 'gold' : 'default'
  return <Tag color={colour}>{say(visitResultWords, result)}</Tag>
}

/** Correcting and taking back, only where the rule of the server lets this actor. */
function Change({ visit }: { visit: VisitRow }) {
  const w = useVisitWords()
  const actor = useActor()
  const done = useDone()
  const [correcting, setCorrecting] = useState(false)
  const sending = useSend(withdrawVisit, { onDone: () => done([w.withdrawn]) })
  const { enteredAt, withdrawnAt } = visit
  // The list shows only what is in reach, so the grid need not be asked again.
  const of = { enteredBy: visit.enteredBy.id, enteredAt, withdrawnAt, gridId: null }
  const may = actor && mayChangeVisit({ ...actor, grids: 'all' }, of, new Date().toISOString()).allowed
  if (!may) return null
  const reasons = (['WRONG_DOOR', 'TWICE', 'DID_NOT_HAPPEN'] as const).map((key) => ({
    key,
    label: w[key],
    onClick: () => sending.mutate({ visitId: visit.id, reason: key }),
  }))
  return (
    <>
      <Button size="small" type="text" className="no-print" onClick={() => setCorrecting(true)}>
        {w.correctShort}
      </Button>
      <Dropdown trigger={['click']} menu={{ items: reasons }}>
        <Button size="small" type="text" className="no-print" loading={sending.isPending} title={w.withdrawWhy}>
          {w.withdraw}
        </Button>
      </Dropdown>
      {correcting && <CorrectVisit visit={visit} onClose={() => setCorrecting(false)} />}
    </>
  )
}
