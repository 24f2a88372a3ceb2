import { PlusOutlined } from '@ant-design/icons'
import { matterWords, proposedForWords, topicStateWords } from '@red-steward/domain/mediation/deliberation'
import { type ListedTopic, listTopics } from '@red-steward/domain/mediation/topics'
import { Link } from '@tanstack/react-router'
import { Empty, Table, type TableColumnsType, Tabs } from 'antd'
import { useState } from 'react'
import { useTimes } from '../../lib/time.ts'
import { Answered } from '../parts/answered.tsx'
import { useAsk } from '../parts/ask.ts'
import { MayButton } from '../parts/may-button.tsx'
import { Page } from '../parts/page.tsx'
import { usePrinting } from '../parts/printing.ts'
import { useMay } from '../parts/session-context.tsx'
import { useSay } from '../visits/codes.ts'
import { ProposeTopic } from './propose-topic.tsx'
import { useTopicWords } from './topics.words.ts'
import '../registry/list.css'
import './mediation.css'

export function TopicsPage() {
  const w = useTopicWords()
  const may = useMay('deliberation.propose')
  const [proposing, setProposing] = useState(false)
  return (
    <Page
      title={w.title}
      note={w.note}
      actions={
        <MayButton may={may} type="primary" icon={<PlusOutlined />} onClick={() => setProposing(true)}>
          {w.propose}
        </MayButton>
      }
    >
      <Tabs
        items={[
          { key: 'open', label: w.openTab, children: <Topics state="open" /> },
          { key: 'ended', label: w.endedTab, children: <Topics state="ended" /> },
        ]}
        destroyOnHidden
      />
      {proposing && <ProposeTopic onClose={() => setProposing(false)} />}
    </Page>
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
  const onPaper = usePrinting()
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
  return (
    <Table
      className="list-table"
      rowKey="id"
      size="small"
      columns={columns}
      dataSource={rows}
      pagination={false}
      tableLayout="fixed"
      {...(onPaper ? {} : { scroll: { x: 900 } })}
    />
  )
}
