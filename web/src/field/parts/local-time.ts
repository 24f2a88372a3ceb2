// The clock on the wall here, whatever zone the phone is set to.
import { TIME_ZONE } from '@red-steward/domain/time'

const clock = new Intl.DateTimeFormat('zh-CN', {
  timeZone: TIME_ZONE,
  hour: '2-digit',
  minute: '2-digit',
  hour12: false,
})

/** `16:30`, as the clock on the wall. */
export function clockText(instant: string): string {
  return clock.format(new Date(instant))
}
