import { listRepeats } from '@red-steward/domain/cases/figures'
import { RepeatKind, repeatKindWords } from '@red-steward/domain/cases/repeats'
import { getRouteApi } from '@tanstack/react-router'
import { Segmented, Select } from 'antd'
import { useTimes } from '../../lib/time.ts'
import { useSaid } from '../cases/codes.ts'
import { RepeatLines } from '../morning/repeats.tsx'
import { Answered } from '../parts/answered.tsx'
import { useAsk } from '../parts/ask.ts'
import { useRatesWords } from './rates.words.ts'
import { windows } from './search.ts'

const route = getRouteApi('/rates')
const MOST = 100

/** What came back, one kind at a time, each with the cases behind it. */
export function AllRepeats() {
  const w = useRatesWords()
  const said = useSaid()
  const times = useTimes()
  const { kind, days } = route.useSearch()
  const navigate = route.useNavigate()
  const answer = useAsk(listRepeats, { kind, days, limit: MOST }, { keep: true })
  const narrow = (change: { kind?: RepeatKind; days?: (typeof windows)[number] }) =>
    void navigate({ search: (before) => ({ ...before, ...change }), replace: true })
  return (
    <section className="card" id="repeats" aria-label={w.repeats}>
      <h2>{w.repeats}</h2>
      <div className="row-line rates-choice no-print">
        <Select
          className="rates-branch"
          aria-label={w.kind}
          value={kind}
          options={RepeatKind.options.map((value) => ({ value, label: said.say(repeatKindWords, value) }))}
          popupMatchSelectWidth={false}
          onChange={(next) => narrow({ kind: next })}
        />
        <Segmented
          aria-label={w.window}
          value={days}
          options={windows.map((value) => ({ value, label: w.days(value) }))}
          onChange={(next) => narrow({ days: next })}
        />
      </div>
      <Answered of={answer}>
        {({ repeats }) => (
          <>
            {repeats.length === 0 && <p className="quiet">{w.none}</p>}
            <RepeatLines repeats={repeats} />
            {repeats.length === MOST && <p className="quiet num">{w.first(times.number(MOST))}</p>}
          </>
        )}
      </Answered>
    </section>
  )
}
