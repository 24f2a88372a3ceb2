// The pictures among what was typed: small in the list, whole when opened.
import type { CaseDocument } from '@red-steward/domain/cases/documents'
import type { Id } from '@red-steward/domain/ids'
import type { Pending } from '../offline/device.ts'
import { useKeptPicture, useServerPictures } from '../parts/pictures.ts'
import { useDocuments } from '../shell/device-context.ts'
import { useOutboxWords } from './outbox.words.ts'

export function KeptPicture({ id, small }: { id: Id; small?: boolean }) {
  const w = useOutboxWords()
  const address = useKeptPicture(id)
  if (!address) return address === null && !small ? <p className="quiet">{w.pictureGone}</p> : null
  return <img className={small ? 'pending-thumb' : 'ui-picture'} src={address} alt={small ? '' : w.picture} />
}

export function SentPicture({ input }: { input: unknown }) {
  const w = useOutboxWords()
  const { id } = input as { id: Id }
  const address = useServerPictures([id]).get(id)
  if (!address) return address === null ? <p className="quiet">{w.pictureLater}</p> : null
  return <img className="ui-picture" src={address} alt={w.picture} />
}

/** Of which case, and how large. */
export function PictureNote({ item }: { item: Pending }) {
  const w = useOutboxWords()
  const caseId = (item.input as { caseId?: Id } | null)?.caseId ?? ('' as Id)
  const title = useDocuments((replica) => replica.get<CaseDocument>('case', caseId)?.title ?? '', [caseId])
  return item.file ? [w.kilobytes(Math.ceil(item.file.size / 1024)), title].filter(Boolean).join(' · ') : null
}
