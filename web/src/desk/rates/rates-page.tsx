import { branches } from '@red-steward/domain/cases/catalogue'
import { readRates } from '@red-steward/domain/cases/figures'
import { getRouteApi } from '@tanstack/react-router'
import { Select } from 'antd'
import { today, useTimes } from '../../lib/time.ts'
import { useSaid } from '../cases/codes.ts'
import { LeftOut, RateLine } from '../morning/rates.tsx'
import { Answered } from '../parts/answered.tsx'
import { useAsk } from '../parts/ask.ts'
import { Months } from '../parts/months.tsx'
import { Page } from '../parts/page.tsx'
import { AllRepeats } from './all-repeats.tsx'
import { Indicators } from './indicators.tsx'
import { useRatesWords } from './rates.words.ts'
import '../parts/split.css'
import '../cases/cases.css'
import '../morning/morning.css'
import './rates.css'

const route = getRouteApi('/rates')

/** A month of the community or of one branch of matters: the three rates, all other figures, and what comes back. */
export function RatesPage() {
  const w = useRatesWords()
  const said = useSaid()
  const times = useTimes()
  const { month, branch } = route.useSearch()
  const navigate = route.useNavigate()
  const answer = useAsk(readRates, { ...(month ? { month } : {}), ...(branch ? { branch } : {}) }, { keep: true })
  const narrow = (change: { month?: string; branch?: string | undefined }) =>
    void navigate({ search: (before) => ({ ...before, ...change }), replace: true })
  return (
    <Page
      title={w.title}
      note={w.note}
      actions={
        <span className="row-line rates-choice no-print">
          <Select
            className="rates-branch"
            aria-label={w.branch}
            allowClear
            placeholder={w.all}
            value={branch ?? null}
            options={Object.keys(branches)
              .sort()
              .map((value) => ({ value, label: said.branch(value) }))}
            popupMatchSelectWidth={false}
            onChange={(next: string | null) => narrow({ branch: next ?? undefined })}
          />
          <Months
            month={answer.data?.month ?? month ?? today().slice(0, 7)}
            onChange={(next) => narrow({ month: next })}
          />
        </span>
      }
    >
      <div className="stack">
        <Answered of={answer}>
          {(told) => (
            <>
              <section className="card" aria-label={w.rates}>
                <h2>
                  {w.rates} <span className="quiet num">{told.month}</span>{' '}
                  {branch && <span className="quiet">{said.branch(branch)}</span>}
                </h2>
                <RateLine rates={told.rates} />
                <LeftOut excluded={told.indicators.excluded} />
                {told.waiting > 0 && <p className="quiet num">{w.waiting(times.number(told.waiting))}</p>}
              </section>
              <Indicators indicators={told.indicators} />
            </>
          )}
        </Answered>
        <AllRepeats />
      </div>
    </Page>
  )
}
