import { livingMap, overviewHome } from '@red-steward/domain/overview/queries'
import { Link } from '@tanstack/react-router'
import { useTimes } from '../../lib/time.ts'
import { GradeTag } from '../overview/grade-tag.tsx'
import { freshnessOf } from '../overview/grades.ts'
import { Answered } from '../parts/answered.tsx'
import { useAsk } from '../parts/ask.ts'
import { useMay } from '../parts/session-context.tsx'
import { useHomeWords } from './home.words.ts'

const SHOWN = 6
const YEAR = 365

/** Where nobody has looked for a year: all those homes, and the buildings that wait longest. */
export function UnseenBuildings() {
  const w = useHomeWords()
  const times = useTimes()
  const home = useAsk(overviewHome, {})
  const map = useAsk(livingMap, {})
  const mayList = useMay('registry.read').allowed
  const unseen = home.data ? home.data.freshness.older + home.data.freshness.never : 0
  return (
    <Answered of={map}>
      {({ buildings }) => {
        const longest = buildings
          .filter(({ occupied }) => occupied > 0)
          .sort((a, b) => (b.freshness.medianDays ?? 1e9) - (a.freshness.medianDays ?? 1e9))
          .slice(0, SHOWN)
        return (
          <>
            {unseen === 0 ? (
              <p>{w.unseenNone}</p>
            ) : mayList ? (
              <p>
                <Link to="/households" search={{ staleDays: YEAR, order: 'freshness' }}>
                  {w.unseenAll(times.number(unseen))}
                </Link>
              </p>
            ) : (
              <p>{w.unseenHomes(times.number(unseen))}</p>
            )}
            <p className="quiet" style={{ marginBottom: 4 }}>
              {w.unseenBuildings}
            </p>
            <ul className="plain-list">
              {longest.map((building) => (
                <li key={building.id}>
                  <Link to="/buildings/$buildingId" params={{ buildingId: building.id }} className="one-line">
                    {building.compound} {building.label}
                  </Link>
                  <span className="num quiet">{times.daysAgo(building.freshness.medianDays)}</span>
                  <GradeTag grade={freshnessOf(building.freshness.medianDays, true)} short />
                </li>
              ))}
            </ul>
          </>
        )
      }}
    </Answered>
  )
}
