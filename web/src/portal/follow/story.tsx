import { residentHopWords } from '@red-steward/domain/cases/resident-view'
import type { FollowedCase, ResidentHop } from '@red-steward/domain/portal/queries'
import { useEffect, useState } from 'react'
import { language } from '../../lib/language.ts'
import { Button } from '../../ui/button.tsx'
import { useTimes } from '../shell/times.ts'
import { useFollowWords } from './follow.words.ts'

const LOOK_EVERY_MS = 30_000

/** Every step with name and clock time, the newest last, as one tells a story. New ones are read out as they come. */
export function Story({ one, again }: { one: FollowedCase; again: () => void }) {
  const w = useFollowWords()
  const [said, setSaid] = useState('')
  useEffect(() => {
    const timer = setInterval(() => document.visibilityState === 'visible' && again(), LOOK_EVERY_MS)
    return () => clearInterval(timer)
  }, [again])
  return (
    <section className="ui-stack" aria-labelledby="story-title">
      <div className="story-head">
        <h2 id="story-title" className="ui-heading">
          {w.story}
        </h2>
        <Button
          look="quiet"
          onClick={() => {
            again()
            setSaid(w.refreshed)
          }}
        >
          {w.refresh}
        </Button>
        <span role="status" className="visually-hidden">
          {said}
        </span>
      </div>
      <ol className="story" aria-live="polite" aria-relevant="additions">
        {one.hops.map((hop) => (
          <Step key={hop.id} hop={hop} isReporter={one.kind === 'REPORTER'} />
        ))}
      </ol>
    </section>
  )
}

const mine = ['QUESTION', 'ANSWERED', 'RATED']
const spokenWords = ['QUESTION', 'ANSWERED', 'ASKED', 'REPLY']

function Step({ hop, isReporter }: { hop: ResidentHop; isReporter: boolean }) {
  const w = useFollowWords()
  const times = useTimes()
  const spoken = language.use()
  const isOwn = hop.by === null
  const reported = isOwn ? w.youReported : isReporter ? null : w.othersReported
  const usual = (hop.action === 'REPORTED' && reported) || (residentHopWords[hop.action]?.[spoken] ?? '')
  // What somebody said stands for itself; other steps have their sentence, and then the words for this case.
  const isSpeech = spokenWords.includes(hop.action) && hop.text !== ''
  return (
    <li data-mine={isOwn || mine.includes(hop.action) || undefined}>
      <p className="story-who">
        <strong>{shownName(hop.by, w)}</strong> <time dateTime={hop.at}>{times.moment(hop.at)}</time>
      </p>
      {isSpeech ? (
        <p className="speech">{hop.text}</p>
      ) : (
        <>
          <p>{usual}</p>
          {hop.text && <p className="speech">{hop.text}</p>}
        </>
      )}
    </li>
  )
}

/** The service accounts have names of their own in Chinese only. */
export function shownName(by: string | null, w: ReturnType<typeof useFollowWords>): string {
  if (by === null) return w.you
  if (by === '居民') return w.resident
  return by === '系统' || by === '外部系统' ? w.system : by
}
