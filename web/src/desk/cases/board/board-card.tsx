import type { CaseAction } from '@red-steward/domain/cases/actions'
import type { ListedCase } from '@red-steward/domain/cases/queries'
import { Link } from '@tanstack/react-router'
import { Tag } from 'antd'
import { useState } from 'react'
import { useCasesWords } from '../cases.words.ts'
import { classColours, useSaid } from '../codes.ts'
import { Ago, Due } from '../due.tsx'
import { MoveMenu } from './move-menu.tsx'

interface BoardCardProps {
  one: ListedCase
  isHeld: boolean
  onHold: (one: ListedCase | null) => void
  onMove: (step: CaseAction) => void
  /** The element that takes the focus when the card has moved. */
  refOf: (element: HTMLAnchorElement | null) => void
}

export function BoardCard({ one, isHeld, onHold, onMove, refOf }: BoardCardProps) {
  const w = useCasesWords()
  const said = useSaid()
  const [open, setOpen] = useState(false)
  const title = one.title || said.leaf(one.leaf)
  return (
    <li
      className={isHeld ? 'card board-card board-held' : 'card board-card'}
      draggable
      onDragStart={({ dataTransfer }) => {
        dataTransfer.effectAllowed = 'move'
        dataTransfer.setData('text/plain', one.caseNo)
        onHold(one)
      }}
      onDragEnd={() => onHold(null)}
      onKeyDown={(event) => {
        if (event.key.toLowerCase() !== 'm' || event.ctrlKey || event.metaKey || event.altKey || open) return
        event.preventDefault()
        setOpen(true)
      }}
    >
      <div className="board-head">
        <Tag color={classColours[one.class]}>{said.class(one.class)}</Tag>
        <MoveMenu one={one} title={title} open={open} onOpen={setOpen} onMove={onMove} />
      </div>
      <Link to="/cases/$caseId" params={{ caseId: one.id }} className="row-title" draggable={false} ref={refOf}>
        {title}
      </Link>
      <div className="row-small wrap-anywhere">{one.where}</div>
      <div className="row-line row-small">
        <span>{one.responsible ?? w.nobodyYet}</span>
        <span className="row-end">{one.stepBy ? <Due by={one.stepBy} /> : <Ago at={one.reportedAt} />}</span>
      </div>
    </li>
  )
}
