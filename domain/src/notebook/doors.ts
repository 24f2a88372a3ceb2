// Doors in a line, one or several, read by the parser of places; what it cannot tell apart stays a choice.
import type { DoorAnswer } from '../places/door.ts'
import { type DoorToken, readTokens } from '../places/door-tokens.ts'
import type { DoorCandidate, DoorReason } from '../places/queries.ts'
import type { Span } from './text.ts'

export interface DoorFound extends Span {
  candidates: DoorCandidate[]
  /** Null when it means exactly one place. */
  reason: DoorReason | null
}

const BEFORE = 16

/** `text` is folded, with phones and times covered. */
export function findDoors(text: string, seekDoor: (text: string) => DoorAnswer): DoorFound[] {
  const spelled = spell(text)
  const found: DoorFound[] = []
  let at = 0
  let from = 0
  while (at < spelled.length) {
    const tokens = readTokens(spelled, at)
    const last = tokens.at(-1)
    if (!last) {
      at += /^[0-9A-Z]+/.exec(spelled.slice(at))?.[0].length ?? 1
      continue
    }
    const door = readDoor(spelled, from, tokens, seekDoor)
    if (door) {
      found.push(door)
      from = door.end
    }
    at = door?.end ?? last.end
  }
  return found.length > 0 ? found : compoundAlone(spelled, seekDoor)
}

/** What the parser's own spelling does without moving a sign: `normaliseDoorText` finds nothing left to do. */
function spell(text: string): string {
  return (
    text
      .replace(/[棟單號樓層區兩門]/g, (sign) => '栋单号楼层区两门'['棟單號樓層區兩門'.indexOf(sign)]!)
      .replace(/[a-z]/g, (letter) => letter.toUpperCase())
      // 502天花板 and 502天然气 are no 502 days.
      .replace(/天(?=花板|然气|台|井|气)|人(?=家)|日(?=光)/g, '顶')
  )
}

function readDoor(
  text: string,
  from: number,
  tokens: readonly DoorToken[],
  seekDoor: (text: string) => DoorAnswer,
): DoorFound | undefined {
  const first = tokens[0]!
  const last = tokens.at(-1)!
  // 11栋地下车库 is building 11.
  if (tokens.length > 1 && /^(?:地下|负)/.test(text.slice(last.start)))
    return readDoor(text, from, tokens.slice(0, -1), seekDoor)
  const { end } = last
  if (tokens.length === 1 && !standsAsDoor(text, first)) return undefined
  const begin = Math.max(from, first.start - BEFORE)
  const before = /[\p{Script=Han}A-Z· ]*$/u.exec(text.slice(begin, first.start))![0]
  const answer = seekDoor(before + text.slice(first.start, end))
  if (answer.reason === 'nothing-recognised' || answer.candidates.length === 0) return undefined
  const named = answer.reading.compound ? before.lastIndexOf(answer.reading.compound) : -1
  const start = named === -1 ? first.start : first.start - before.length + named
  const storey = tokens.length === 1 && first.vague && text[end - 1] === '楼'
  // 三楼 is a storey more often than building 3: never more than a suggestion.
  return { start, end, candidates: answer.candidates, reason: answer.reason ?? (storey ? 'building-ambiguous' : null) }
}

/** `8栋` and `401室` are doors alone; a bare number or `8号` is not. */
function standsAsDoor(text: string, token: DoorToken): boolean {
  if (token.bare) return false
  if (!token.vague) return !/^\s*[人天户次]/.test(text.slice(token.end))
  return text[token.end - 1] === '楼' || text[token.end - 1] === '#'
}

/** A compound named without a number: 桂花园房产证. */
function compoundAlone(text: string, seekDoor: (text: string) => DoorAnswer): DoorFound[] {
  const answer = seekDoor(text.replace(/[0-9]+/g, (digits) => '。'.repeat(digits.length)))
  const [compound, ...others] = answer.candidates
  const name = answer.reading.compound
  if (compound?.kind !== 'compound' || others.length > 0 || !name) return []
  const start = text.indexOf(name)
  return start === -1 ? [] : [{ start, end: start + name.length, candidates: [compound], reason: answer.reason }]
}
