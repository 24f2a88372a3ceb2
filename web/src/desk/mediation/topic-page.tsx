import { DownloadOutlined } from '@ant-design/icons'
import {
  proposedForWords,
  topicActionWords,
  topicStateWords,
  topicSteps,
} from '@red-steward/domain/mediation/deliberation'
import { matterWords, pollWords } from '@red-steward/domain/mediation/notice-words'
import { noticePaper, type TopicPage as Told, topicPage } from '@red-steward/domain/mediation/topics'
import { getRouteApi, Link } from '@tanstack/react-router'
import { Button, Steps, Tag } from 'antd'
import type { ReactNode } from 'react'
import { ask } from '../../lib/api.ts'
import { useTimes } from '../../lib/time.ts'
import { Answered } from '../parts/answered.tsx'
import { useAsk } from '../parts/ask.ts'
import { useDownload } from '../parts/download.ts'
import { Page } from '../parts/page.tsx'
import { useMay } from '../parts/session-context.tsx'
import { useSaid, useSay } from '../visits/codes.ts'
import { TopicNext } from './topic-next.tsx'
import { TopicNotice } from './topic-notice.tsx'
import { useTopicWords } from './topics.words.ts'
import '../registry/registry.css'
import '../cases/cases.css'
import './mediation.css'

const route = getRouteApi('/deliberations/$topicId')

export function TopicPage() {
  const { topicId } = route.useParams()
  const w = useTopicWords()
  const say = useSay()
  const answer = useAsk(topicPage, { topicId }, { staleMs: 0 })
  const told = answer.data
  const note = told && (
    <>
      <Tag>{say(topicStateWords, told.topic.state)}</Tag>
      <Tag>{say(matterWords, told.topic.matter)}</Tag>
      {told.facts.ownersDecide && <Tag color="orange">{w.ownersDecideTag}</Tag>}
    </>
  )
  return (
    <Page
      key={topicId}
      title={told?.topic.title ?? w.topic}
      back
      note={note}
      actions={told?.topic.noticeFrom && <NoticeButtons topicId={topicId} />}
    >
      <Answered of={answer}>{(page) => <Body page={page} />}</Answered>
    </Page>
  )
}

function NoticeButtons({ topicId }: { topicId: string }) {
  const w = useTopicWords()
  const { isBusy, download } = useDownload()
  return (['pdf', 'docx'] as const).map((format) => (
    <Button
      key={format}
      icon={<DownloadOutlined />}
      loading={isBusy}
      onClick={() => void download(() => ask(noticePaper, { topicId, format }))}
    >
      {w.printNotice} {format.toUpperCase()}
    </Button>
  ))
}

function Body({ page }: { page: Told }) {
  const say = useSay()
  const at = topicSteps.indexOf(page.topic.state === 'POLLING' ? 'POLLED' : page.topic.state)
  return (
    <div className="stack">
      {at >= 0 && (
        <Steps
          size="small"
          className="topic-steps no-print"
          current={at}
          items={topicSteps.map((state) => ({ title: say(topicStateWords, state) }))}
        />
      )}
      <TopicNext page={page} />
      <TopicNotice page={page} />
      <div className="columns">
        <div className="stack">
          <Facts page={page} />
          <Meetings page={page} />
          {page.poll && <Poll poll={page.poll} />}
        </div>
        <Story page={page} />
      </div>
    </div>
  )
}

function Facts({ page: { topic } }: { page: Told }) {
  const w = useTopicWords()
  const say = useSay()
  const times = useTimes()
  const readsCases = useMay('cases.read').allowed
  const ofCase = topic.caseId && readsCases && (
    <Link to="/cases/$caseId" params={{ caseId: topic.caseId }}>
      {w.openCase}
    </Link>
  )
  const facts: [string, ReactNode][] = [
    [w.ofCase, ofCase],
    [w.scope, topic.compound ?? w.wholeCommunity],
    [w.proposedFor, say(proposedForWords, topic.proposedFor)],
    [w.proposedBy, topic.proposedBy],
    [w.proposedAt, times.moment(topic.proposedAt)],
    [w.noticeFrom, topic.noticeFrom && times.day(topic.noticeFrom)],
    [w.noticeUntil, topic.noticeUntil && times.day(topic.noticeUntil)],
  ]
  return (
    <section className="card" aria-label={w.topic}>
      <p className="case-description">{topic.text}</p>
      <dl className="facts">
        {facts
          .filter(([, value]) => value)
          .map(([label, value]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd className="num">{value}</dd>
            </div>
          ))}
      </dl>
    </section>
  )
}

function Meetings({ page: { meetings } }: { page: Told }) {
  const w = useTopicWords()
  const times = useTimes()
  if (meetings.length === 0) return null
  return (
    <section className="card" aria-label={w.meetings}>
      <h2>{w.meetings}</h2>
      <ul className="dispute-list">
        {meetings.map(({ id, heldOn, place, attended, minutes, proposal }) => (
          <li key={id}>
            <div className="line">
              <strong className="num">{times.day(heldOn)}</strong>
              <span className="quiet">{[place, w.attendedOf(times.number(attended))].filter(Boolean).join(' · ')}</span>
            </div>
            <p className="told">{minutes}</p>
            <p className="told">
              <strong>{w.proposal}：</strong>
              {proposal}
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Opinions by number, and what they are not. */
function Poll({ poll }: { poll: NonNullable<Told['poll']> }) {
  const said = useSaid()
  const times = useTimes()
  const { asked, inFavour, against, abstained } = poll
  const answered = (inFavour ?? 0) + (against ?? 0) + (abstained ?? 0)
  const counts: [keyof typeof pollWords, number | null][] = [
    ['asked', asked],
    ['answered', poll.closedOn ? answered : null],
    ['inFavour', inFavour],
    ['against', against],
    ['abstained', abstained],
  ]
  return (
    <section className="card" aria-label={said(pollWords.name)}>
      <h2>{said(pollWords.name)}</h2>
      <p className="told">{poll.question}</p>
      <div className="figures">
        {counts
          .filter(([, count]) => count !== null)
          .map(([word, count]) => (
            <div key={word}>
              <span className="quiet">{said(pollWords[word])}</span>
              <strong className="num">{times.number(count ?? 0)}</strong>
            </div>
          ))}
      </div>
      <p className="quiet">{said(pollWords.note)}</p>
    </section>
  )
}

function Story({ page: { hops } }: { page: Told }) {
  const w = useTopicWords()
  const say = useSay()
  const times = useTimes()
  return (
    <section className="card" aria-label={w.story}>
      <h2>{w.story}</h2>
      <ol className="case-hops day-hops">
        {hops.map(({ id, action, toState, by, on, text }) => (
          <li key={id}>
            <div className="when num">
              {times.day(on)} · {by}
            </div>
            <strong>{say(topicActionWords, action)}</strong>
            <span className="quiet"> → {say(topicStateWords, toState)}</span>
            {text && <p className="told">{text}</p>}
          </li>
        ))}
      </ol>
    </section>
  )
}
