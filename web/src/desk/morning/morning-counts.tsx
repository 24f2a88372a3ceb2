import type { InboxBucket } from '@red-steward/domain/cases/inbox'
import type { Morning } from '@red-steward/domain/overview/morning'
import { Link, linkOptions } from '@tanstack/react-router'
import { useTimes } from '../../lib/time.ts'
import { useMorningWords } from './morning.words.ts'
import '../cases/due.css'
import '../home/home.css'
import './morning.css'

/** What waits this morning in numbers, each a way to it; on the morning page and on the home of a secretary. */
export function MorningCounts({ morning }: { morning: Morning }) {
  const w = useMorningWords()
  const times = useTimes()
  const counts = [
    { label: w.overdue, value: morning.overdue.count, to: inbox('overdue'), late: morning.overdue.count > 0 },
    { label: w.dueToday, value: morning.dueToday.count, to: inbox('due-today') },
    { label: w.untouched, value: morning.untouched.count, to: inbox('untouched') },
    { label: w.escalated, value: morning.escalated.count, to: inbox('escalated') },
    { label: w.waiting, value: morning.callBacks.waiting, to: callBacks('waiting') },
    { label: w.dissatisfied, value: morning.callBacks.dissatisfied, to: callBacks('dissatisfied') },
    { label: w.open, value: morning.open, to: linkOptions({ to: '/cases' }) },
    { label: w.unseen, value: morning.doorsNotSeenForAYear, to: linkOptions({ to: '/households' }) },
  ]
  return (
    <div className="counts morning-counts">
      {counts.map(({ label, value, to, late }) => (
        <Link key={label} {...to} className="count card">
          <span className="count-value num">
            {late ? <span className="due-late">{times.number(value)}</span> : times.number(value)}
          </span>
          <span className="count-label">{label}</span>
        </Link>
      ))}
    </div>
  )
}

const inbox = (bucket: InboxBucket) => linkOptions({ to: '/inbox', search: { bucket } })
const callBacks = (queue: 'waiting' | 'dissatisfied') => linkOptions({ to: '/callbacks', search: { queue } })
