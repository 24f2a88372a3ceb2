import type { LivingMapBuilding } from '@red-steward/domain/overview/queries'
import { useTimes } from '../../lib/time.ts'
import { useOverviewWords } from './overview.words.ts'

/** The numbers of the building under the pointer. */
export function MapFacts({ building }: { building: LivingMapBuilding | null }) {
  const w = useOverviewWords()
  const times = useTimes()
  if (!building) return <div className="map-facts quiet hide-narrow">{w.hover}</div>
  const { freshness } = building
  const facts: [string, string][] = [
    [w.occupied, `${building.occupied} / ${building.dwellings}`],
    [w.persons, times.number(building.persons)],
    ...(building.cared === null ? [] : [[w.cared, String(building.cared)] as [string, string]]),
    ...(building.openCases === null
      ? []
      : [[w.openCases, `${building.openCases} · ${w.overdueCases} ${building.overdueCases}`] as [string, string]]),
    [w.median, building.occupied > 0 ? times.daysAgo(freshness.medianDays) : '—'],
    [w.neverDoors, w.legendDoors(freshness.never)],
  ]
  return (
    <div className="map-facts">
      <strong className="wrap-anywhere">
        {building.compound} {building.label}
      </strong>
      <dl>
        {facts.map(([term, value]) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd className="num">{value}</dd>
          </div>
        ))}
      </dl>
    </div>
  )
}
