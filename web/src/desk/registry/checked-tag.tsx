import { daysSince, useTimes } from '../../lib/time.ts'
import { GradeTag } from '../overview/grade-tag.tsx'
import { freshnessOf } from '../overview/grades.ts'

/** When something was last checked: days in words, with the sign and colour of its freshness. */
export function CheckedTag({ at }: { at: string | null }) {
  const times = useTimes()
  const days = at === null ? null : daysSince(at)
  return (
    <span className="checked-tag" title={at ? times.moment(at.length > 10 ? at : `${at}T04:00:00.000Z`) : ''}>
      <GradeTag grade={freshnessOf(days, true)} short /> <span className="num">{times.daysAgo(days)}</span>
    </span>
  )
}
