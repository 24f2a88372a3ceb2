import { isOpen } from '@red-steward/domain/cases/case'
import { leafOf } from '@red-steward/domain/cases/catalogue'
import type { ReportKey } from '@red-steward/domain/portal/commands'
import type { FollowedCase } from '@red-steward/domain/portal/queries'
import { residentStateWords } from '@red-steward/domain/portal/state-words'
import { useCallback, useRef, useState } from 'react'
import { language } from '../../lib/language.ts'
import { Button } from '../../ui/button.tsx'
import { Switch } from '../../ui/chips.tsx'
import { Note, Tag, type Tone } from '../../ui/parts.tsx'
import { DeskNumbers } from '../door/numbers.tsx'
import { NotYet } from '../shell/answered.tsx'
import { ask, send } from '../shell/calls.ts'
import { Page } from '../shell/page.tsx'
import { useProblemText } from '../shell/problem-text.ts'
import { lastDoor, to } from '../shell/route.ts'
import { useShellWords } from '../shell/shell.words.ts'
import { useTimes } from '../shell/times.ts'
import { useAnswer } from '../shell/use-ask.ts'
import { useFollowWords } from './follow.words.ts'
import { HomeAnswer } from './home-answer.tsx'
import { MorePhotos } from './more-photos.tsx'
import { NotSolved } from './not-solved.tsx'
import { Rating } from './rating.tsx'
import { Story, shownName } from './story.tsx'
import { Talk } from './talk.tsx'
import './follow.css'
import '../report/report.css'

/** One report: where it stands, every step with name and clock time, and what one may say about it. */
export default function FollowPage({ of }: { of: ReportKey }) {
  const w = useFollowWords()
  const key = JSON.stringify(of)
  const { answer, failure, again } = useAnswer(
    useCallback(() => ask('portal.follow', { key: JSON.parse(key) as ReportKey }), [key]),
  )
  const door = lastDoor()
  if (!answer)
    return (
      <Page key="waiting" title={w.title}>
        <NotYet failure={failure} again={again}>
          <a className="ui-button" href={to.mine}>
            {w.byPhone}
          </a>
          <DeskNumbers />
        </NotYet>
      </Page>
    )
  if (!answer.case) return <Waiting waiting={answer.waiting!} again={again} />
  return <Followed one={answer.case} of={of} community={answer.community} again={again} door={door} />
}

interface FollowedProps {
  one: FollowedCase
  of: ReportKey
  community: string
  door: string | null
  again(): void
}

function Followed({ one, of, community, door, again }: FollowedProps) {
  const w = useFollowWords()
  const s = useShellWords()
  const spoken = language.use()
  const open = isOpen(one.state)
  const [said, setSaid] = useState('')
  const note = useRef<HTMLDivElement>(null)
  // What was just done took its form away: the focus goes to the words about it, not to the top of the page.
  const tell = (words: string) => {
    setSaid(words)
    again()
    requestAnimationFrame(() => note.current?.focus())
  }
  return (
    <Page key="case" title={leafOf(one.leaf)[spoken]} over={`${community} · ${w.number(one.caseNo)}`} note={one.where}>
      <Standing one={one} />
      <div ref={note} tabIndex={-1} role="status" className="said">
        {said && <Note tone="good">{said}</Note>}
      </div>
      {one.home && <HomeAnswer home={one.home} of={of} tell={tell} />}
      {one.question && <Talk of={of} question={one.question} again={again} />}
      {!open && <Rating one={one} of={of} tell={tell} />}
      {!open && <NotSolved one={one} of={of} tell={tell} />}
      <Story one={one} again={again} />
      {open && !one.question && <Talk of={of} question={null} again={again} />}
      {open && one.kind === 'REPORTER' && <MorePhotos one={one} of={of} again={again} />}
      <DeskNumbers />
      <Messages one={one} of={of} again={again} />
      {door && (
        <a className="plain-link" href={to.door(door)}>
          {s.door}
        </a>
      )}
    </Page>
  )
}

const toneOf = (open: boolean, state: FollowedCase['state']): Tone =>
  open ? (state === 'SUSPENDED' ? 'warn' : 'cool') : state === 'REJECTED' || state === 'CANCELLED' ? 'plain' : 'good'

function Standing({ one }: { one: FollowedCase }) {
  const w = useFollowWords()
  const times = useTimes()
  const spoken = language.use()
  const open = isOpen(one.state)
  return (
    <section className="ui-card standing">
      <p>
        <Tag tone={toneOf(open, one.state)}>{residentStateWords[one.state][spoken]}</Tag>
      </p>
      <p>{one.responsible ? w.responsible(one.responsible) : w.nobodyYet}</p>
      {open && one.dueAt && <p>{w.due(times.moment(one.dueAt))}</p>}
      {one.text ? (
        <>
          <h2 className="quiet small">
            {one.writtenBy === null ? w.youWrote : w.writtenBy(shownName(one.writtenBy, w))}
          </h2>
          <blockquote>{one.text}</blockquote>
        </>
      ) : (
        <p className="quiet">{one.kind === 'AFFECTED' ? w.affected : w.joined}</p>
      )}
    </section>
  )
}

/** Messages to the phone, or none at all; the page itself stays. */
function Messages({ one, of, again }: { one: FollowedCase; of: ReportKey; again: () => void }) {
  const w = useFollowWords()
  const problemText = useProblemText()
  const [problem, setProblem] = useState('')
  if (one.left) return <p className="quiet small">{w.left}</p>
  const choose = (chosen: { sms?: boolean; leave?: true }) =>
    void send('portal.preferences', { key: of, ...chosen })
      .then(again)
      .catch((failure) => setProblem(problemText(failure)))
  return (
    <>
      {one.sms !== null && (
        <div className="ui-card">
          <Switch label={w.sms} hint={w.smsHint} checked={one.sms} onChange={(sms) => choose({ sms })} />
        </div>
      )}
      {problem && (
        <Note tone="warn" urgent>
          {problem}
        </Note>
      )}
      {one.home === null && (
        <Button look="quiet" onClick={() => choose({ leave: true })}>
          {w.leave}
        </Button>
      )}
    </>
  )
}

interface WaitingProps {
  waiting: { text: string; since: string; declined: string | null }
  again(): void
}

function Waiting({ waiting: { text, since, declined }, again }: WaitingProps) {
  const w = useFollowWords()
  const times = useTimes()
  return (
    <Page key="waiting-report" title={declined ? w.declined : w.waiting}>
      <Note tone={declined ? 'warn' : 'plain'}>
        <p>{declined ?? w.waitingNote(times.moment(since))}</p>
        {declined && <p>{w.declinedNote}</p>}
      </Note>
      <section className="ui-card">
        <h2 className="quiet small">{w.youWrote}</h2>
        <blockquote>{text}</blockquote>
      </section>
      {!declined && <Button onClick={again}>{w.refresh}</Button>}
      <DeskNumbers />
    </Page>
  )
}
