import type { Morning } from '@red-steward/domain/overview/morning'
import { Link } from '@tanstack/react-router'
import { useTimes } from '../../lib/time.ts'
import { useMorningWords } from './morning.words.ts'
import '../cases/due.css'
import '../home/home.css'
import './morning.css'

/** What waits this morning in numbers, each a way to it; on the morning page and on the home of a secretary. */
export function MorningCounts({ morning }: { morning: Morning }) {
  const w = useMorningWords()
  const times = useTimes()
  const counts: {
    label: string
    value: number
    to: '/inbox' | '/cases' | '/callbacks' | '/households'
    late?: boolean
  }[] = [
    { label: w.overdue, value: morning.overdue.count, to: '/inbox', late: morning.overdue.count > 0 },
    { label: w.dueToday, value: morning.dueToday.count, to: '/inbox' },
    { label: w.untouched, value: morning.untouched.count, to: '/inbox' },
    { label: w.escalated, value: morning.escalated.count, to: '/inbox' },
    { label: w.waiting, value: morning.callBacks.waiting, to: '/callbacks' },
    { label: w.dissatisfied, value: morning.callBacks.dissatisfied, to: '/callbacks' },
    { label: w.open, value: morning.open, to: '/cases' },
    { label: w.unseen, value: morning.doorsNotSeenForAYear, to: '/households' },
  ]
  return (
    <div className="counts morning-counts">
      {counts.map(({ label, value, to, late }) => (
        <Link key={label} to={to} className="count card">
          <span className={`count-value num ${late ? 'due-late' : ''}`}>{times.number(value)}</span>
          <span className="count-label">{label}</span>
        </Link>
      ))}
    </div>
  )
}
