import { useId, useState } from 'react'
import { shrinkPhoto } from '../../lib/shrink-photo.ts'
import { FileButton } from '../../ui/file-button.tsx'
import { newId } from '../shell/calls.ts'
import { useReportWords } from './report.words.ts'

export interface Photo {
  id: string
  base64: string
  preview: string
}

export const MOST_PHOTOS = 3

interface Props {
  photos: readonly Photo[]
  onChange(photos: Photo[]): void
  most?: number
}

/** Never required. The file button is the platform's own, so that camera, gallery and keyboard all work. */
export function PhotosField({ photos, onChange, most = MOST_PHOTOS }: Props) {
  const w = useReportWords()
  const id = useId()
  const [problem, setProblem] = useState('')

  async function add(files: File[]) {
    setProblem('')
    const added: Photo[] = []
    for (const file of files.slice(0, most - photos.length)) {
      try {
        added.push({ id: newId(), ...(await shrinkPhoto(file)) })
      } catch {
        setProblem(w.badPhoto)
      }
    }
    onChange([...photos, ...added])
  }
  return (
    <div className="ui-field photos">
      <label htmlFor={id}>{w.photos}</label>
      <small id={`${id}-hint`}>{w.photosHint}</small>
      {photos.length > 0 && (
        <ul className="photo-list">
          {photos.map((photo, at) => (
            <li key={photo.id}>
              <img src={photo.preview} alt={w.photo(at + 1)} />
              <button
                type="button"
                className="photo-remove"
                aria-label={w.removePhoto(at + 1)}
                onClick={() => onChange(photos.filter((other) => other !== photo))}
              >
                ✕
              </button>
            </li>
          ))}
        </ul>
      )}
      {photos.length < most && (
        <FileButton
          id={id}
          accept="image/*"
          multiple
          aria-describedby={`${id}-hint`}
          onFiles={(files) => void add(files)}
        >
          ＋ {w.addPhoto}
        </FileButton>
      )}
      {problem && (
        <p className="ui-error" role="alert">
          {problem}
        </p>
      )}
    </div>
  )
}
