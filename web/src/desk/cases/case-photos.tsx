import { PlusOutlined } from '@ant-design/icons'
import { addPhoto, type CasePhoto, PHOTOS_AT_MOST, showPhoto } from '@red-steward/domain/cases/photos'
import type { CasePage } from '@red-steward/domain/cases/queries'
import { newId } from '@red-steward/domain/ids'
import { App, Image, Skeleton } from 'antd'
import { useRef, useState } from 'react'
import { shrinkPhoto } from '../../lib/shrink-photo.ts'
import { useTimes } from '../../lib/time.ts'
import { useAsk, useSend } from '../parts/ask.ts'
import { MayButton } from '../parts/may-button.tsx'
import { useCasesWords } from './cases.words.ts'
import { decisionOf } from './decision.ts'

/** At most three, small; one click for the whole picture. Never required. */
export function CasePhotos({ told }: { told: CasePage }) {
  const w = useCasesWords()
  const { message } = App.useApp()
  const file = useRef<HTMLInputElement>(null)
  const [busy, setBusy] = useState(false)
  const adding = useSend(addPhoto)
  const { photos } = told
  const may = decisionOf(told.actions, 'add-photo')
  if (photos.length === 0 && !may.allowed) return null

  async function add(chosen: File | undefined) {
    if (!chosen) return
    setBusy(true)
    try {
      const bytes = (await shrinkPhoto(chosen)).base64
      await adding.mutateAsync({ id: newId(), caseId: told.case.id, bytes })
    } catch (failure) {
      if (!adding.isError && failure instanceof TypeError) void message.error(w.photoBad)
    } finally {
      setBusy(false)
    }
  }

  return (
    <section className="card no-print">
      <div className="household-head">
        <h2>{w.photos}</h2>
        {photos.length < PHOTOS_AT_MOST && (
          <MayButton
            may={may}
            size="small"
            icon={<PlusOutlined />}
            loading={busy}
            title={w.photoNote}
            onClick={() => file.current?.click()}
          >
            {w.addPhoto}
          </MayButton>
        )}
        <input
          ref={file}
          type="file"
          hidden
          accept="image/jpeg,image/png,image/webp"
          aria-label={w.addPhoto}
          onChange={({ target }) => {
            void add(target.files?.[0])
            target.value = ''
          }}
        />
      </div>
      {photos.length === 0 ? (
        <p className="quiet">{w.photosNone}</p>
      ) : (
        <Image.PreviewGroup>
          <div className="case-photos">
            {photos.map((photo, at) => (
              <Photo key={photo.id} photo={photo} number={at + 1} />
            ))}
          </div>
        </Image.PreviewGroup>
      )}
    </section>
  )
}

function Photo({ photo, number }: { photo: CasePhoto; number: number }) {
  const w = useCasesWords()
  const times = useTimes()
  const answer = useAsk(showPhoto, { photoId: photo.id }, { staleMs: Number.POSITIVE_INFINITY })
  if (!answer.data) return <Skeleton.Image active />
  return (
    <figure>
      <Image
        width={104}
        height={78}
        alt={w.photoOf(number)}
        src={`data:${answer.data.mediaType};base64,${answer.data.bytes}`}
        styles={{ image: { objectFit: 'cover', borderRadius: 6 } }}
      />
      <figcaption className="row-small num">
        {photo.by} {times.moment(photo.at).slice(5)}
      </figcaption>
    </figure>
  )
}
