import { disputeSourceWords, disputeTypeWords } from '@red-steward/domain/mediation/dispute'
import { type MediationStatistics, statistics } from '@red-steward/domain/mediation/queries'
import { Empty, Flex } from 'antd'
import { useState } from 'react'
import { today, useTimes } from '../../lib/time.ts'
import { Answered } from '../parts/answered.tsx'
import { useAsk } from '../parts/ask.ts'
import { DayInput } from '../parts/day-input.tsx'
import { Page } from '../parts/page.tsx'
import { useSay } from '../visits/codes.ts'
import { useFigureWords } from './rooms.words.ts'
import './mediation.css'

/** What secretary and street learn of mediation: numbers, with what they are of. */
export function FiguresPage() {
  const w = useFigureWords()
  const [from, setFrom] = useState(`${today().slice(0, 4)}-01-01`)
  const [to, setTo] = useState(today())
  const answer = useAsk(statistics, { from, to }, { keep: true })
  return (
    <Page title={w.title} note={w.note}>
      <Flex gap={12} wrap align="center" className="no-print" style={{ marginBottom: 16, maxWidth: 460 }}>
        <label htmlFor="figures-from">{w.from}</label>
        <span className="grow">
          <DayInput id="figures-from" value={from} onChange={(day) => day && setFrom(day)} />
        </span>
        <label htmlFor="figures-to">{w.to}</label>
        <span className="grow">
          <DayInput id="figures-to" value={to} onChange={(day) => day && setTo(day)} />
        </span>
      </Flex>
      <Answered of={answer}>{(told) => <Figures told={told} />}</Answered>
    </Page>
  )
}

/** Numbers of a period, each with what it is of. */
export function Figures({ told }: { told: MediationStatistics }) {
  const w = useFigureWords()
  const say = useSay()
  const times = useTimes()
  const counts: [string, number][] = [
    [w.applied, told.applied],
    [w.accepted, told.accepted],
    [w.concluded, told.concluded],
    [w.open, told.open],
    [w.overdue, told.overdue],
  ]
  return (
    <div className="stack">
      <section className="card figures" aria-label={w.title}>
        {counts.map(([label, count]) => (
          <div key={label}>
            <span className="quiet">{label}</span>
            <strong className="num">{times.number(count)}</strong>
          </div>
        ))}
        <Rate label={w.success} rate={told.success} />
        <Rate label={w.performance} rate={told.performance} />
      </section>
      {told.applied === 0 ? (
        <Empty description={w.none} />
      ) : (
        <div className="columns">
          <Counts title={w.byType} rows={told.byType.map(({ type, count }) => [say(disputeTypeWords, type), count])} />
          <Counts
            title={w.bySource}
            rows={told.bySource.map(({ source, count }) => [say(disputeSourceWords, source), count])}
          />
        </div>
      )}
    </div>
  )
}

function Rate({ label, rate: { n, percent } }: { label: string; rate: MediationStatistics['success'] }) {
  const w = useFigureWords()
  return (
    <div>
      <span className="quiet">{label}</span>
      <strong className="num">{percent === null ? '—' : `${percent}%`}</strong>
      <span className="quiet">{percent === null ? w.tooFew(n) : w.ofN(n)}</span>
    </div>
  )
}

function Counts({ title, rows }: { title: string; rows: [string, number | null][] }) {
  const w = useFigureWords()
  const times = useTimes()
  return (
    <section className="card" aria-label={title}>
      <h2>{title}</h2>
      <ul className="plain-list">
        {rows.map(([label, count]) => (
          <li key={label}>
            <span>{label}</span>
            <span className="num">{count === null ? w.hidden : times.number(count)}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
