import type { Share, Indicators as Told } from '@red-steward/domain/cases/rates'
import { language } from '../../lib/language.ts'
import { useTimes } from '../../lib/time.ts'
import { spanText } from '../cases/left.ts'
import { percent } from '../morning/rates.tsx'
import { useRatesWords } from './rates.words.ts'

const shares = ['onTime', 'closing', 'firstTime', 'returned', 'reworked', 'repeated', 'foundFirst'] as const

/** Each share with what it is of, and how long the middle one of all cases took. */
export function Indicators({ indicators }: { indicators: Told }) {
  const w = useRatesWords()
  return (
    <section className="card" aria-label={w.indicators}>
      <h2>{w.indicators}</h2>
      <dl className="rates indicators">
        {shares.map((name) => (
          <Part key={name} label={w[name]} share={indicators[name]} />
        ))}
        <Median label={w.response} minutes={indicators.responseMinutes} />
        <Median label={w.closed} minutes={indicators.closingMinutes} />
      </dl>
    </section>
  )
}

function Part({ label, share: { count, n, share } }: { label: string; share: Share }) {
  const w = useRatesWords()
  const times = useTimes()
  return (
    <div>
      <dt>{label}</dt>
      <dd className="num">{percent(share)}</dd>
      <dd className="indicator-n num">
        {count === null ? w.tooFew(times.number(n)) : w.of(times.number(count), times.number(n))}
      </dd>
    </div>
  )
}

function Median({ label, minutes }: { label: string; minutes: number | null }) {
  const spoken = language.use()
  return (
    <div>
      <dt>{label}</dt>
      <dd className="num">{minutes === null ? '—' : spanText(minutes * 60_000, spoken)}</dd>
    </div>
  )
}
