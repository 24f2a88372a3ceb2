import { caseStateWords, hopActionWords } from '@red-steward/domain/cases/case'
import type { Hop } from '@red-steward/domain/cases/queries'
import { dayOf } from '@red-steward/domain/time'
import { Link } from '@tanstack/react-router'
import { useTimes } from '../../lib/time.ts'
import { useRoleWords } from '../shell/shell.words.ts'
import { useCasesWords } from './cases.words.ts'
import { useSaid } from './codes.ts'
import { useHopText } from './hop-text.ts'

const LATE_MS = 5 * 60_000
const talk: readonly string[] = ['ASKED', 'ANSWERED', 'QUESTION', 'REPLY', 'RATED']
/** The action says where the case stands; the state beside it would say it twice. */
const plain: readonly string[] = [
  'REPORTED',
  'CLOSED',
  'ACCEPTED',
  'REJECTED',
  'REDIRECTED',
  'CANCELLED',
  'DISPATCHED',
  'HANDLED',
  'REWORK',
  'SUSPENDED',
  'MERGED',
  'TAKEN',
]

/** Who did what, by their clock, day by day; when it reached us much later, that too. */
export function CaseStory({ hops }: { hops: Hop[] }) {
  const w = useCasesWords()
  const times = useTimes()
  const days = [...new Set(hops.map(({ happenedAt }) => dayOf(happenedAt)))]
  return (
    <section className="card">
      <h2>{w.story}</h2>
      {days.map((day) => (
        <div key={day} className="story-day">
          <h3 className="num">{times.day(day)}</h3>
          <ol className="case-hops">
            {hops
              .filter(({ happenedAt }) => dayOf(happenedAt) === day)
              .map((hop) => (
                <StoryHop key={hop.id} hop={hop} />
              ))}
          </ol>
        </div>
      ))}
    </section>
  )
}

function StoryHop({ hop }: { hop: Hop }) {
  const w = useCasesWords()
  const roles = useRoleWords()
  const said = useSaid()
  const times = useTimes()
  const more = useHopText()(hop)
  const isLate = Date.parse(hop.enteredAt) - Date.parse(hop.happenedAt) > LATE_MS
  const isTalk = talk.includes(hop.action)
  const isClock = hop.action === 'OVERDUE' || hop.action === 'WARNED'
  return (
    <li className={isTalk ? 'hop-talk' : isClock ? 'hop-clock' : ''}>
      <time className="num" dateTime={hop.happenedAt}>
        {times.moment(hop.happenedAt).slice(-5)}
      </time>
      <div>
        <span>
          {hop.by}
          <span className="row-small"> {roles[hop.role as keyof typeof roles]} </span>
        </span>
        <strong>{said.say(hopActionWords, hop.action)}</strong>
        {more.length > 0 && <span> {more.join(' · ')}</span>}
        {hop.toState && !plain.includes(hop.action) && (
          <span className="quiet"> → {said.say(caseStateWords, hop.toState)}</span>
        )}
        {hop.detail.otherId && (
          <Link to="/cases/$caseId" params={{ caseId: hop.detail.otherId }} className="num">
            {' '}
            {hop.detail.otherNo ?? w.inOtherCase}
          </Link>
        )}
        {hop.text && <div className="hop-text">{hop.text}</div>}
        {hop.residentText && hop.residentText !== hop.text && (
          <div className="row-small wrap-anywhere">{w.residentReads(hop.residentText)}</div>
        )}
        {isLate && <div className="row-small num">{w.heardLater(times.moment(hop.enteredAt))}</div>}
      </div>
    </li>
  )
}
