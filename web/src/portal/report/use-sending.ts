import type { LeafCode } from '@red-steward/domain/cases/catalogue'
import { LINK_SIGNS, newSecret } from '@red-steward/domain/portal/secrets'
import { useRef, useState } from 'react'
import { language } from '../../lib/language.ts'
import { newId, Refused, send } from '../shell/calls.ts'
import { useProblemText } from '../shell/problem-text.ts'
import { goInstead, to } from '../shell/route.ts'
import { forgetDraft, keepLink, notePhotosLeft } from './kept.ts'
import type { Confirmed } from './phone-field.tsx'
import type { Photo } from './photos-field.tsx'

export interface Report {
  text: string
  place: string
  /** Chosen by the resident; null: as the words are read. */
  leaf: LeafCode | null
  photos: Photo[]
  confirmed: Confirmed | null
}

/**
 * Sends a report under ids made once: pressing again after a lost answer sends the same one. The link is made here, so
 * that it is known even when the answer never came.
 */
export function useSending(code: string, onPassOver: () => void) {
  const spoken = language.use()
  const problemText = useProblemText()
  const [state, setState] = useState<'idle' | 'sending' | 'photos'>('idle')
  const [problem, setProblem] = useState('')
  const ids = useRef<{ of: string; command: string; report: string; link: string } | null>(null)

  /** The same words again: the same report. Changed words after a refusal are another one. */
  function idsFor(report: Report) {
    const of = JSON.stringify([report.text, report.place, report.leaf, report.confirmed?.pass])
    if (ids.current?.of !== of) ids.current = { of, command: newId(), report: newId(), link: newSecret(LINK_SIGNS) }
    return ids.current
  }

  async function sendReport(report: Report) {
    const { command, report: id, link } = idsFor(report)
    setState('sending')
    setProblem('')
    try {
      const input = {
        id,
        code,
        text: report.text.trim(),
        place: report.place.trim(),
        link,
        language: spoken,
        ...(report.leaf ? { leaf: report.leaf } : {}),
        ...(report.confirmed ? { pass: report.confirmed.pass } : {}),
      }
      const { caseNo, waiting } = await send('portal.report', input, command)
      keepLink({ link, caseNo: caseNo ?? '', text: report.text.trim().slice(0, 24) })
      forgetDraft(code)
      setState('photos')
      const left = waiting ? report.photos.length : await sendPhotos(link, report.photos)
      notePhotosLeft(left)
      goInstead(to.sent(link))
    } catch (failure) {
      if (failure instanceof Refused && failure.why === 'portal-pass-over') onPassOver()
      setProblem(problemText(failure))
      setState('idle')
    }
  }
  return { send: sendReport, state, problem }
}

/** The report is safe already; a photo that does not get through can be added later. Answers how many did not. */
export async function sendPhotos(link: string, photos: readonly Photo[]): Promise<number> {
  let left = 0
  for (const { id, base64 } of photos) {
    try {
      await send('portal.add-photo', { key: { link }, id, photo: base64 })
    } catch {
      left += 1
    }
  }
  return left
}
