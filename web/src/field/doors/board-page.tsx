// A unit as the wall of letter boxes: floors downwards, doors side by side, each with the age of the last contact.
import type { BuildingDocument, DwellingDocument } from '@red-steward/domain/places/documents'
import { type KeyboardEvent, useMemo, useRef } from 'react'
import { type BoardLayout, layBoard, step } from '../../lib/board-layout.ts'
import { Empty } from '../../ui/parts.tsx'
import type { Replica } from '../offline/device.ts'
import {
  ageOfContact,
  buildingName,
  type ContactAge,
  getBuilding,
  householdsAt,
  lastContactAt,
  membersOf,
} from '../parts/reading.ts'
import { useDeviceState, useDocuments } from '../shell/device-context.ts'
import { useNow } from '../shell/now.ts'
import { NotHere, Page } from '../shell/page.tsx'
import { href } from '../shell/route.ts'
import './doors.css'
import { useDoorsWords } from './doors.words.ts'

interface Cell extends DwellingDocument {
  age: ContactAge | 'empty'
  people: number
  inCare: boolean
}

const signs: Record<Cell['age'], string> = { fresh: '●', ageing: '◑', old: '○', never: '!', empty: '·' }

export default function BoardPage({ buildingId, unitId }: { buildingId: string; unitId: string | undefined }) {
  const w = useDoorsWords()
  const now = useNow()
  const building = useDocuments((replica) => getBuilding(replica, buildingId), [buildingId])
  const shownUnit = unitId ?? building?.units[0]?.id
  const cells = useDocuments(
    (replica) => cellsOf(replica, buildingId, shownUnit, now),
    [buildingId, shownUnit, now.slice(0, 13)],
  )
  if (!building) return <NotHere under={['doors']} />
  return (
    <Page title={buildingName(building)} note={building.compound} under={['doors']}>
      {building.units.length > 1 && <Units building={building} shownUnit={shownUnit} />}
      {cells.length === 0 ? <Empty>{w.noDoors}</Empty> : <Wall building={building} cells={cells} />}
      <Legend />
    </Page>
  )
}

function Units({ building, shownUnit }: { building: BuildingDocument; shownUnit: string | undefined }) {
  const w = useDoorsWords()
  return (
    <nav className="ui-chips" aria-label={w.units}>
      {building.units.map(({ id, number }) => (
        <a
          key={id}
          className="ui-button"
          data-look={id === shownUnit ? 'main' : 'plain'}
          aria-current={id === shownUnit ? 'page' : undefined}
          href={href('doors', building.id, id)}
        >
          {w.unit(number)}
        </a>
      ))}
    </nav>
  )
}

function Wall({ building, cells }: { building: BuildingDocument; cells: readonly Cell[] }) {
  const w = useDoorsWords()
  const layout = useMemo(() => layBoard(building.units, cells), [building, cells])
  const pending = useDeviceState((device) => device.pending)
  const waiting = useMemo(
    () => new Set(pending.filter(({ state }) => state !== 'uploaded').flatMap(({ about }) => about)),
    [pending],
  )
  const wall = useRef<HTMLDivElement>(null)
  const columns = layout.rows[0]?.cells.length ?? 1
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: arrow keys are a second way between links that all can be tabbed to
    <div
      className="wall"
      ref={wall}
      onKeyDown={(event) => moveFocus(event, layout, wall.current!)}
      style={{ '--columns': columns } as object}
    >
      {layout.rows.map((row, at) => (
        <div key={row.floor} className="wall-row">
          <span className="wall-floor" aria-hidden="true">
            {row.floor}
          </span>
          {row.cells.map((cell, column) =>
            cell ? (
              <a
                key={cell.id}
                className="wall-door"
                data-age={cell.age}
                data-at={`${at}-${column}`}
                href={href('door', cell.id)}
                aria-label={[
                  cell.room,
                  w[cell.age],
                  w.people(cell.people),
                  cell.inCare && w.care,
                  waiting.has(cell.id) && w.pending,
                ]
                  .filter(Boolean)
                  .join('，')}
              >
                <span>{cell.room}</span>
                <span className="wall-signs" aria-hidden="true">
                  {signs[cell.age]}
                  {cell.inCare && '♥'}
                  {waiting.has(cell.id) && '↑'}
                </span>
              </a>
            ) : (
              // biome-ignore lint/suspicious/noArrayIndexKey: a hole in the wall has nothing but its place
              <span key={`hole ${column}`} />
            ),
          )}
        </div>
      ))}
    </div>
  )
}

function moveFocus(event: KeyboardEvent, layout: BoardLayout<Cell>, wall: HTMLElement) {
  const at = (event.target as HTMLElement).dataset.at?.split('-').map(Number)
  if (!at) return
  const to = step(layout, { row: at[0]!, column: at[1]! }, event.key)
  if (!to) return
  event.preventDefault()
  wall.querySelector<HTMLElement>(`[data-at="${to.row}-${to.column}"]`)?.focus()
}

function Legend() {
  const w = useDoorsWords()
  return (
    <details className="legend">
      <summary>{w.legend}</summary>
      <ul>
        {(['fresh', 'ageing', 'old', 'never', 'empty'] as const).map((age) => (
          <li key={age}>
            <span className="wall-door" data-age={age} aria-hidden="true">
              {signs[age]}
            </span>
            {w[age]}
          </li>
        ))}
        <li>
          <span className="wall-door" aria-hidden="true">
            ♥
          </span>
          {w.care}
        </li>
        <li>
          <span className="wall-door" aria-hidden="true">
            ↑
          </span>
          {w.pending}
        </li>
      </ul>
    </details>
  )
}

function cellsOf(replica: Replica, buildingId: string, unitId: string | undefined, now: string): Cell[] {
  return replica
    .of<DwellingDocument>('dwelling', 'buildingId', buildingId)
    .filter((door) => unitId === undefined || door.unitId === unitId)
    .map((door) => {
      const members = householdsAt(replica, door.id).flatMap(({ id }) => membersOf(replica, id))
      const inCare = members.some(({ person }) => replica.of('eligibility', 'personId', person.id).length > 0)
      const age =
        members.length === 0 && door.use === 'VACANT' ? 'empty' : ageOfContact(lastContactAt(replica, door), now)
      return { ...door, age, people: members.length, inCare }
    })
}
