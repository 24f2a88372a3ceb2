import { overviewStreet } from '@red-steward/domain/overview/morning'
import { Empty } from 'antd'
import { useState } from 'react'
import { Answered } from '../parts/answered.tsx'
import { useAsk } from '../parts/ask.ts'
import { Months } from '../parts/months.tsx'
import { Page } from '../parts/page.tsx'
import { Communities } from './communities.tsx'
import { useStreetWords } from './street.words.ts'
import { StreetQueue } from './street-queue.tsx'
import '../parts/split.css'
import '../cases/cases.css'
import '../registry/list.css'
import './street.css'

/** What was escalated, and how matters go in each community. */
export function StreetPage() {
  const w = useStreetWords()
  const [month, setMonth] = useState<string | undefined>()
  const answer = useAsk(overviewStreet, month ? { month } : {}, { keep: true })
  return (
    <Page title={w.title} note={w.note}>
      <Answered
        of={answer}
        isEmpty={({ communities }) => communities.length === 0}
        empty={<Empty description={w.noneYet} />}
      >
        {(street) => (
          <div className="stack">
            <StreetQueue queue={street.queue} total={street.queueTotal} />
            <section className="card">
              <div className="household-head">
                <h2>{w.compare}</h2>
                <Months month={street.month} onChange={setMonth} />
              </div>
              <Communities communities={street.communities} />
              <p className="quiet row-small">
                — {w.few} · {w.hidden}
              </p>
            </section>
          </div>
        )}
      </Answered>
    </Page>
  )
}
