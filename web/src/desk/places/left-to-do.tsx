import { livingMap } from '@red-steward/domain/overview/queries'
import type { BuildingRow } from '@red-steward/domain/places/place'
import { Link } from '@tanstack/react-router'
import { useAsk } from '../parts/ask.ts'
import { useMay } from '../parts/session-context.tsx'
import { buildingLabel, type Places } from './place-nodes.ts'
import { usePlacesWords } from './places.words.ts'

const SHOWN = 12

/** What the page shows while nothing is chosen: which buildings still lack something. */
export function LeftToDo({ places }: { places: Places }) {
  const w = usePlacesWords()
  const seesMap = useMay('overview.read').allowed
  const map = useAsk(livingMap, {}, { enabled: seesMap, staleMs: 60_000 })
  const undrawn = new Set(map.data?.buildings.filter(({ polygon }) => !polygon).map(({ id }) => id))
  const lists: [string, BuildingRow[]][] = [
    [w.withoutOutline, places.buildings.filter(({ id }) => undrawn.has(id))],
    [w.withoutGrid, places.buildings.filter(({ gridId }) => gridId === null)],
    [w.withoutDoors, places.buildings.filter(({ dwellings }) => dwellings === 0)],
  ]
  const left = lists.filter(([, buildings]) => buildings.length > 0)
  return (
    <section className="card">
      <h2>{left.length > 0 ? w.toDo : w.choose}</h2>
      {left.length === 0 && map.data && places.buildings.length > 0 && <p className="quiet">{w.allDone}</p>}
      {left.map(([title, buildings]) => (
        <section key={title} className="to-do">
          <h3>
            {title} <span className="quiet num">{buildings.length}</span>
          </h3>
          <ul>
            {buildings.slice(0, SHOWN).map((building) => (
              <li key={building.id}>
                <Link to="/places" search={{ compound: building.compoundId, building: building.id }}>
                  {places.compounds.find(({ id }) => id === building.compoundId)?.name} {buildingLabel(building)}
                </Link>
              </li>
            ))}
            {buildings.length > SHOWN && <li className="quiet">{w.more(buildings.length - SHOWN)}</li>}
          </ul>
        </section>
      ))}
    </section>
  )
}
