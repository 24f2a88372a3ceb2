// Clock times as neighbours say them, in the community's zone whatever the phone's is.
import { type Language, language } from '../../lib/language.ts'

const zone = { timeZone: 'Asia/Shanghai' } as const

function momentText(instant: string, spoken: Language): string {
  const parts = Object.fromEntries(
    new Intl.DateTimeFormat('en-GB', {
      ...zone,
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    })
      .formatToParts(new Date(instant))
      .map(({ type, value }) => [type, value]),
  )
  if (spoken === 'zh') return `${Number(parts.month)}月${Number(parts.day)}日 ${parts.hour}:${parts.minute}`
  const day = new Intl.DateTimeFormat('en-GB', { ...zone, day: 'numeric', month: 'short' }).format(new Date(instant))
  return `${day}, ${parts.hour}:${parts.minute}`
}

function dayText(day: string, spoken: Language): string {
  const [, month, date] = day.split('-').map(Number)
  if (spoken === 'zh') return `${month}月${date}日`
  const options = { timeZone: 'UTC', day: 'numeric', month: 'short' } as const
  return new Intl.DateTimeFormat('en-GB', options).format(new Date(`${day}T00:00:00Z`))
}

export function useTimes() {
  const spoken = language.use()
  return {
    moment: (instant: string) => momentText(instant, spoken),
    day: (day: string) => dayText(day, spoken),
  }
}
