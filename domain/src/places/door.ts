import { findByPiece, findNames, type NumberedBuilding, type PlacesDirectory } from './directory.ts'
import { type DoorReading, readingsOf } from './door-readings.ts'
import { normaliseDoorText } from './door-text.ts'
import { type DoorToken, readTokens } from './door-tokens.ts'
import type { DoorCandidate, DoorReason } from './queries.ts'
import { candidateOf, type Sought, seek } from './seek-door.ts'

/** Where the writer stands, when known: inside a building `2-401` is unit 2. */
export interface Standpoint {
  compoundId?: string
  buildingId?: string
}

export interface DoorAnswer {
  /** The places it can mean, or the nearest known place when the door itself is unknown. */
  candidates: DoorCandidate[]
  /** Null when the text means exactly one place; `candidates[0].kind` says whether that is a door or a whole building. */
  reason: DoorReason | null
  /** What was understood, known or not; a building to be proposed is described by this. */
  reading: Omit<DoorReading, 'strain'> & { compound?: string }
  /** The text that is not address, as written after normalising. */
  rest: string
}

/** No address is longer; whatever else a cell holds is not searched for one, which would take its length squared. */
const LONGEST = 300

/**
 * Reads a door as people write it (`8-1-401`, `八号楼一单元401`, `13栋2单元`, …) against the places of a community.
 * Never guesses: several places, or none, come with a reason.
 */
export function parseDoor(written: string, directory: PlacesDirectory, standpoint: Standpoint = {}): DoorAnswer {
  if (written.length > LONGEST) {
    const answer = parseDoor(written.slice(0, LONGEST), directory, standpoint)
    return { ...answer, rest: `${answer.rest}${written.slice(LONGEST)}` }
  }
  const text = normaliseDoorText(written)
  const tries = [
    ...compoundsMeant(text, directory, standpoint).flatMap((compound) =>
      attemptsAt(text, compound, directory, standpoint),
    ),
    ...buildingsNamed(text, directory),
  ]
  tries.sort((a, b) => a.rank - b.rank)
  return tries[0]?.answer ?? { candidates: [], reason: 'nothing-recognised', reading: {}, rest: text }
}

/** The buildings a text may mean, so that a server loads only their doors before it calls `parseDoor`. */
export function buildingsMeant(written: string, directory: PlacesDirectory, standpoint: Standpoint = {}): string[] {
  const seen = new Set<string>()
  const doorsOf = (buildingId: string) => {
    seen.add(buildingId)
    return []
  }
  parseDoor(written, { ...directory, doorsOf }, standpoint)
  return [...seen]
}

interface CompoundMeant {
  /** Undefined: not written, any compound will do. */
  ids: readonly string[] | undefined
  start: number
  end: number
  written?: string
}

interface Attempt {
  answer: DoorAnswer
  /** Lower is better: known places before unknown ones, natural readings before strained ones. */
  rank: number
}

function compoundsMeant(text: string, directory: PlacesDirectory, standpoint: Standpoint): CompoundMeant[] {
  const named = findNames(text, directory.compounds)
  if (named.length > 0) return named.map((found) => ({ ...found, written: text.slice(found.start, found.end) }))
  return [{ ids: standpoint.compoundId ? [standpoint.compoundId] : undefined, start: 0, end: 0 }]
}

/** Reads the text from after the compound's name, then from anywhere; a run of numbers is never entered in its middle. */
function attemptsAt(
  text: string,
  compound: CompoundMeant,
  directory: PlacesDirectory,
  standpoint: Standpoint,
): Attempt[] {
  const attempts: Attempt[] = []
  const after = compound.end + /^(?:小区)?[ \-,:·()/]*/.exec(text.slice(compound.end))![0].length
  for (const from of compound.written === undefined ? [0] : [after, 0]) {
    let at = from
    while (at < text.length) {
      const tokens = readTokens(text, at)
      const attempt = attemptWith(text, tokens, compound, directory, standpoint)
      if (attempt) attempts.push(attempt)
      at = tokens.at(-1)?.end ?? at + (/^[0-9A-Z]+/.exec(text.slice(at))?.[0].length ?? 1)
    }
    if (attempts.length > 0) return attempts
  }
  return compound.written === undefined ? [] : [compoundAlone(text, compound, directory)]
}

