import type { CaseAtPage } from '@red-steward/domain/cases/queries'
import { buildingBoard } from '@red-steward/domain/overview/queries'
import { dwelling } from '@red-steward/domain/registry/pages'
import { Link } from '@tanstack/react-router'
import { Tag } from 'antd'
import { type BoardLayout, layBoard, type PlacedDoor } from '../../lib/board-layout.ts'
import { useAsk } from '../parts/ask.ts'
import { useMay } from '../parts/session-context.tsx'
import { Reveal } from '../registry/reveal.tsx'
import { useCasesWords } from './cases.words.ts'

type Side = 'resident' | 'below' | 'above' | 'beside'

/** Who lives there, then the doors below, above and beside, in the order one would run to them. Each look is recorded. */
export function PeopleToCall({ one }: { one: CaseAtPage }) {
  const w = useCasesWords()
  const may = useMay('registry.read').allowed
  const { dwellingId, buildingId } = one
  const board = useAsk(
    buildingBoard,
    { buildingId: buildingId ?? '' },
    { enabled: may && buildingId !== null && dwellingId !== null },
  )
  if (!may || !dwellingId) return null
  const doors = board.data ? neighboursOf(layBoard(board.data.units, board.data.doors), dwellingId) : []
  return (
    <section className="card no-print">
      <h2>{w.people}</h2>
      <ul className="plain-list">
        <AtDoor dwellingId={dwellingId} side="resident" />
        {doors.map(({ side, door }) => (
          <AtDoor key={door.dwellingId} dwellingId={door.dwellingId} side={side} room={door.room} />
        ))}
      </ul>
    </section>
  )
}

function AtDoor({ dwellingId, side, room }: { dwellingId: string; side: Side; room?: string }) {
  const w = useCasesWords()
  const answer = useAsk(dwelling, { dwellingId })
  const people = (answer.data?.households ?? [])
    .filter(({ closedOn }) => closedOn === null)
    .flatMap(({ members }) => members)
    .toSorted((a, b) => Number(b.phone !== null) - Number(a.phone !== null))
  const shown = people.slice(0, side === 'resident' ? 3 : 1)
  if (answer.data && shown.length === 0 && side !== 'resident') return null
  if (answer.data && shown.length === 0) return <li className="quiet">{w.peopleNone}</li>
  return shown.map((person) => (
    <li key={person.personId}>
      <span className="row-line">
        <Tag>{w[side]}</Tag>
        {room && <span className="num">{room}</span>}
        <Link to="/persons/$personId" params={{ personId: person.personId }} className="member-name">
          {person.name}
        </Link>
      </span>
      {person.phone ? (
        <Reveal personId={person.personId} field="phone" masked={person.phone} label={w.phone} />
      ) : (
        <span className="quiet">{w.noPhone}</span>
      )}
    </li>
  ))
}

interface Door extends PlacedDoor {
  dwellingId: string
}

function neighboursOf<Placed extends Door>(
  { rows }: BoardLayout<Placed>,
  dwellingId: string,
): { side: Side; door: Placed }[] {
  const at = rows.findIndex(({ cells }) => cells.some((cell) => cell?.dwellingId === dwellingId))
  const column = rows[at]?.cells.findIndex((cell) => cell?.dwellingId === dwellingId) ?? -1
  const unit = rows[at]?.cells[column]?.unitId
  const inColumn = (from: number, to?: number) => rows.slice(from, to).flatMap(({ cells }) => cells[column] ?? [])
  const beside = (rows[at]?.cells ?? []).flatMap((cell) =>
    cell && cell.unitId === unit && cell.dwellingId !== dwellingId ? [cell] : [],
  )
  const as = (side: Side) => (door: Placed) => ({ side, door })
  return [
    ...inColumn(at + 1)
      .slice(0, 2)
      .map(as('below')),
    ...inColumn(0, Math.max(0, at)).slice(-1).map(as('above')),
    ...beside.slice(0, 3).map(as('beside')),
  ]
}
