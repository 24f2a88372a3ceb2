import { TIME_ZONE } from '../time.ts'

const options = { timeZone: TIME_ZONE, year: 'numeric', day: '2-digit', hour: '2-digit', minute: '2-digit' } as const
const formats = {
  zh: new Intl.DateTimeFormat('zh-CN', { ...options, month: '2-digit', hour12: false }),
  en: new Intl.DateTimeFormat('en-GB', { ...options, month: 'short', hour12: false }),
}

/** A moment as people here read it, in the community's time zone: `2026-11-22 08:05`, or `22 Nov 2026, 08:05`. */
export function momentText(instant: string, spoken: 'zh' | 'en'): string {
  return formats[spoken].format(new Date(instant)).replaceAll('/', '-')
}
