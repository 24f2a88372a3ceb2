// Photos of a case: three at most, never needed. A new one is on this phone at once and goes up when it can.
import type { CaseDocument } from '@red-steward/domain/cases/documents'
import { addPhoto, PHOTOS_AT_MOST } from '@red-steward/domain/cases/photos'
import { type Id, newId } from '@red-steward/domain/ids'
import type { Instant } from '@red-steward/domain/time'
import { useMemo, useState } from 'react'
import { shrunkBytes } from '../../lib/shrink-photo.ts'
import { useTimes } from '../../lib/time.ts'
import { FileButton } from '../../ui/file-button.tsx'
import { Tag } from '../../ui/parts.tsx'
import type { Pending } from '../offline/device.ts'
import { usePendingState } from '../parts/pending-state.ts'
import { useKeptPicture, useServerPictures } from '../parts/pictures.ts'
import { useSave, useSavedToast } from '../parts/save.ts'
import { useDeviceState } from '../shell/device-context.ts'
import { PictureSheet } from './picture-sheet.tsx'
import './photos.css'
import { usePhotoWords } from './photos.words.ts'

const photoIdOf = ({ input }: Pending) => (input as { id: Id }).id

/** What was photographed here of this case and is not known to be on it yet. */
function usePendingPhotos({ id, photos }: CaseDocument): readonly Pending[] {
  const pending = useDeviceState((device) => device.pending)
  return useMemo(() => {
    const known = new Set(photos?.map((photo) => photo.id))
    return pending.filter((one) => one.name === addPhoto.name && one.about.includes(id) && !known.has(photoIdOf(one)))
  }, [pending, id, photos])
}

export function CasePhotos({ one, mayAdd }: { one: CaseDocument; mayAdd: boolean }) {
  const w = usePhotoWords()
  const times = useTimes()
  const pending = usePendingPhotos(one)
  const onTheirWay = pending.filter(({ file }) => file)
  const sent = [
    ...(one.photos ?? []).map((photo) => ({ id: photo.id, text: w.by(photo.by, times.moment(photo.at).slice(5)) })),
    ...pending.filter(({ state }) => state === 'uploaded').map((photo) => ({ id: photoIdOf(photo), text: '' })),
  ]
  const left = PHOTOS_AT_MOST - sent.length - onTheirWay.filter(({ state }) => state !== 'refused').length
  const pictures = useServerPictures(sent.map(({ id }) => id))
  const missing = sent.filter(({ id }) => pictures.get(id) === null).length
  const shown = sent.filter(({ id }) => pictures.get(id))
  const [open, setOpen] = useState<{ address: string; name: string; pending?: Pending } | null>(null)
  if (!mayAdd && sent.length + onTheirWay.length === 0) return null
  return (
    <section className="ui-stack" aria-label={w.photos}>
      <h2 className="ui-heading">
        {w.photos}{' '}
        <span className="quiet">
          {PHOTOS_AT_MOST - Math.max(0, left)} / {PHOTOS_AT_MOST}
        </span>
      </h2>
      {shown.length + onTheirWay.length > 0 && (
        <ul className="photo-tiles">
          {shown.map(({ id, text }, at) => {
            const [address, name] = [pictures.get(id)!, w.photo(at + 1, text)]
            return (
              <li key={id}>
                <button type="button" className="photo-tile" onClick={() => setOpen({ address, name })}>
                  <img src={address} alt={name} />
                  <small>{text}</small>
                </button>
              </li>
            )
          })}
          {onTheirWay.map((item, at) => (
            <li key={item.id}>
              <PendingTile item={item} number={shown.length + missing + at + 1} onOpen={setOpen} />
            </li>
          ))}
        </ul>
      )}
      {missing > 0 && <p className="quiet">{w.laterOnes(missing)}</p>}
      {mayAdd && left > 0 && <AddPhotos caseId={one.id} left={left} />}
      {open && <PictureSheet {...open} onClose={() => setOpen(null)} />}
    </section>
  )
}

interface TileProps {
  item: Pending
  number: number
  onOpen(open: { address: string; name: string; pending: Pending }): void
}

function PendingTile({ item, number, onOpen }: TileProps) {
  const w = usePhotoWords()
  const { text, tone } = usePendingState(item.state)
  const address = useKeptPicture(item.id)
  const name = w.photo(number, text)
  return (
    <button
      type="button"
      className="photo-tile"
      disabled={!address}
      onClick={() => address && onOpen({ address, name, pending: item })}
    >
      {address ? <img src={address} alt={name} /> : <span>{address === null ? w.gone : w.opening}</span>}
      <Tag tone={tone}>{text}</Tag>
    </button>
  )
}

function AddPhotos({ caseId, left }: { caseId: Id; left: number }) {
  const w = usePhotoWords()
  const save = useSave()
  const savedToast = useSavedToast()
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState('')

  async function keep(file: File): Promise<Id | null> {
    const happenedAt = new Date().toISOString() as Instant
    const bytes = await shrunkBytes(file)
    const input = { id: newId(), caseId, bytes: '', happenedAt }
    return save(addPhoto, input, { about: [caseId], file: { field: 'bytes', bytes } })
  }
  async function add(files: File[]) {
    setBusy(true)
    setProblem('')
    const saved: Id[] = []
    for (const file of files.slice(0, left)) {
      const id = await keep(file).catch(() => setProblem(w.bad))
      if (id) saved.push(id)
    }
    setBusy(false)
    if (saved.length > 0) savedToast(w.saved, saved)
  }
  const all = { accept: 'image/*', disabled: busy, onFiles: (files: File[]) => void add(files) }
  return (
    <>
      <div className="ui-row">
        <FileButton {...all} capture="environment" aria-label={w.take}>
          {w.take}
        </FileButton>
        <FileButton {...all} multiple aria-label={w.choose}>
          {w.choose}
        </FileButton>
      </div>
      {problem ? (
        <p className="ui-error" role="alert">
          {problem}
        </p>
      ) : (
        <p className="quiet small">{w.note}</p>
      )}
    </>
  )
}
