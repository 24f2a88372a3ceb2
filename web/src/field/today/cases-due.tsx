import { leafOf } from '@red-steward/domain/cases/catalogue'
import type { CaseDue } from '@red-steward/domain/cases/due-today'
import { useTimes } from '../../lib/time.ts'
import { Item, Tag } from '../../ui/parts.tsx'
import { useSay } from '../parts/say.ts'
import { href } from '../shell/route.ts'
import { useTodayWords } from './today.words.ts'

/** Cases owed today, with the clock time. */
export function CasesDue({ due }: { due: readonly CaseDue[] }) {
  const w = useTodayWords()
  const say = useSay()
  const times = useTimes()
  return (
    <section className="ui-stack">
      <h2 className="ui-heading">
        {w.casesDue} <span className="quiet">{due.length}</span>
      </h2>
      <ul className="ui-list">
        {due.map(({ one, by, isLate }) => (
          <li key={one.id}>
            <Item
              href={href('case', one.id)}
              title={one.title || say(leafOf(one.leaf))}
              note={[one.place, w.owedBy(times.moment(by))].filter(Boolean).join(' · ')}
              after={<Tag tone={isLate ? 'bad' : 'warn'}>{isLate ? w.late : w.dueToday}</Tag>}
            />
          </li>
        ))}
      </ul>
    </section>
  )
}
