import type { BoardDoor } from '@red-steward/domain/overview/queries'
import { useNavigate } from '@tanstack/react-router'
import { App } from 'antd'
import { type CSSProperties, type KeyboardEvent, useRef, useState } from 'react'
import { type BoardLayout, step } from '../../lib/board-layout.ts'
import { language } from '../../lib/language.ts'
import { refusalText } from '../../lib/refusal-text.ts'
import { daysAgoText } from '../../lib/time.ts'
import { useIsDark } from '../parts/appearance.ts'
import { useMay } from '../parts/session-context.tsx'
import { doorGrade } from './grades.ts'
import type { MapMode } from './modes.ts'
import { useOverviewWords } from './overview.words.ts'
import './board.css'

interface BoardProps {
  layout: BoardLayout<BoardDoor>
  mode: MapMode
  /** The door to begin at, by id. */
  start: string | undefined
  label: string
}

/** A grid with one tab stop: arrows walk it, Enter opens the home behind the door. */
export function Board({ layout, mode, start, label }: BoardProps) {
  const w = useOverviewWords()
  const table = useRef<HTMLTableElement>(null)
  const [at, setAt] = useState(() => placeOf(layout, start))
  const navigate = useNavigate()
  const spoken = language.use()
  const may = useMay('registry.read')
  const { message } = App.useApp()
  function open(door: BoardDoor) {
    if (may.allowed) void navigate({ to: '/dwellings/$dwellingId', params: { dwellingId: door.dwellingId } })
    else void message.info(refusalText(may.why, spoken))
  }

  function onKeyDown(event: KeyboardEvent) {
    const next = step(layout, at, event.key)
    if (!next) return
    event.preventDefault()
    setAt(next)
    table.current?.querySelector<HTMLElement>(`[data-at="${next.row}-${next.column}"]`)?.focus()
  }

  const firstOfUnit = new Set<number>()
  layout.units.reduce((column, unit) => {
    firstOfUnit.add(column)
    return column + unit.columns
  }, 0)

  const columns = layout.rows[0]?.cells.length ?? 0
  return (
    <div className="board-scroll" style={{ '--columns': columns } as CSSProperties}>
      {/* biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: the grid pattern of WAI-ARIA is a table one can walk */}
      <table className="board" role="grid" aria-label={label} ref={table} onKeyDown={onKeyDown}>
        <thead>
          <tr>
            <th scope="col">{w.floorHead}</th>
            {layout.units.map((unit) => (
              <th scope="colgroup" colSpan={unit.columns} key={unit.id ?? 'none'} className="unit-start">
                {unit.number ? w.unit(unit.number) : w.noUnit}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {layout.rows.map(({ floor, cells }, row) => (
            <tr key={floor}>
              <th scope="row">{floor}</th>
              {cells.map((door, column) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a place on the wall is its index
                <td key={column} className={firstOfUnit.has(column) ? 'unit-start' : ''}>
                  {door && (
                    <Cell
                      door={door}
                      mode={mode}
                      place={`${row}-${column}`}
                      isHere={at.row === row && at.column === column}
                      onFocus={() => setAt({ row, column })}
                      onOpen={() => open(door)}
                    />
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

interface CellProps {
  door: BoardDoor
  mode: MapMode
  place: string
  isHere: boolean
  onFocus: () => void
  onOpen: () => void
}

function Cell({ door, mode, place, isHere, onFocus, onOpen }: CellProps) {
  const w = useOverviewWords()
  const spoken = language.use()
  const dark = useIsDark()
  const grade = doorGrade(door, mode)
  const { strong, soft, ink } = dark ? grade.dark : grade.light
  const checked = door.persons > 0 ? ` · ${daysAgoText(door.confirmedDaysAgo, spoken)}` : ''
  const text = w.cellText(door.room, door.persons, grade.words[spoken] + (mode === 'freshness' ? checked : ''))
  return (
    <button
      type="button"
      className="door"
      data-at={place}
      tabIndex={isHere ? 0 : -1}
      aria-label={text}
      title={text}
      onFocus={onFocus}
      onClick={onOpen}
      style={{ '--strong': strong, '--soft': soft, '--door-ink': ink } as CSSProperties}
    >
      <span className="room">{door.room}</span>
      <span className="sign" aria-hidden>
        {grade.sign[spoken]}
      </span>
      <span className="people">{door.persons > 0 ? w.people(door.persons) : ''}</span>
    </button>
  )
}

function placeOf(layout: BoardLayout<BoardDoor>, dwellingId: string | undefined): { row: number; column: number } {
  for (const [row, { cells }] of layout.rows.entries()) {
    const column = cells.findIndex((door) => door && (!dwellingId || door.dwellingId === dwellingId))
    if (column >= 0) return { row, column }
  }
  return { row: 0, column: 0 }
}
