import { ClockCircleOutlined, WarningOutlined } from '@ant-design/icons'
import { language, words } from '../../lib/language.ts'
import { useTimes } from '../../lib/time.ts'
import { useNow } from '../parts/now.ts'
import { spanText } from './left.ts'
import './due.css'

export const useDueWords = words({
  left: [(span: string) => `还剩 ${span}`, (span: string) => `${span} left`],
  late: [(span: string) => `超期 ${span}`, (span: string) => `${span} late`],
  ago: [(span: string) => `${span}前`, (span: string) => `${span} ago`],
  justNow: ['刚刚', 'just now'],
})

const SOON_MS = 3_600_000

/** The time left in words with a sign; late is red, and says so. Nothing where no clock runs. */
export function Due({ by }: { by: string | null }) {
  const w = useDueWords()
  const spoken = language.use()
  const times = useTimes()
  const now = useNow()
  if (by === null) return null
  const left = Date.parse(by) - now
  const tone = left < 0 ? 'late' : left < SOON_MS ? 'soon' : 'calm'
  return (
    <span className={`due due-${tone} num`} title={times.moment(by)}>
      {left < 0 ? <WarningOutlined aria-hidden /> : <ClockCircleOutlined aria-hidden />}
      {left < 0 ? w.late(spanText(-left, spoken)) : w.left(spanText(left, spoken))}
    </span>
  )
}

/** `3小时前`; the clock time on hover. */
export function Ago({ at }: { at: string }) {
  const w = useDueWords()
  const spoken = language.use()
  const times = useTimes()
  const passed = useNow() - Date.parse(at)
  return (
    <span className="num quiet" title={times.moment(at)}>
      {passed < 60_000 ? w.justNow : w.ago(spanText(passed, spoken))}
    </span>
  )
}
