import { NUMERAL_SIGNS, readNumeral } from './numerals.ts'

/** The parts of an address from the outside in; a reading takes them in this order. */
export type Part = 'phase' | 'building' | 'unit' | 'floor' | 'room'

/** A written number with the parts it may stand for. `bare` has no suffix to tell. */
export interface DoorToken {
  parts: Partial<Record<Part, string>>
  bare: boolean
  /** `8楼` may be a building or a storey, `8号` a building or a door. */
  vague: boolean
  start: number
  end: number
}

const N = `(?:[0-9]{1,5}(?![0-9])|[${NUMERAL_SIGNS}]+)`
const L = `[A-Z]?[0-9]{1,5}(?![0-9])(?:[A-Z](?![A-Z0-9]))?`
const NUMBER = `(${L}|[${NUMERAL_SIGNS}]+)(?:附(${N}))?`
const sticky = (source: string) => new RegExp(source, 'y')

interface Pattern {
  form: RegExp
  read(match: RegExpExecArray): Partial<Record<Part, string | undefined>>
  bare?: boolean
  vague?: boolean
}

const patterns: readonly Pattern[] = [
  { form: sticky(`第?(${N}) ?(?:期|组团|区)`), read: (m) => ({ phase: plain(m[1]) }) },
  {
    form: sticky(`第?${NUMBER} ?(?:号楼|号栋|号幢|#楼|#栋|#幢|楼栋|栋|幢|座)(?:附(${N})号?)?`),
    read: (m) => ({ building: numbered(m[1], m[2] ?? m[3]) }),
  },
  { form: /([A-Z])(?:栋|幢|座|号楼|楼)/y, read: (m) => ({ building: m[1] }) },
  { form: sticky(`第?(${N}|[A-Z]) ?(?:单元|单(?![身位独亲])|号门(?!面)|门洞|门(?!面)|梯)`), read: readUnit },
  { form: sticky(`(?:负|地下) ?(${N}) ?(?:层|楼)?`), read: (m) => ({ floor: below(m[1]) }) },
  { form: /地下室|地下层|地下/y, read: () => ({ floor: '-1' }) },
  {
    form: /B([1-9])(?:层|楼|F)?(?![0-9A-Z栋幢座号单#-])/y,
    read: (m) => ({ building: `B${m[1]}`, floor: `-${m[1]}`, room: `B${m[1]}` }),
    vague: true,
  },
  { form: sticky(`第?(${N}) ?(?:层|F(?![A-Z]))`), read: (m) => ({ floor: plain(m[1]) }) },
  { form: sticky(`第?(${N})楼`), read: (m) => ({ building: plain(m[1]), floor: plain(m[1]) }), vague: true },
  { form: sticky(`(?:商铺|门面|铺面|商) ?(${N})(?:号|室)?`), read: (m) => ({ room: `S${plain(m[1])}` }) },
  { form: sticky(`${NUMBER} ?(?:号房|室|房|号户)`), read: (m) => ({ room: numbered(m[1], m[2]) }) },
  {
    form: sticky(`${NUMBER}户`),
    read: (m) => (String(numbered(m[1], m[2])).length < 3 ? {} : { room: numbered(m[1], m[2]) }),
  },
  {
    form: sticky(`第?${NUMBER} ?(?:号(?!线|码|下午|上午)|#)(?:附(${N})号?)?`),
    read: (m) => ({ building: numbered(m[1], m[2] ?? m[3]), room: numbered(m[1], m[2] ?? m[3]) }),
    vague: true,
  },
  { form: sticky(NUMBER), read: readBare, bare: true },
  { form: /([A-Z])(?=[-#/])/y, read: (m) => ({ building: m[1], unit: m[1] }), bare: true },
]

// After these a number counts something: 3人, 60岁, 2024年.
const COUNTED = /^ ?[人岁点月日年个名次天元块斤米户只条台%：:℃]/
const GAP = /[ ]*[-/.#,·()[\]]*[ ]*/y

/** The run of address numbers that starts exactly here; empty when there is none. */
export function readTokens(text: string, start: number): DoorToken[] {
  const tokens: DoorToken[] = []
  let at = start
  while (tokens.length < 6) {
    const token = tokenAt(text, tokens.length === 0 ? at : skipGap(text, at), at)
    if (!token) break
    tokens.push(token)
    at = token.end
  }
  return tokens
}

function skipGap(text: string, at: number): number {
  GAP.lastIndex = at
  return at + (GAP.exec(text)?.[0].length ?? 0)
}

function tokenAt(text: string, start: number, after: number): DoorToken | undefined {
  for (const { form, read, bare = false, vague = false } of patterns) {
    form.lastIndex = start
    const match = form.exec(text)
    if (!match) continue
    const end = start + match[0].length
    const parts = Object.fromEntries(Object.entries(read(match)).filter(([, value]) => value !== undefined))
    if (Object.keys(parts).length === 0) continue
    if (bare && !standsAlone(text, match[0], start, end, after)) return undefined
    return { parts, bare, vague, start, end }
  }
  return undefined
}

/** Whether a number without suffix may be part of an address, and not a count or a word that begins with 一. */
function standsAlone(text: string, written: string, start: number, end: number, after: number): boolean {
  const rest = text.slice(end)
  if (COUNTED.test(rest)) return false
  const joined = start > after && text[start - 1] !== ' '
  if (/^[0-9A-Z]/.test(written))
    return written.length > 2 || joined || start === after || !/^ ?\p{Script=Han}/u.test(rest)
  return written.length >= 3 || /^[-#/.]/.test(rest) || (joined && !/^\p{Script=Han}/u.test(rest))
}

function readBare(m: RegExpExecArray): Partial<Record<Part, string | undefined>> {
  const number = numbered(m[1], m[2])
  if (number === undefined) return {}
  if (/[A-Z附]/.test(number)) return { building: number, room: number }
  if (number.length > 2) return number.length > 3 ? { room: number } : { building: number, room: number }
  return { phase: number, building: number, unit: number, floor: number, room: number }
}

function readUnit(m: RegExpExecArray): Partial<Record<Part, string | undefined>> {
  const number = /^[A-Z]$/.test(m[1]!) ? m[1] : plain(m[1])
  return number && number.length > 2 ? { room: number } : { unit: number }
}

/** A canonical number: Chinese numerals as digits, no leading zeros, `8附1` with its annex. */
function numbered(written: string | undefined, annex: string | undefined): string | undefined {
  const number = /^[0-9A-Z]+$/.test(written ?? '') ? written!.replace(/^([A-Z]?)0+(?=[0-9])/, '$1') : plain(written)
  if (number === undefined || number === '0') return undefined
  return annex === undefined ? number : `${number}附${plain(annex) ?? annex}`
}

function plain(written: string | undefined): string | undefined {
  const value = readNumeral(written ?? '')
  return value === undefined || value === 0 ? undefined : String(value)
}

function below(written: string | undefined): string | undefined {
  const value = plain(written)
  return value === undefined ? undefined : `-${value}`
}
