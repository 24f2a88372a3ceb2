import { readRates } from '@red-steward/domain/cases/figures'
import type { Indicators, ThreeRates } from '@red-steward/domain/cases/rates'
import { Link } from '@tanstack/react-router'
import { useTimes } from '../../lib/time.ts'
import { useAsk } from '../parts/ask.ts'
import { useMorningWords } from './morning.words.ts'

/** `92.5%`, and a dash where there is nothing, or too little, to say. */
export function percent(share: number | null): string {
  return share === null ? '—' : `${(share * 100).toFixed(1).replace(/\.0$/, '')}%`
}

/** How much two people left out stands beside the rates, so that they cannot be made better in silence (handbook §5.3). */
function Excluded() {
  const { data } = useAsk(readRates, {})
  return data && <LeftOut excluded={data.indicators.excluded} />
}

export function LeftOut({ excluded: { count, n, share } }: { excluded: Indicators['excluded'] }) {
  const w = useMorningWords()
  const times = useTimes()
  return <p className="quiet num">{w.excluded(times.number(count), times.number(n), percent(share))}</p>
}

/** The three rates with the number of answers behind them. */
export function Rates({ month, rates }: { month: string; rates: ThreeRates }) {
  const w = useMorningWords()
  return (
    <section className="card" aria-labelledby="rates-title">
      <h2 id="rates-title" className="row-line">
        <span>
          {w.rates} <span className="quiet num">{w.ratesOf(month)}</span>
        </span>
        <Link to="/rates" className="row-end row-small no-print">
          {w.indicators}
        </Link>
      </h2>
      <RateLine rates={rates} />
      <Excluded />
    </section>
  )
}

export function RateLine({ rates }: { rates: ThreeRates }) {
  const w = useMorningWords()
  const times = useTimes()
  const shown = [
    [w.contacted, rates.contacted],
    [w.resolved, rates.resolved],
    [w.satisfied, rates.satisfied],
    [w.overall, rates.overall],
  ] as const
  return (
    <>
      <dl className="rates">
        {shown.map(([label, share]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd className="num">{percent(share)}</dd>
          </div>
        ))}
      </dl>
      <p className="quiet num">
        {w.n(times.number(rates.n))}
        {rates.overall === null && ` · ${w.tooFew}`}
      </p>
    </>
  )
}
