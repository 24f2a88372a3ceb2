import { disputeSourceWords, formWords } from '@red-steward/domain/mediation/dispute'
import { notAcceptedWords, referralWords } from '@red-steward/domain/mediation/endings'
import type { DisputePage } from '@red-steward/domain/mediation/queries'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTimes } from '../../lib/time.ts'
import { useMay } from '../parts/session-context.tsx'
import { useSay } from '../visits/codes.ts'
import { useMediationWords } from './mediation.words.ts'

export function DisputeFacts({ page: { dispute: one, file } }: { page: DisputePage }) {
  const w = useMediationWords()
  const say = useSay()
  const times = useTimes()
  const readsCases = useMay('registry.read').allowed
  const day = (value: string | null) => value && times.day(value)
  const ofCase =
    one.caseId && readsCases ? (
      <Link to="/cases/$caseId" params={{ caseId: one.caseId }}>
        {one.caseNo}
      </Link>
    ) : (
      one.caseNo
    )
  const facts: [string, ReactNode][] = [
    [w.source, `${say(disputeSourceWords, one.source)} · ${say(formWords, one.appliedHow)}`],
    [w.handedOverBy, one.handedOverBy],
    [w.case, ofCase],
    [w.enteredBy, one.enteredBy],
    [w.appliedOn, day(one.appliedOn)],
    [w.acceptBy, one.acceptedOn ? null : day(one.acceptBy)],
    [w.acceptedOn, day(one.acceptedOn)],
    [w.monthEnds, day(one.dueOn)],
    [w.begunOn, day(one.begunOn)],
    [w.concludedOn, day(one.concludedOn)],
    [w.effectOn, day(one.effectOn)],
    [w.confirmBy, day(one.confirmBy)],
    [w.archivedOn, day(one.archivedOn)],
  ]
  return (
    <section className="card" aria-label={w.facts}>
      <h2>{w.facts}</h2>
      <p className="case-description">{one.told}</p>
      {one.claim && (
        <p className="case-description">
          <span className="quiet">{w.claim}：</span>
          {one.claim}
        </p>
      )}
      <dl className="facts">
        {facts
          .filter(([, value]) => value)
          .map(([label, value]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd className="num">{value}</dd>
            </div>
          ))}
      </dl>
      {file?.endings.map(({ kind, reason, referral, on, text }) => (
        <p key={`${kind} ${on}`} className="told">
          <strong className="num">{times.day(on)}</strong> {reason && say(notAcceptedWords, reason)} {text}
          {referral && <span className="quiet"> → {say(referralWords, referral)}</span>}
        </p>
      ))}
    </section>
  )
}
