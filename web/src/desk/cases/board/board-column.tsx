import type { BoardColumn as Column } from '@red-steward/domain/cases/board'
import { type DragEvent, type ReactNode, useState } from 'react'
import { useTimes } from '../../../lib/time.ts'
import { useActionWords } from '../actions/actions.words.ts'
import { useBoardWords } from './board.words.ts'
import { useColumnWords, useWhyNot } from './board-texts.ts'
import type { Ways } from './use-ways.ts'

interface BoardColumnProps {
  column: Column
  count: number
  /** More are open than the board has cards for: the count is of cards, not of cases. */
  isCut: boolean
  /** What the card in hand would do here; null: none is in hand, or it stands here. */
  way: Ways[Column] | null
  onDrop: () => void
  children: ReactNode
}

/** While a card is in hand it says which step it would take here, or why none. */
export function BoardColumn({ column, count, isCut, way, onDrop, children }: BoardColumnProps) {
  const w = useBoardWords()
  const a = useActionWords()
  const nameOf = useColumnWords()
  const whyNot = useWhyNot()
  const times = useTimes()
  const [isOver, setOver] = useState(false)
  const shown = isCut ? w.cards(times.number(count)) : times.number(count)
  const takes = way !== null && 'step' in way
  const look = way === null ? '' : takes ? (isOver ? 'board-may board-over' : 'board-may') : 'board-may-not'
  const over = (event: DragEvent) => {
    if (!takes) return
    event.preventDefault()
    event.dataTransfer.dropEffect = 'move'
    setOver(true)
  }
  return (
    <section
      className={`board-column ${look}`}
      aria-label={nameOf(column)}
      onDragEnter={over}
      onDragOver={over}
      onDragLeave={({ currentTarget, relatedTarget }) => {
        if (!(relatedTarget instanceof Node && currentTarget.contains(relatedTarget))) setOver(false)
      }}
      onDrop={(event) => {
        event.preventDefault()
        setOver(false)
        if (takes) onDrop()
      }}
    >
      <div className="board-top">
        <h2>
          {nameOf(column)} {column !== 'closed' && <span className="quiet num">{shown}</span>}
        </h2>
        <p className="board-way">
          {way ? (takes ? `→ ${a[way.step]}` : whyNot(way.why)) : column === 'closed' && w.closeHere}
        </p>
      </div>
      <ul>{children}</ul>
    </section>
  )
}
