import type { CaseAction } from '@red-steward/domain/cases/actions'
import { boardColumns, columnOf } from '@red-steward/domain/cases/board'
import { type CaseFilters, type ListedCase, listCases } from '@red-steward/domain/cases/queries'
import type { Id } from '@red-steward/domain/ids'
import { Empty } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { useTimes } from '../../../lib/time.ts'
import { Answered } from '../../parts/answered.tsx'
import { useAsk } from '../../parts/ask.ts'
import { DoAction } from '../actions/do-action.tsx'
import { type SentAway, UndoDispatch } from '../actions/undo-dispatch.tsx'
import { useCasesWords } from '../cases.words.ts'
import { useBoardWords } from './board.words.ts'
import { BoardCard } from './board-card.tsx'
import { BoardColumn } from './board-column.tsx'
import { useWays } from './use-ways.ts'
import './board.css'

const MOST = 100

/** Open cases by state. A card put into another column takes the step that leads there, in the form of its button. */
export function CaseBoard({ filters }: { filters: CaseFilters }) {
  const w = useCasesWords()
  const b = useBoardWords()
  const times = useTimes()
  const answer = useAsk(listCases, { ...filters, state: 'open', limit: MOST }, { keep: true })
  const [doing, setDoing] = useState<{ caseId: Id; action: CaseAction } | null>(null)
  const [sent, setSent] = useState<SentAway | null>(null)
  return (
    <>
      <Answered of={answer} isEmpty={({ rows }) => rows.length === 0} empty={<Empty description={w.noneOpen} />}>
        {({ rows, total }) => (
          <>
            <p className="quiet" aria-live="polite">
              {total !== null && w.counted(times.number(total))}
              {total !== null && total > rows.length && ` · ${w.boardCut(times.number(rows.length))}`}
              <span className="hide-narrow"> · {b.how}</span>
            </p>
            <Columns
              rows={rows}
              isCut={total !== null && total > rows.length}
              onMove={(caseId, action) => setDoing({ caseId, action })}
            />
          </>
        )}
      </Answered>
      {sent && <UndoDispatch sent={sent} onClose={() => setSent(null)} />}
      {doing && (
        <DoAction
          key={`${doing.caseId} ${doing.action}`}
          {...doing}
          onDispatched={(batchId) => setSent({ batchId, count: 1 })}
          onClose={() => setDoing(null)}
        />
      )}
    </>
  )
}

interface ColumnsProps {
  rows: ListedCase[]
  isCut: boolean
  onMove: (caseId: Id, step: CaseAction) => void
}

function Columns({ rows, isCut, onMove }: ColumnsProps) {
  const [held, setHeld] = useState<ListedCase | null>(null)
  const { ways } = useWays(held)
  const cards = useRef(new Map<Id, HTMLAnchorElement>())
  const [moved, setMoved] = useState<Id | null>(null)
  // The card that was moved has left its column, and with it the focus; who works by keys goes on where it stands now.
  useEffect(() => {
    if (moved && rows.length > 0 && document.activeElement === document.body) cards.current.get(moved)?.focus()
  }, [moved, rows])
  const move = (caseId: Id, step: CaseAction) => {
    setMoved(caseId)
    onMove(caseId, step)
  }
  return (
    <div className="case-board">
      {boardColumns.map((column) => {
        const own = rows.filter(({ state }) => columnOf(state) === column)
        const way = held && columnOf(held.state) !== column ? (ways?.[column] ?? null) : null
        return (
          <BoardColumn
            key={column}
            column={column}
            count={own.length}
            isCut={isCut}
            way={way}
            onDrop={() => {
              if (held && way && 'step' in way) move(held.id, way.step)
              setHeld(null)
            }}
          >
            {own.map((one) => (
              <BoardCard
                key={one.id}
                one={one}
                isHeld={held?.id === one.id}
                onHold={setHeld}
                onMove={(step) => move(one.id, step)}
                refOf={(element) => {
                  if (element) cards.current.set(one.id, element)
                  else cards.current.delete(one.id)
                }}
              />
            ))}
          </BoardColumn>
        )
      })}
    </div>
  )
}
