import { listCases } from '@red-steward/domain/cases/queries'
import { CaseBrief } from '../cases/case-brief.tsx'
import { Answered } from '../parts/answered.tsx'
import { useAsk } from '../parts/ask.ts'
import { useOverviewWords } from './overview.words.ts'
import '../parts/split.css'
import '../cases/cases.css'

const MOST = 50

/** What is open at this building, the urgent first: also what stands at no door of it. */
export function BuildingCases({ buildingId }: { buildingId: string }) {
  const w = useOverviewWords()
  const answer = useAsk(listCases, { state: 'open', mine: false, text: '', buildingId, limit: MOST })
  return (
    <section className="card" aria-labelledby="building-cases">
      <h2 id="building-cases">{w.openHere}</h2>
      <Answered of={answer}>
        {({ rows, total }) => (
          <>
            {rows.length === 0 && <p className="quiet">{w.noneOpenHere}</p>}
            <ul className="row-list">
              {rows.map((one) => (
                <CaseBrief key={one.id} one={one} />
              ))}
            </ul>
            {total !== null && total > rows.length && (
              <p className="quiet num">{w.moreOpenHere(total - rows.length)}</p>
            )}
          </>
        )}
      </Answered>
    </section>
  )
}