function attemptWith(
  text: string,
  run: DoorToken[],
  compound: CompoundMeant,
  directory: PlacesDirectory,
  standpoint: Standpoint,
): Attempt | undefined {
  const tokens = longestReadable(run, standpoint)
  const first = tokens.at(0)
  if (!first || !isAddress(text, tokens, compound)) return undefined
  const end = tokens.at(-1)!.end
  const before = nameBefore(text, compound, first.start, directory)
  const readings = readingsOf(tokens, standpoint.buildingId !== undefined)
  const sought: Sought = { compoundIds: before.ids, buildingId: standpoint.buildingId, unknownCompound: before.unknown }
  const found = seek(readings, sought, directory)
  const rest = [before.rest, text.slice(end)]
    .map((part) => part.replace(/^[ ,:;。.()-]+|[ ,:(-]+$/g, ''))
    .filter(Boolean)
    .join(' ')
  const reading = { ...found.reading, ...(before.written === undefined ? {} : { compound: before.written }) }
  const unread = 0.0001 * first.start
  return { answer: { candidates: found.candidates, reason: found.reason, reading, rest }, rank: found.rank + unread }
}

function longestReadable(tokens: DoorToken[], standpoint: Standpoint): DoorToken[] {
  for (let length = tokens.length; length > 0; length--) {
    const head = tokens.slice(0, length)
    if (readingsOf(head, standpoint.buildingId !== undefined).length > 0) return head
  }
  return []
}

/** A lone number is an address only with a suffix, or when nothing else was written. */
function isAddress(text: string, tokens: readonly DoorToken[], compound: CompoundMeant): boolean {
  if (tokens.length > 1) return true
  const token = tokens[0]!
  const alone =
    (compound.written !== undefined && token.start >= compound.end) || (token.start === 0 && token.end === text.length)
  return alone || (!token.bare && (!token.vague || text[token.end - 1] === '楼'))
}

interface NameBefore {
  ids: readonly string[] | undefined
  unknown: boolean
  written?: string
  rest: string
}

const ADMINISTRATIVE = /^.*?(?:省|州|市|区|县|镇|乡|街道|街道办|社区|居委会|路|街|巷|大道)(?=.{2,}$)/
const NAMED_LIKE_A_COMPOUND = /(?:小区|花园|公寓|家园|山庄|新村|广场|[苑园府城庭湾居里轩院郡墅寨坊])$/

/** Judges what stands before the door: a known compound, a piece of a name, an unknown one, or plain talk. */
function nameBefore(text: string, compound: CompoundMeant, doorStart: number, directory: PlacesDirectory): NameBefore {
  if (compound.written !== undefined) {
    const between = doorStart >= compound.end ? text.slice(compound.end, doorStart) : text.slice(0, doorStart)
    return { ids: compound.ids, unknown: false, written: compound.written, rest: between.replace(/^小区/, '') }
  }
  const before = text.slice(0, doorStart).replace(/[ ,:(-]+$/, '')
  const run = /[\p{Script=Han}A-Z0-9]*$/u.exec(before)![0].replace(/^.*社区(?=..)/, '')
  const name = run.replace(ADMINISTRATIVE, '')
  for (const piece of new Set([run, name])) {
    const partly = findByPiece(piece, directory.compounds)
    if (partly.length > 0) return { ids: partly.map(({ id }) => id), unknown: false, written: piece, rest: '' }
  }
  if (name.length >= 2 && NAMED_LIKE_A_COMPOUND.test(name))
    return { ids: undefined, unknown: true, written: name, rest: '' }
  return { ids: compound.ids, unknown: false, rest: before }
}

/** Buildings known by a name (`综合楼`): the name stands for the building, what follows is read inside it. */
function buildingsNamed(text: string, directory: PlacesDirectory): Attempt[] {
  return findNames(text, directory.buildings).flatMap(({ ids, end }) =>
    directory.buildings
      .filter(({ id }) => ids.includes(id))
      .map((building) => {
        const inside = parseInside(text.slice(end), building, directory)
        const compoundNamed = findNames(text, directory.compounds).some((found) =>
          found.ids.includes(building.compoundId),
        )
        return { answer: inside, rank: (inside.reason === null ? 0.2 : 25) + (compoundNamed ? 0 : 0.1) }
      }),
  )
}

function parseInside(text: string, building: NumberedBuilding, directory: PlacesDirectory): DoorAnswer {
  const standpoint = { compoundId: building.compoundId, buildingId: building.id }
  const tokens = longestReadable(readTokens(text, /^[ \-,:·()/]*/.exec(text)![0].length), standpoint)
  if (tokens.length === 0) {
    const candidates = [candidateOf(directory).building(building)]
    return { candidates, reason: null, reading: { building: building.number }, rest: text.trim() }
  }
  const end = tokens.at(-1)!.end
  const found = seek(
    readingsOf(tokens, true),
    { compoundIds: [building.compoundId], buildingId: building.id, unknownCompound: false },
    directory,
  )
  return {
    candidates: found.candidates,
    reason: found.reason,
    reading: { building: building.number, ...found.reading },
    rest: text.slice(end).trim(),
  }
}

function compoundAlone(text: string, compound: CompoundMeant, directory: PlacesDirectory): Attempt {
  const ids = compound.ids ?? []
  const candidates = directory.compounds.filter(({ id }) => ids.includes(id)).map(candidateOf(directory).compound)
  const rest = text.slice(compound.end).trim()
  const reason = candidates.length > 1 ? 'compound-ambiguous' : null
  return { answer: { candidates, reason, reading: { compound: compound.written! }, rest }, rank: 5 }
}
