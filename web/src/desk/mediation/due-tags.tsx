import { daysBetween } from '@red-steward/domain/care/days'
import type { Due } from '@red-steward/domain/mediation/queries'
import { Tag } from 'antd'
import { today, useTimes } from '../../lib/time.ts'
import { useMediationWords, useStepWords } from './mediation.words.ts'

const SOON_DAYS = 3

/** What is due by when, said in words as well as in colour. */
export function DueTags({ dues }: { dues: readonly Due[] }) {
  return (
    <span className="due-tags">
      {dues.map((due) => (
        <DueTag key={`${due.kind} ${due.day}`} due={due} />
      ))}
    </span>
  )
}

function DueTag({ due: { kind, day } }: { due: Due }) {
  const w = useMediationWords()
  const steps = useStepWords()
  const times = useTimes()
  const left = daysBetween(today(), day)
  const when = left < 0 ? w.over(-left) : left === 0 ? w.lastDay : w.left(left)
  return (
    <Tag color={left < 0 ? 'red' : left <= SOON_DAYS ? 'orange' : 'default'} className="num">
      {steps[kind]} {times.day(day)} · {when}
    </Tag>
  )
}
