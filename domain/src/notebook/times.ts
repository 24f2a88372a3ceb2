// Words for time, as a span in the community's own time zone: 今天下午三点, 明早, 下周三, 15号之前, 月底.
import { readNumeral } from '../places/numerals.ts'
import type { Instant } from '../time.ts'
import { dayOf } from '../time.ts'
import type { Span } from './text.ts'

export interface TimeFound extends Span {
  from: Instant
  /** Equal to `from` for a moment, else the first moment no longer meant. */
  to: Instant
  precision: 'moment' | 'part' | 'day' | 'days'
}

const N = '[0-9]{1,2}|[一二三四五六七八九十两]{1,3}'
const DAYS: Record<string, number> = {
  今天: 0,
  今日: 0,
  当天: 0,
  明天: 1,
  明日: 1,
  后天: 2,
  大后天: 3,
  昨天: -1,
  昨日: -1,
  前天: -2,
  大前天: -3,
}
const SHORT_DAYS: Record<string, number> = { 今: 0, 明: 1, 昨: -1, 后: 2 }
const PARTS: [words: string, from: number, to: number][] = [
  ['凌晨|后半夜', 0, 6],
  ['大清早|清早|清晨|一大早|一早|早晨|早上|早', 6, 9],
  ['上午', 8, 12],
  ['大中午|中午|午间', 11, 14],
  ['下午', 12, 18],
  ['傍晚', 17, 19],
  ['大晚上|晚上|今晚|晚间|晚', 18, 24],
  ['大半夜|半夜|深夜|夜里|夜间|夜', 0, 6],
]
const PART = PARTS.map(([words]) => words).join('|')
// 早 and 晚 alone are times only beside a day: 明早, 昨晚, 周六晚.
const PART_ALONE = PARTS.map(([words]) =>
  words
    .split('|')
    .filter((word) => word.length > 1)
    .join('|'),
)
  .filter(Boolean)
  .join('|')
const WEEK = '(?<week>上上|下下|上|下|这|本)?个?(?:周|星期|礼拜)(?<weekday>[一二三四五六日天末1-6])'
const AFTER_DATE = '(?=之?[前后]|以[前后]|前|上午|下午|早|晚|那天|左右|到期|截止|来|去|开|$|[ ,。])'
const DAY =
  `(?<day>大后天|大前天|今天|今日|当天|明天|明日|后天|昨天|昨日|前天)|${WEEK}` +
  `|(?<away>${N})天(?<side>后|之后|以后|前|之前|以前)` +
  `|(?<month>${N})月(?<date>${N})(?:日|号)?|(?:本月|这个月|(?<next>下个?月))?(?<lone>[0-9]{1,2})(?:日|号(?![楼栋幢院门房线]))${AFTER_DATE}` +
  `|(?<third>(?:本|这个|下个?)?月(?:底|末|初|中旬))`
const CLOCK = (name: string) =>
  `(?<${name}Hour>${N})(?:(?:点钟?|时)(?![子心])(?:(?<${name}Half>半)|(?<${name}Quarter>[一三])刻|(?<${name}Minute>${N})分?(?!钟))?|:(?<${name}Colon>[0-5][0-9]))`
const FORMS = [
  `(?:${DAY})(?:的)?(?<part>${PART})?(?:${CLOCK('clock')})?(?:(?:到|至|-)${CLOCK('until')})?(?<limit>之前|以前|前(?!面))?`,
  `(?<short>[今明昨后])(?<part>${PART})(?:${CLOCK('clock')})?(?:(?:到|至|-)${CLOCK('until')})?`,
  `(?<part>${PART_ALONE})(?:${CLOCK('clock')})?(?:(?:到|至|-)${CLOCK('until')})?`,
  `${CLOCK('clock')}(?:(?:到|至|-)${CLOCK('until')})?`,
].map((source) => new RegExp(`(?<![0-9:.-])(?:${source})`, 'g'))

type Groups = Record<string, string | undefined>

/** All words for time in a folded line; a bare hour up to six is taken for the afternoon. */
export function findTimes(text: string, now: Instant): TimeFound[] {
  const read: (TimeFound & { groups: Groups })[] = []
  for (const form of FORMS) {
    for (const match of text.matchAll(form)) {
      const at = { start: match.index, end: match.index + match[0].length }
      if (read.some((other) => at.start < other.end && other.start < at.end)) continue
      const groups: Groups = { ...match.groups, written: match[0] }
      const time = resolve(groups, now)
      if (time) read.push({ ...at, ...time, groups })
    }
  }
  read.sort((a, b) => a.start - b.start)
  return joined(read, now).map(({ groups: _, ...time }) => time)
}

/** `明早陪…去医院 8点`: a day and, apart from it, one hour are one moment. */
function joined(read: (TimeFound & { groups: Groups })[], now: Instant): (TimeFound & { groups: Groups })[] {
  const [first, second, ...others] = read
  if (!first || !second || others.length > 0) return read
  if (first.groups.clockHour || !second.groups.clockHour || hasDay(second.groups) || second.groups.part) return read
  const groups = { ...second.groups, ...defined(first.groups) }
  const time = resolve(groups, now)
  return time ? [{ start: second.start, end: second.end, ...time, groups }] : read
}

function defined(groups: Groups): Groups {
  return Object.fromEntries(Object.entries(groups).filter(([, value]) => value !== undefined))
}

type Resolved = Pick<TimeFound, 'from' | 'to' | 'precision'>

