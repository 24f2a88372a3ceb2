import { caseInbox, InboxBucket, inboxBucketWords } from '@red-steward/domain/cases/inbox'
import { listCases } from '@red-steward/domain/cases/queries'
import { listDisputes } from '@red-steward/domain/mediation/queries'
import { Link } from '@tanstack/react-router'
import { Skeleton } from 'antd'
import type { ReactNode } from 'react'
import { language } from '../../lib/language.ts'
import { useTimes } from '../../lib/time.ts'
import { DueTags } from '../mediation/due-tags.tsx'
import { Answered } from '../parts/answered.tsx'
import { useAsk } from '../parts/ask.ts'
import { useActor, useMay } from '../parts/session-context.tsx'
import { useHomeWords } from './home.words.ts'
import '../mediation/mediation.css'

const MOST_SHOWN = 5

/** What waits for whoever signed in, each a way to it; nothing of it is said in words, so that no home begins empty. */
export function Waiting() {
  const actor = useActor()
  const works = useMay('cases.work').allowed
  const mediates = useMay('mediation.mediate').allowed
  const reads = useMay('cases.read').allowed
  // The secretary's morning counts it already.
  if (!actor || actor.role === 'secretary' || !(works || mediates || reads)) return null
  return (
    <>
      {works && <CasesWaiting />}
      {mediates && <DisputesWaiting />}
      {reads && !works && <OwnReports />}
    </>
  )
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="card" aria-label={title}>
      <h2>{title}</h2>
      {children}
    </section>
  )
}

function CasesWaiting() {
  const w = useHomeWords()
  const times = useTimes()
  const spoken = language.use()
  const answer = useAsk(caseInbox, { limit: 1 })
  return (
    <Answered of={answer} loading={<Skeleton active paragraph={{ rows: 1 }} />}>
      {({ counts }) => {
        const waiting = InboxBucket.options.filter((bucket) => (counts[bucket] ?? 0) > 0)
        if (waiting.length === 0)
          return (
            <Section title={w.waiting}>
              <p>{w.nothingWaits}</p>
            </Section>
          )
        return (
          <section aria-label={w.waiting} className="counts waiting-counts">
            {waiting.map((bucket) => (
              <Link key={bucket} to="/inbox" search={{ bucket }} className="count card">
                <span className="count-value num">{times.number(counts[bucket]!)}</span>
                <span className="count-label">{inboxBucketWords[bucket][spoken]}</span>
              </Link>
            ))}
          </section>
        )
      }}
    </Answered>
  )
}

function DisputesWaiting() {
  const w = useHomeWords()
  const answer = useAsk(listDisputes, { state: 'open' })
  return (
    <Answered of={answer} loading={<Skeleton active paragraph={{ rows: 2 }} />}>
      {({ rows }) => (
        <Section title={w.disputesWaiting(rows.length)}>
          {rows.length === 0 && <p>{w.nothingWaits}</p>}
          <ul className="plain-list">
            {rows.slice(0, MOST_SHOWN).map(({ id, title, dues }) => (
              <li key={id}>
                <Link to="/disputes/$disputeId" params={{ disputeId: id }} className="one-line">
                  {title}
                </Link>
                <DueTags dues={dues.slice(0, 1)} />
              </li>
            ))}
          </ul>
          {rows.length > MOST_SHOWN && <Link to="/disputes">{w.allOfThem}</Link>}
        </Section>
      )}
    </Answered>
  )
}

/** Whoever only reports sees what became of it. What is confidential is not counted here: every look at it is recorded. */
function OwnReports() {
  const w = useHomeWords()
  const times = useTimes()
  const mayTellOfHarm = useMay('care.report-confidential').allowed
  const answer = useAsk(listCases, { state: 'open', mine: false, text: '', limit: 1 })
  return (
    <Answered of={answer} loading={<Skeleton active paragraph={{ rows: 1 }} />}>
      {({ total }) => (
        <Section title={w.ownReports}>
          <p>{total ? <Link to="/cases">{w.openReports(times.number(total))}</Link> : w.noOwnReports}</p>
          {mayTellOfHarm && (
            <p className="quiet">
              {w.quietReports} <Link to="/confidential">{w.toConfidential}</Link>
            </p>
          )}
        </Section>
      )}
    </Answered>
  )
}
