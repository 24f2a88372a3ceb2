// A public notice as residents read it: on the page of a door, and at the desk for a look at that page.
import { noticeWords, pollWords } from '@red-steward/domain/mediation/notice-words'
import type { CountedPoll, PublicNotice } from '@red-steward/domain/mediation/public-notice'
import type { Words } from '@red-steward/domain/words/words'
import type { ReactNode } from 'react'
import { language, words } from './language.ts'
import './public-notice.css'

const useNoticeWords = words({
  held: [
    (day: string, came: string) => `${day}开了协商会，${came}参加。`,
    (day: string, came: string) => `A meeting on ${day}; came: ${came}.`,
  ],
  people: [(n: number) => `${n} 人`, (n: number) => String(n)],
  period: [
    (from: string, until: string) => `${from} 至 ${until}（含当天）`,
    (from: string, until: string) => `${from} to ${until}, that day included`,
  ],
  closed: [(day: string) => `（截至 ${day}）`, (day: string) => ` (up to ${day})`],
})

interface Props {
  notice: PublicNotice
  day: (day: string) => string
  /** The level its parts have on the page around it. */
  heading: 'h2' | 'h3'
}

export function NoticeText({ notice, day, heading: Heading }: Props) {
  const w = useNoticeWords()
  const say = useSay()
  const { compound, from, until, text, meeting, poll, ownersDecide } = notice
  const few = say(noticeWords.fewerThanFive)
  return (
    <div className="notice-text">
      <dl className="notice-facts">
        <Fact label={noticeWords.scope}>{compound ?? say(noticeWords.wholeCommunity)}</Fact>
        <Fact label={noticeWords.period}>{w.period(day(from), day(until))}</Fact>
      </dl>
      {ownersDecide && (
        <p>
          <strong>{say(noticeWords.ownersDecide)}</strong>
        </p>
      )}
      <Heading>{say(noticeWords.why)}</Heading>
      <p className="notice-words">{text}</p>
      {meeting && (
        <>
          <Heading>{say(noticeWords.proposal)}</Heading>
          <p className="notice-words">{meeting.proposal}</p>
          <p>{w.held(day(meeting.heldOn), meeting.attended === null ? few : w.people(meeting.attended))}</p>
        </>
      )}
      {poll && (
        <>
          <Heading>{say(pollWords.name)}</Heading>
          <p className="notice-words">
            {poll.question}
            {w.closed(day(poll.closedOn))}
          </p>
          <Counts poll={poll} />
          <p>{say(pollWords.note)}</p>
        </>
      )}
    </div>
  )
}

function Fact({ label, children }: { label: Words; children: ReactNode }) {
  const say = useSay()
  return (
    <div>
      <dt>{say(label)}</dt>
      <dd>{children}</dd>
    </div>
  )
}

const counted = ['asked', 'answered', 'inFavour', 'against', 'abstained'] as const

/** How many answered is left out where one of the answers is too few to be told. */
function Counts({ poll }: { poll: CountedPoll }) {
  const w = useNoticeWords()
  const say = useSay()
  return (
    <dl className="notice-counts">
      {counted
        .filter((one) => one !== 'answered' || poll.answered !== null)
        .map((one) => (
          <Fact key={one} label={pollWords[one]}>
            {poll[one] === null ? say(noticeWords.fewerThanFive) : w.people(poll[one])}
          </Fact>
        ))}
    </dl>
  )
}

function useSay() {
  const spoken = language.use()
  return (said: Words) => said[spoken]
}
