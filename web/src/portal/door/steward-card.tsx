import type { DoorSteward } from '@red-steward/domain/portal/queries'
import { useEffect, useState } from 'react'
import { ask } from '../shell/calls.ts'
import { useDoorWords } from './door.words.ts'

type Role = 'steward' | 'property-steward' | 'grid-lead'

/** Who serves this door: a face where they agreed to show it, a name, and one tap to call. */
export function StewardCard({ code, steward }: { code: string; steward: DoorSteward }) {
  const w = useDoorWords()
  const { name, phone, role } = steward
  return (
    <li className="steward">
      <Face code={code} steward={steward} />
      <div className="steward-name">
        <strong>{name}</strong>
        <span className="quiet">{w[role as Role] ?? ''}</span>
      </div>
      {phone ? (
        <a
          className="ui-button steward-call"
          href={`tel:${phone.replace(/[^0-9+]/g, '')}`}
          aria-label={w.callWho(name)}
        >
          <span aria-hidden="true">✆</span> {w.call}
        </a>
      ) : (
        <span className="quiet small">{w.noPhone}</span>
      )}
    </li>
  )
}

/** The picture comes after the page; until then, and without one, the first sign of the name. */
function Face({ code, steward: { id, name, hasPhoto } }: { code: string; steward: DoorSteward }) {
  const w = useDoorWords()
  const [source, setSource] = useState<string | null>(null)
  useEffect(() => {
    if (!hasPhoto) return
    let gone = false
    void ask('portal.steward-photo', { code, stewardId: id })
      .then(({ mediaType, base64 }) => !gone && setSource(`data:${mediaType};base64,${base64}`))
      .catch(() => {})
    return () => {
      gone = true
    }
  }, [code, id, hasPhoto])
  if (source) return <img className="face" src={source} alt={w.photoOf(name)} width="56" height="56" />
  return (
    <span className="face" aria-hidden="true">
      {name.slice(0, 1)}
    </span>
  )
}
