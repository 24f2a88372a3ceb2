// Time as somebody waiting says it: two units at most, and never a bare minus.
import type { Language } from '../../lib/language.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** `45分钟`, `3小时20分`, `2天5小时`; `dayMs` is how long a day of this time is, for working time. */
export function spanText(ms: number, spoken: Language, dayMs = DAY): string {
  const whole = Math.max(0, Math.floor(ms / MINUTE)) * MINUTE
  const words = spoken === 'zh' ? chinese : english
  if (whole < HOUR) return words.minutes(whole / MINUTE)
  if (whole < Math.max(dayMs, HOUR)) {
    return words.pair(words.hours(Math.floor(whole / HOUR)), words.restMinutes(Math.floor((whole % HOUR) / MINUTE)))
  }
  return words.pair(words.days(Math.floor(whole / dayMs)), words.restHours(Math.floor((whole % dayMs) / HOUR)))
}

const chinese = {
  minutes: (n: number) => `${n}分钟`,
  hours: (n: number) => `${n}小时`,
  days: (n: number) => `${n}天`,
  restMinutes: (n: number) => (n === 0 ? '' : `${n}分`),
  restHours: (n: number) => (n === 0 ? '' : `${n}小时`),
  pair: (first: string, rest: string) => `${first}${rest}`,
}
const english = {
  minutes: (n: number) => `${n} min`,
  hours: (n: number) => `${n} h`,
  days: (n: number) => (n === 1 ? '1 day' : `${n} days`),
  restMinutes: (n: number) => (n === 0 ? '' : `${n} min`),
  restHours: (n: number) => (n === 0 ? '' : `${n} h`),
  pair: (first: string, rest: string) => (rest ? `${first} ${rest}` : first),
}
