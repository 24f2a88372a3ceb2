import type { ReportKey } from '@red-steward/domain/portal/commands'
import type { FollowedCase } from '@red-steward/domain/portal/queries'
import { useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { Note } from '../../ui/parts.tsx'
import { MOST_PHOTOS, type Photo, PhotosField } from '../report/photos-field.tsx'
import { send } from '../shell/calls.ts'
import { useProblemText } from '../shell/problem-text.ts'
import { useFollowWords } from './follow.words.ts'

export function MorePhotos({ one, of, again }: { one: FollowedCase; of: ReportKey; again: () => void }) {
  const w = useFollowWords()
  const problemText = useProblemText()
  const [photos, setPhotos] = useState<Photo[]>([])
  const [said, setSaid] = useState('')
  const [problem, setProblem] = useState('')
  const most = MOST_PHOTOS - one.photos.length

  async function sendAll() {
    setProblem('')
    try {
      for (const { id, base64 } of photos) await send('portal.add-photo', { key: of, id, photo: base64 })
      setPhotos([])
      setSaid(w.photosSent)
      again()
    } catch (failure) {
      setProblem(problemText(failure))
    }
  }
  return (
    <section className="ui-card ui-stack" aria-label={w.photos}>
      {one.photos.length > 0 && <p>{w.photoCount(one.photos.length)}</p>}
      {most > 0 && <PhotosField photos={photos} onChange={setPhotos} most={most} />}
      {photos.length > 0 && <Button onClick={() => void sendAll()}>{w.sendPhotos}</Button>}
      {problem && (
        <Note tone="bad" urgent>
          {problem}
        </Note>
      )}
      <p role="status">{said}</p>
    </section>
  )
}
