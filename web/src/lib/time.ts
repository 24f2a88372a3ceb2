// Days and clock times as people here read them, always in the community's time zone whatever the computer's is.
import { dayOf } from '@red-steward/domain/time'
import { momentText } from '@red-steward/domain/words/moment'
import { type Language, language } from './language.ts'

const locales: Record<Language, string> = { zh: 'zh-CN', en: 'en-GB' }
/** A calendar day; it has no clock and no zone. */
export function dayText(day: string, spoken: Language): string {
  if (spoken === 'zh') return day
  const options: Intl.DateTimeFormatOptions = { year: 'numeric', month: 'short', day: '2-digit', timeZone: 'UTC' }
  return new Intl.DateTimeFormat(locales.en, options).format(new Date(`${day}T00:00:00Z`))
}

/** How long ago in whole days, in words. */
export function daysAgoText(days: number | null, spoken: Language): string {
  if (days === null) return spoken === 'zh' ? '从未核对' : 'never'
  if (days <= 0) return spoken === 'zh' ? '今天' : 'today'
  if (days === 1) return spoken === 'zh' ? '昨天' : 'yesterday'
  return spoken === 'zh' ? `${days} 天前` : `${days} days ago`
}

/** Whole days from a day or moment to today. */
export function daysSince(when: string): number {
  const day = when.length > 10 ? dayOf(when) : when
  return Math.round((Date.parse(dayOf(new Date())) - Date.parse(day)) / 86_400_000)
}

const numbers: Record<Language, Intl.NumberFormat> = {
  zh: new Intl.NumberFormat('zh-CN'),
  en: new Intl.NumberFormat('en-GB'),
}

export function numberText(value: number, spoken: Language): string {
  return numbers[spoken].format(value)
}

/** The formats above, bound to the language of the screen. */
export function useTimes() {
  const spoken = language.use()
  return {
    moment: (instant: string) => momentText(instant, spoken),
    day: (day: string) => dayText(day, spoken),
    daysAgo: (days: number | null) => daysAgoText(days, spoken),
    number: (value: number) => numberText(value, spoken),
  }
}

/** The calendar day in the community. */
export function today(): string {
  return dayOf(new Date())
}
