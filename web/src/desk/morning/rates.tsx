import type { ThreeRates } from '@red-steward/domain/cases/rates'
import { useTimes } from '../../lib/time.ts'
import { useMorningWords } from './morning.words.ts'

/** `92.5%`, and a dash where there is nothing, or too little, to say. */
export function percent(share: number | null): string {
  return share === null ? '—' : `${(share * 100).toFixed(1).replace(/\.0$/, '')}%`
}

/** The three rates with the number of answers behind them. */
export function Rates({ month, rates }: { month: string; rates: ThreeRates }) {
  const w = useMorningWords()
  const times = useTimes()
  const shown = [
    [w.contacted, rates.contacted],
    [w.resolved, rates.resolved],
    [w.satisfied, rates.satisfied],
    [w.overall, rates.overall],
  ] as const
  return (
    <section className="card" aria-labelledby="rates-title">
      <h2 id="rates-title">
        {w.rates} <span className="quiet num">{w.ratesOf(month)}</span>
      </h2>
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
    </section>
  )
}
