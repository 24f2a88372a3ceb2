import { newId } from '@red-steward/domain/ids'
import { type LineKind, lineKinds } from '@red-steward/domain/notebook/kinds'
import { type Note, NoteChips, searchNotes, writeNote } from '@red-steward/domain/notebook/notes'
import { Link } from '@tanstack/react-router'
import { App, Button, Checkbox, Empty, Input, Select, Tag } from 'antd'
import { useState } from 'react'
import { useTimes } from '../../lib/time.ts'
import { Answered } from '../parts/answered.tsx'
import { useAsk, useSend } from '../parts/ask.ts'
import { Page } from '../parts/page.tsx'
import { useCasesWords, useNotebookWords } from './cases.words.ts'
import { useSaid } from './codes.ts'
import '../registry/list.css'
import './cases.css'

/** Lines by words and kind, the newest day first, and one field to write the next. */
export function NotesPage() {
  const w = useNotebookWords()
  const [text, setText] = useState('')
  const [mine, setMine] = useState(false)
  const [kind, setKind] = useState<LineKind | undefined>()
  const [after, setAfter] = useState<string | undefined>()
  const filters = { text, mine, limit: 50, ...(kind ? { kind } : {}), ...(after ? { after } : {}) }
  const answer = useAsk(searchNotes, filters, { keep: true })
  const kindWord = useKindWord()
  const narrow = (change: () => void) => {
    change()
    setAfter(undefined)
  }
  return (
    <Page title={w.title} note={w.note}>
      <WriteLine />
      <div className="list-toolbar no-print">
        <div className="list-fields">
          <Input.Search
            className="case-search"
            allowClear
            aria-label={w.search}
            placeholder={w.text}
            maxLength={60}
            onSearch={(words) => narrow(() => setText(words.trim()))}
          />
          <Select<LineKind>
            allowClear
            aria-label={w.kind}
            placeholder={w.kind}
            options={lineKinds.map((value) => ({ value, label: kindWord(value) }))}
            onChange={(value) => narrow(() => setKind(value))}
          />
          <Checkbox checked={mine} onChange={({ target }) => narrow(() => setMine(target.checked))}>
            {w.mine}
          </Checkbox>
        </div>
      </div>
      <Answered
        of={answer}
        isEmpty={({ rows }) => rows.length === 0}
        empty={<Empty description={text || kind ? w.none : w.noneYet} />}
      >
        {({ rows, next }) => (
          <>
            <ul className="note-list">
              {rows.map((note) => (
                <NoteLine key={note.id} note={note} />
              ))}
            </ul>
            {next && (
              <nav className="pager" aria-label={w.title}>
                <span />
                <Button onClick={() => setAfter(next)}>{w.more}</Button>
              </nav>
            )}
          </>
        )}
      </Answered>
    </Page>
  )
}

function WriteLine() {
  const w = useNotebookWords()
  const c = useCasesWords()
  const { message } = App.useApp()
  const [line, setLine] = useState('')
  const writing = useSend(writeNote, {
    onDone: () => {
      setLine('')
      void message.success(w.saved)
    },
  })
  const save = () => {
    const text = line.trim()
    const plain = { chips: NoteChips.parse({}), dwellingId: null, buildingId: null, confidential: false }
    if (text !== '') writing.mutate({ id: newId(), text, ...plain })
  }
  return (
    <div className="write-line no-print">
      <Input
        aria-label={w.write}
        placeholder={`${w.write} · ${c.neverCodes}`}
        value={line}
        maxLength={1000}
        onChange={({ target }) => setLine(target.value)}
        onPressEnter={save}
      />
      <Button type="primary" loading={writing.isPending} disabled={line.trim() === ''} onClick={save}>
        {w.save}
      </Button>
    </div>
  )
}

function NoteLine({ note }: { note: Note }) {
  const w = useNotebookWords()
  const said = useSaid()
  const times = useTimes()
  const kindWord = useKindWord()
  return (
    <li>
      <div className="note-text">{note.text}</div>
      <div className="when">
        <span className="num">{times.moment(note.happenedAt)}</span>
        <span>{note.author}</span>
        {note.dwellingId && note.where ? (
          <Link to="/dwellings/$dwellingId" params={{ dwellingId: note.dwellingId }}>
            {note.where}
          </Link>
        ) : (
          note.where && <span>{note.where}</span>
        )}
        {note.chips.kind !== 'note' && <Tag>{kindWord(note.chips.kind)}</Tag>}
        {note.chips.leaf && <Tag>{said.leaf(note.chips.leaf)}</Tag>}
        {note.confidential && <Tag color="red">{w.discreet}</Tag>}
        {note.caseId && (
          <Link to="/cases/$caseId" params={{ caseId: note.caseId }}>
            {w.toCase}
          </Link>
        )}
      </div>
    </li>
  )
}

function useKindWord() {
  const w = useNotebookWords()
  return (kind: LineKind) => (kind === 'note' ? w.plain : w[kind])
}
