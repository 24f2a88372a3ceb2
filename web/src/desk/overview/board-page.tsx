import { EditOutlined, PrinterOutlined } from '@ant-design/icons'
import { type BoardDoor, buildingBoard } from '@red-steward/domain/overview/queries'
import { getRouteApi, Link } from '@tanstack/react-router'
import { Button, Empty, Segmented } from 'antd'
import { useMemo } from 'react'
import { layBoard } from '../../lib/board-layout.ts'
import { useTimes } from '../../lib/time.ts'
import { Answered } from '../parts/answered.tsx'
import { useAsk } from '../parts/ask.ts'
import { Page } from '../parts/page.tsx'
import { useMay } from '../parts/session-context.tsx'
import { Board } from './board.tsx'
import { BuildingCases } from './building-cases.tsx'
import { doorGrade, doorGrades } from './grades.ts'
import { Legend } from './legend.tsx'
import { mapModes } from './modes.ts'
import { useOverviewWords } from './overview.words.ts'

const route = getRouteApi('/buildings/$buildingId')

/** One building as the wall of its letter boxes. */
export function BoardPage() {
  const { buildingId } = route.useParams()
  const { mode, door } = route.useSearch()
  const navigate = route.useNavigate()
  const w = useOverviewWords()
  const times = useTimes()
  const board = useAsk(buildingBoard, { buildingId })
  const mayEdit = useMay('places.edit').allowed
  const layout = useMemo(() => board.data && layBoard(board.data.units, board.data.doors), [board.data])
  const modes = mapModes.filter((value) => seen(value, board.data?.doors ?? []))
  const counts = useMemo(() => countGrades(board.data?.doors ?? [], mode), [board.data, mode])
  const doors = board.data?.doors ?? []
  const lived = doors.filter(({ persons }) => persons > 0)
  const address = board.data?.building.address ?? w.board

  return (
    <Page
      title={address}
      back
      note={
        board.data &&
        w.boardNote(
          doors.length,
          lived.length,
          lived.reduce((sum, { persons }) => sum + persons, 0),
        )
      }
      actions={
        <>
          <Segmented
            aria-label={w.mode}
            value={mode}
            onChange={(next) => void navigate({ search: (search) => ({ ...search, mode: next }), replace: true })}
            options={modes.map((value) => ({ value, label: w[value] }))}
          />
          <Button icon={<PrinterOutlined />} onClick={() => window.print()}>
            {w.print}
          </Button>
          {mayEdit && (
            <Link to="/places" search={{ building: buildingId }}>
              <Button icon={<EditOutlined />}>{w.edit}</Button>
            </Link>
          )}
        </>
      }
    >
      <Answered
        of={board}
        isEmpty={(answer) => answer.doors.length === 0}
        empty={
          <Empty description={w.noDoors}>
            {mayEdit && (
              <Link to="/places" search={{ building: buildingId }}>
                {w.addDoors}
              </Link>
            )}
          </Empty>
        }
      >
        {() => (
          <div className="stack">
            <div className="card board-card">
              <Legend grades={doorGrades(mode)} counts={counts} />
              {layout && <Board layout={layout} mode={mode} start={door} label={address} />}
              <p className="quiet no-print board-hint">{w.walk}</p>
              <p className="only-print">{w.printed(times.moment(new Date().toISOString()))}</p>
            </div>
            {mode === 'cases' && seen('cases', doors) && <BuildingCases buildingId={buildingId} />}
          </div>
        )}
      </Answered>
    </Page>
  )
}

/** What the post may not see is no choice. */
function seen(mode: (typeof mapModes)[number], doors: BoardDoor[]): boolean {
  if (mode === 'care') return doors.some(({ care }) => care !== null)
  return mode !== 'cases' || doors.some(({ openCases }) => openCases !== null)
}

function countGrades(doors: BoardDoor[], mode: (typeof mapModes)[number]): Record<string, string> {
  const counts: Record<string, number> = {}
  for (const door of doors) {
    const { key } = doorGrade(door, mode)
    counts[key] = (counts[key] ?? 0) + 1
  }
  return Object.fromEntries(Object.entries(counts).map(([key, count]) => [key, String(count)]))
}
