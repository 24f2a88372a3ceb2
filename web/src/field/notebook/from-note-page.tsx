import type { NoteDocument } from '@red-steward/domain/cases/documents'
import type { Id } from '@red-steward/domain/ids'
import { useDocuments } from '../shell/device-context.ts'
import { NotHere } from '../shell/page.tsx'
import WritePage from './write-page.tsx'

/** A case of a line written before. */
export default function FromNotePage({ noteId }: { noteId: Id }) {
  const note = useDocuments((replica) => replica.get<NoteDocument>('note', noteId), [noteId])
  if (!note || note.caseId) return <NotHere under={['notes']} />
  return <WritePage note={note} dwellingId={note.dwellingId ?? undefined} />
}
