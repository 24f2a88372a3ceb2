// Opening hours as people write them: `09:00-12:00, 14:00-17:30`.
import { type Period, Periods } from '@red-steward/domain/cases/working-calendar'

const two = (n: number) => String(n).padStart(2, '0')
const clock = (minutes: number) => `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`

export function periodsText(periods: readonly Period[]): string {
  return periods.map(([from, to]) => `${clock(from)}-${clock(to)}`).join(', ')
}

/** Null when it cannot be read. */
export function readPeriods(text: string): [number, number][] | null {
  const pieces = text
    .normalize('NFKC')
    .split(/[,;、，；\s]+/)
    .filter(Boolean)
  const read = pieces.map((piece) => {
    const found = /^(\d{1,2})[:.](\d{2})[-–—~至](\d{1,2})[:.](\d{2})$/.exec(piece)
    if (!found) return null
    const [fromHour, fromMinute, toHour, toMinute] = found.slice(1).map(Number) as [number, number, number, number]
    if (fromMinute > 59 || toMinute > 59) return null
    return [fromHour * 60 + fromMinute, toHour * 60 + toMinute] as [number, number]
  })
  if (read.some((period) => period === null)) return null
  const checked = Periods.safeParse(read)
  return checked.success ? checked.data : null
}
