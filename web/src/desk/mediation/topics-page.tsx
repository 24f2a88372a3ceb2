import { proposedForWords, topicStateWords } from '@red-steward/domain/mediation/deliberation'
import { matterWords } from '@red-steward/domain/mediation/notice-words'
import { type ListedTopic, listTopics } from '@red-steward/domain/mediation/topics'
import { Link } from '@tanstack/react-router'
import { Empty, type TableColumnsType } from 'antd'
import { useTimes } from '../../lib/time.ts'
import { Answered } from '../parts/answered.tsx'
import { useAsk } from '../parts/ask.ts'
import { PlainTable } from '../parts/plain-table.tsx'
import { useMay } from '../parts/session-context.tsx'
import { useSay } from '../visits/codes.ts'
import { OpenAndEnded } from './open-and-ended.tsx'
import { ProposeTopic } from './propose-topic.tsx'
import { useTopicWords } from './topics.words.ts'

export function TopicsPage() {
  const w = useTopicWords()
  const may = useMay('deliberation.propose')
  return (
    <OpenAndEnded
      title={w.title}
      note={w.note}
      begin={w.propose}
      may={may}
      dialog={(onClose) => <ProposeTopic onClose={onClose} />}
      open={{ label: w.openTab, list: <Topics state="open" /> }}
      ended={{ label: w.endedTab, list: <Topics state="ended" /> }}
    />
  )
}

function Topics({ state }: { state: 'open' | 'ended' }) {
  const w = useTopicWords()
  const answer = useAsk(listTopics, { state })
  return (
    <Answered
      of={answer}
      isEmpty={({ rows }) => rows.length === 0}
      empty={<Empty description={state === 'open' ? w.none : w.noneEnded} />}
    >
      {({ rows }) => <TopicTable rows={rows} />}
    </Answered>
  )
}

function TopicTable({ rows }: { rows: ListedTopic[] }) {
  const w = useTopicWords()
  const say = useSay()
  const times = useTimes()
  const columns: TableColumnsType<ListedTopic> = [
    {
      title: w.topic,
      width: 280,
      render: (_, { id, title }) => (
        <Link to="/deliberations/$topicId" params={{ topicId: id }} className="case-title">
          {title}
        </Link>
      ),
    },
    { title: w.matter, width: 120, render: (_, { matter }) => say(matterWords, matter) },
    { title: w.scope, width: 160, render: (_, { compound }) => compound ?? w.wholeCommunity },
    { title: w.proposedFor, width: 120, render: (_, { proposedFor }) => say(proposedForWords, proposedFor) },
    { title: w.state, width: 120, render: (_, { state }) => say(topicStateWords, state) },
    { title: w.proposedAt, width: 160, className: 'num', render: (_, { proposedAt }) => times.moment(proposedAt) },
  ]
  return <PlainTable rows={rows} columns={columns} width={900} />
}
