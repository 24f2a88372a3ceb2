import { type LivingMapBuilding, type LivingMapCompound, livingMap } from '@red-steward/domain/overview/queries'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { Alert, Button, Empty, Segmented, Skeleton } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { preference } from '../../lib/preference.ts'
import { useTimes } from '../../lib/time.ts'
import { Answered } from '../parts/answered.tsx'
import { useAsk } from '../parts/ask.ts'
import { Page } from '../parts/page.tsx'
import { useActor, useMay } from '../parts/session-context.tsx'
import { BuildingList } from './building-list.tsx'
import { buildingGrade, buildingGrades } from './grades.ts'
import { Legend } from './legend.tsx'
import { MapFacts } from './map-facts.tsx'
import { mapModes } from './modes.ts'
import { useOverviewWords } from './overview.words.ts'
import '../map/map.css'

const LivingMap = lazy(() => import('../map/living-map.tsx'))
const route = getRouteApi('/map')
const relief = preference('map-relief', ['flat', 'relief'], () => 'flat')
const outlines = preference('map-outlines', ['shown', 'hidden'], () => 'shown')
// The same list each time: a new one would paint the map anew.
const NONE: never[] = []

/** Every building within reach, coloured by freshness, occupancy, care or open cases; as a map or as a list. */
export function MapPage() {
  const { mode, as } = route.useSearch()
  const navigate = route.useNavigate()
  const w = useOverviewWords()
  const times = useTimes()
  const answer = useAsk(livingMap, {})
  const [unable, setUnable] = useState(false)
  const inRelief = relief.use() === 'relief'
  const seesCare = useActor()?.role !== 'property-steward'
  const outlined = outlines.use() === 'shown'
  const buildings = answer.data?.buildings ?? NONE
  const compounds = answer.data?.compounds ?? NONE
  const persons = buildings.reduce((sum, building) => sum + building.persons, 0)
  const shownAs = unable ? 'list' : as
  const countsCases = buildings.some(({ openCases }) => openCases !== null)
  const modes = mapModes.filter((value) => (value !== 'care' || seesCare) && (value !== 'cases' || countsCases))

  return (
    <Page
      title={w.map}
      note={answer.data && w.mapNote(times.number(buildings.length), times.number(persons))}
      actions={
        <>
          <Segmented
            aria-label={w.mode}
            value={mode}
            onChange={(next) => void navigate({ search: (search) => ({ ...search, mode: next }), replace: true })}
            options={modes.map((value) => ({ value, label: w[value] }))}
          />
          <Segmented
            value={shownAs}
            disabled={unable}
            onChange={(next) => void navigate({ search: (search) => ({ ...search, as: next }), replace: true })}
            options={[
              { value: 'map' as const, label: w.asMap },
              { value: 'list' as const, label: w.asList },
            ]}
          />
          {shownAs === 'map' && compounds.length > 0 && (
            <Button
              aria-pressed={outlined}
              type={outlined ? 'primary' : 'default'}
              onClick={() => outlines.set(outlined ? 'hidden' : 'shown')}
            >
              {w.outlines}
            </Button>
          )}
          {shownAs === 'map' && (
            <Button
              aria-pressed={inRelief}
              type={inRelief ? 'primary' : 'default'}
              onClick={() => relief.set(inRelief ? 'flat' : 'relief')}
            >
              {w.solid}
            </Button>
          )}
        </>
      }
    >
      {unable && <Alert type="info" showIcon title={w.noMap} style={{ marginBottom: 12 }} />}
      <Answered
        of={answer}
        isEmpty={(found) => found.buildings.length === 0}
        empty={<Empty description={w.noBuildings} />}
      >
        {() => (
          <div className="stack">
            <Legend grades={buildingGrades(mode)} counts={countGrades(buildings, mode, w.legendBuildings)}>
              {shownAs === 'map' && outlined && compounds.length > 0 && (
                <li>
                  <span className="swatch outline-swatch" aria-hidden />
                  {w.outlines}
                </li>
              )}
            </Legend>
            {shownAs === 'list' ? (
              <BuildingList buildings={buildings} mode={mode} />
            ) : (
              <Drawn {...{ buildings, compounds, mode, inRelief, outlined }} onUnable={() => setUnable(true)} />
            )}
          </div>
        )}
      </Answered>
    </Page>
  )
}

interface DrawnProps {
  buildings: LivingMapBuilding[]
  compounds: LivingMapCompound[]
  mode: (typeof mapModes)[number]
  inRelief: boolean
  outlined: boolean
  onUnable: () => void
}

function Drawn({ buildings, onUnable, ...shown }: DrawnProps) {
  const w = useOverviewWords()
  const navigate = useNavigate()
  const mayDraw = useMay('places.edit').allowed
  const [pointed, setPointed] = useState<LivingMapBuilding | null>(null)
  const unplaced = buildings.filter(({ polygon }) => !polygon).length
  return (
    <>
      {unplaced > 0 && (
        <Alert
          type="info"
          showIcon
          title={w.unplaced(unplaced)}
          action={mayDraw && <Link to="/places">{w.drawThem}</Link>}
        />
      )}
      <div className="map-frame card">
        <Suspense fallback={<Skeleton.Node active style={{ width: '100%', height: '100%' }} />}>
          <LivingMap
            buildings={buildings}
            {...shown}
            onPoint={setPointed}
            onOpen={({ id }) =>
              void navigate({ to: '/buildings/$buildingId', params: { buildingId: id }, search: { mode: shown.mode } })
            }
            onUnable={onUnable}
          />
        </Suspense>
        <MapFacts building={pointed} />
      </div>
    </>
  )
}

function countGrades(
  buildings: LivingMapBuilding[],
  mode: (typeof mapModes)[number],
  text: (count: number) => string,
): Record<string, string> {
  const counts: Record<string, number> = {}
  for (const building of buildings) {
    const { key } = buildingGrade(building, mode)
    counts[key] = (counts[key] ?? 0) + 1
  }
  return Object.fromEntries(buildingGrades(mode).map(({ key }) => [key, text(counts[key] ?? 0)]))
}
