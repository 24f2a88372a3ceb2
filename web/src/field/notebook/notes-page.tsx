import type { NoteDocument } from '@red-steward/domain/cases/documents'
import { useMemo, useState } from 'react'
import { useTimes } from '../../lib/time.ts'
import { TextField } from '../../ui/field.tsx'
import { Empty, Item } from '../../ui/parts.tsx'
import { PendingTag } from '../parts/pending-note.tsx'
import { useDocuments } from '../shell/device-context.ts'
import { Page } from '../shell/page.tsx'
import { href } from '../shell/route.ts'
import { useNotebookWords } from './notebook.words.ts'

/** One's own lines of the last ninety days, on the phone; a line that became a case leads there. */
export default function NotesPage() {
  const w = useNotebookWords()
  const times = useTimes()
  const [sought, setSought] = useState('')
  const notes = useDocuments((replica) => replica.all<NoteDocument>('note'), [])
  const shown = useMemo(
    () =>
      notes
        .filter(({ text }) => text.toLowerCase().includes(sought.trim().toLowerCase()))
        .toSorted((one, other) => (one.happenedAt < other.happenedAt ? 1 : -1)),
    [notes, sought],
  )
  return (
    <Page title={w.notes} under={['write']}>
      {notes.length > 3 && <TextField label={w.find} type="search" value={sought} onChange={setSought} />}
      {shown.length === 0 && <Empty>{notes.length === 0 ? w.none : w.noMatch}</Empty>}
      {shown.length > 0 && (
        <ul className="ui-list">
          {shown.slice(0, 200).map((note) => (
            <li key={note.id}>
              <Item
                title={note.text}
                note={[times.moment(note.happenedAt), note.caseId && w.becameCase].filter(Boolean).join(' · ')}
                after={<PendingTag about={note.id} />}
                {...(note.caseId
                  ? { href: href('case', note.caseId) }
                  : note.dwellingId
                    ? { href: href('door', note.dwellingId) }
                    : {})}
              />
              {!note.caseId && (
                <a className="ui-button" data-look="quiet" href={href('from-note', note.id)}>
                  {w.toCase}
                </a>
              )}
            </li>
          ))}
        </ul>
      )}
    </Page>
  )
}