function resolve(groups: Groups, now: Instant): Resolved | undefined {
  const written = groups.written ?? ''
  const today = dayOf(now)
  const days = daysMeant(groups, written, today)
  if (!days) return undefined
  const [first, last] = days
  const part = PARTS.find(([words]) => words.split('|').includes(groups.part ?? ''))
  const clock = clockOf(groups, 'clock', part)
  if (clock === undefined && groups.clockHour) return undefined
  // 一点 is mostly "a little": a clock only beside a part of the day, a day, or 钟.
  if (clock !== undefined && !part && !hasDay(groups) && /^[一]点(?!钟|半)/.test(written)) return undefined
  if (clock !== undefined) {
    const until = clockOf(groups, 'until', part)
    if (until === undefined) return { ...between(first, clock, first, clock), precision: 'moment' }
    return { ...between(first, clock, first, until > clock ? until : until + 720), precision: 'part' }
  }
  if (groups.limit && first === last && first >= today) return { ...between(today, 0, first, 1440), precision: 'days' }
  if (part) return { ...between(first, part[1] * 60, last, part[2] * 60), precision: 'part' }
  return { ...between(first, 0, last, 1440), precision: first === last ? 'day' : 'days' }
}

function hasDay(groups: Groups): boolean {
  return ['day', 'weekday', 'away', 'month', 'lone', 'third', 'short'].some((name) => groups[name] !== undefined)
}

function daysMeant(groups: Groups, written: string, today: string): [string, string] | undefined {
  const on = (day: string): [string, string] => [day, day]
  if (groups.day) return on(shift(today, DAYS[groups.day] ?? 0))
  if (groups.short) return on(shift(today, SHORT_DAYS[groups.short] ?? 0))
  if (groups.weekday) return weekdayMeant(groups.week, groups.weekday, today)
  if (groups.away) {
    const count = readNumeral(groups.away)
    return count === undefined ? undefined : on(shift(today, groups.side?.includes('前') ? -count : count))
  }
  if (groups.third) return thirdOfMonth(groups.third, today)
  if (groups.month) return dated(readNumeral(groups.month), readNumeral(groups.date ?? ''), today)
  if (groups.lone) {
    const month = Number(today.slice(5, 7)) + (groups.next || written.startsWith('下') ? 1 : 0)
    return dated(month > 12 ? 1 : month, Number(groups.lone), today)
  }
  return on(today)
}

/** A bare weekday is the coming one; 周末 is Saturday and Sunday. */
function weekdayMeant(week: string | undefined, name: string, today: string): [string, string] {
  const weekday = name === '末' ? 6 : name === '天' || name === '日' ? 7 : (readNumeral(name) ?? 7)
  const todays = ((new Date(`${today}T00:00:00Z`).getUTCDay() + 6) % 7) + 1
  const weeks = { 上上: -2, 上: -1, 这: 0, 本: 0, 下: 1, 下下: 2 }[week ?? '']
  const distance = weekday - todays
  const away = weeks === undefined ? (distance < 0 ? distance + 7 : distance) : distance + weeks * 7
  const day = shift(today, away)
  return name === '末' ? [day, shift(day, 1)] : [day, day]
}

function thirdOfMonth(written: string, today: string): [string, string] {
  const start = new Date(`${today.slice(0, 8)}01T00:00:00Z`)
  if (written.startsWith('下')) start.setUTCMonth(start.getUTCMonth() + 1)
  const first = start.toISOString().slice(0, 10)
  const last = new Date(Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + 1, 0)).toISOString().slice(0, 10)
  if (written.includes('初')) return [first, shift(first, 4)]
  if (written.includes('中')) return [shift(first, 10), shift(first, 19)]
  return [shift(last, -4), last]
}

/** A date without its year: of this year, or of the next when it was more than half a year ago. */
function dated(month: number | undefined, date: number | undefined, today: string): [string, string] | undefined {
  if (!month || !date || month > 12 || date > 31) return undefined
  const of = (year: number) => `${year}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`
  const year = Number(today.slice(0, 4))
  const day = of(year) < shift(today, -183) ? of(year + 1) : of(year)
  if (new Date(`${day}T00:00:00Z`).toISOString().slice(0, 10) !== day) return undefined
  return [day, day]
}

/** Minutes since midnight; up to 1,440 for midnight at the day's end. */
function clockOf(
  groups: Groups,
  name: 'clock' | 'until',
  part: (typeof PARTS)[number] | undefined,
): number | undefined {
  const hour = readNumeral(groups[`${name}Hour`] ?? '')
  if (hour === undefined || hour > 24) return undefined
  const quarter = groups[`${name}Quarter`]
  const spoken = groups[`${name}Minute`] ?? groups[`${name}Colon`]
  const minutes = groups[`${name}Half`] ? 30 : quarter ? (quarter === '一' ? 15 : 45) : (readNumeral(spoken ?? '') ?? 0)
  if (minutes > 59) return undefined
  return hourMeant(hour, part) * 60 + minutes
}

function hourMeant(hour: number, part: (typeof PARTS)[number] | undefined): number {
  if (!part) return hour >= 1 && hour <= 6 ? hour + 12 : hour
  const [, from] = part
  if (from === 0) return hour === 12 ? 0 : hour
  if (from === 18) return hour === 12 ? 24 : hour < 12 ? hour + 12 : hour
  if (from >= 11 && hour < 11) return hour + 12
  return hour
}

function between(first: string, fromMinute: number, last: string, toMinute: number): Pick<TimeFound, 'from' | 'to'> {
  return { from: instantAt(first, fromMinute), to: instantAt(last, toMinute) }
}

/** All of China keeps UTC+8 without summer time. */
function instantAt(day: string, minute: number): Instant {
  return new Date(Date.parse(`${day}T00:00:00.000+08:00`) + minute * 60_000).toISOString()
}

function shift(day: string, count: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + count * 86_400_000).toISOString().slice(0, 10)
}
