// What a line says, while it is typed: the matter by the reader all screens share, the door by the server, which knows all doors.
import { type LineReading, readLine } from '@red-steward/domain/notebook/read-line'
import { type DoorCandidate, placesFindDoor } from '@red-steward/domain/places/queries'
import type { Instant } from '@red-steward/domain/time'
import { useDeferredValue, useMemo } from 'react'
import { useAsk } from '../../parts/ask.ts'
import { useMay } from '../../parts/session-context.tsx'

const LONGEST_ASKED = 200
const seekDoor = (text: string) => ({ candidates: [], reason: 'nothing-recognised' as const, reading: {}, rest: text })

export interface Line {
  reading: LineReading
  /** Doors and buildings the line can mean; one: it is that. */
  doors: DoorCandidate[]
}

export function useLine(text: string): Line {
  const line = useDeferredValue(text.trim())
  const reading = useMemo(
    () => readLine(line, { seekDoor, people: [], now: new Date().toISOString() as Instant }),
    [line],
  )
  const mayFind = useMay('places.read').allowed
  const found = useAsk(
    placesFindDoor,
    { text: line.slice(0, LONGEST_ASKED) },
    { enabled: mayFind && line !== '' && /\d|[一二三四五六七八九十]/.test(line), keep: true },
  )
  const doors = (line ? (found.data?.candidates ?? []) : []).filter(({ kind }) => kind !== 'compound')
  return { reading, doors }
}
