import { caseStateWords } from '@red-steward/domain/cases/case'
import type { FirstHandler } from '@red-steward/domain/cases/catalogue'
import type { InboxRow } from '@red-steward/domain/cases/inbox'
import type { Id } from '@red-steward/domain/ids'
import { Checkbox, Tag } from 'antd'
import { useHandlerWords } from '../cases/cases.words.ts'
import { classColours, useSaid } from '../cases/codes.ts'
import { Ago, Due } from '../cases/due.tsx'
import type { Cursor } from '../parts/cursor.ts'
import { useInboxWords } from './inbox.words.ts'

interface InboxRowsProps {
  rows: InboxRow[]
  cursor: Cursor<InboxRow>
  selected: ReadonlySet<Id>
  onToggle: (id: Id) => void
  onOpen: (index: number) => void
}

export function InboxRows({ rows, cursor, selected, onToggle, onOpen }: InboxRowsProps) {
  const w = useInboxWords()
  return (
    <div className="split-list">
      <ul className="row-list" aria-label={w.title} onKeyDown={cursor.onKeyDown}>
        {rows.map((row, index) => (
          <li key={row.id} className={`inbox-row ${index === cursor.index ? 'row-at' : ''}`}>
            <Checkbox
              tabIndex={-1}
              aria-label={`${w.select} ${row.caseNo}`}
              checked={selected.has(row.id)}
              onChange={() => onToggle(row.id)}
            />
            <button
              type="button"
              className="row-button"
              aria-current={index === cursor.index}
              tabIndex={index === cursor.index ? 0 : -1}
              ref={cursor.refOf(row.id)}
              onClick={() => onOpen(index)}
            >
              <Line row={row} />
            </button>
          </li>
        ))}
      </ul>
    </div>
  )
}

function Line({ row }: { row: InboxRow }) {
  const w = useInboxWords()
  const said = useSaid()
  const handlers = useHandlerWords()
  const handler = row.handler || (row.handlerRole && handlers[row.handlerRole as FirstHandler])
  return (
    <>
      <span className="row-line">
        <Tag color={classColours[row.class]}>{said.class(row.class)}</Tag>
        <span className="row-title">{row.title || said.leaf(row.leaf)}</span>
        <span className="row-end">
          <Due by={row.stepBy} />
        </span>
      </span>
      <span className="row-line row-small">
        <span className="one-line">{row.where}</span>
        {row.title && <span className="one-line">{said.leaf(row.leaf)}</span>}
        <span>{said.say(caseStateWords, row.state)}</span>
        <span>{handler || w.nobody}</span>
        <span className="row-end">
          <Ago at={row.reportedAt} />
        </span>
      </span>
    </>
  )
}
