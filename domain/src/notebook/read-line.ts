// One line is enough: what a steward types or dictates, understood piece by piece, each piece with the signs it came from.
// Pure and offline; nothing is guessed silently.
import type { CaseClass, LeafCode } from '../cases/catalogue.ts'
import { isConfidential } from '../cases/catalogue.ts'
import type { DoorAnswer } from '../places/door.ts'
import type { Instant } from '../time.ts'
import { type DoorFound, findDoors } from './doors.ts'
import { hear } from './hear.ts'
import { classOf, kindOf, type LineKind } from './kinds.ts'
import { findMatters, type LeafFound } from './matters.ts'
import { findPeople, type PersonCard, type PersonFound } from './people.ts'
import { findPhones, type PhoneFound } from './phones.ts'
import { cover, foldLine, type Span } from './text.ts'
import { findTimes, type TimeFound } from './times.ts'

/** What the reader stands in: the doors and the people at hand, and the clock. */
export interface Surroundings {
  /** `parseDoor` over the directory at hand, with the building one stands in. */
  seekDoor(text: string): DoorAnswer
  /** Keep the same array between lines: an index over it is made once. */
  people: readonly PersonCard[]
  now: Instant
}

/** Spans are UTF-16 units of the line as written. */
export interface LineReading {
  doors: DoorFound[]
  persons: PersonFound[]
  phones: PhoneFound[]
  times: TimeFound[]
  /** The leaf of the catalogue, or undefined when the line leaves a doubt. */
  leaf: LeafCode | undefined
  /** At most three, ranked; a second matter of the line (the lift that stopped) is among them. */
  leaves: LeafFound[]
  class: CaseClass | undefined
  kind: LineKind
  /** Whether it may be shown to reporter and secretary only: said of any candidate, so that doubt keeps silent. */
  confidential: boolean
}

/** Longer lines are read up to here; the rest is kept by the notebook all the same. */
const LONGEST = 500

export function readLine(written: string, { seekDoor, people, now }: Surroundings): LineReading {
  const { text, spanOf } = foldLine(written.slice(0, LONGEST))
  const phones = findPhones(text)
  const withoutPhones = cover(text, phones)
  const times = findTimes(withoutPhones, now)
  const doors = findDoors(cover(withoutPhones, times), seekDoor)
  const persons = findPeople(cover(text, [...phones, ...times, ...doors]), people, dwellingsOf(doors))
  const heard = hear(text)
  const { sure, candidates } = findMatters(cover(heard, [...phones, ...persons]))
  // In doubt between leaves it is still something that happens, of one kind or the other.
  const kind = kindOf(cover(heard, phones), sure ?? candidates[0]?.leaf, times, now)
  const leaf = kind === 'errand' ? (sure ?? '0707') : kind === 'wish' ? undefined : sure
  const placed = <Found extends Span>(found: Found): Found => ({ ...found, ...spanOf(found.start, found.end) })
  return {
    doors: doors.map(placed),
    persons: persons.map(placed),
    phones: phones.map(placed),
    times: times.map(placed),
    leaf,
    leaves: candidates.map((found) => ({ ...found, words: found.words.map(({ start, end }) => spanOf(start, end)) })),
    class: classOf(heard, kind, leaf),
    kind,
    confidential: candidates.some((found) => isConfidential(found.leaf)),
  }
}

function dwellingsOf(doors: readonly DoorFound[]): ReadonlySet<string> {
  return new Set(
    doors.flatMap(({ candidates }) => candidates.filter(({ kind }) => kind === 'dwelling').map(({ id }) => id)),
  )
}
