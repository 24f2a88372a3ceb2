import { ReloadOutlined } from '@ant-design/icons'
import { outbox, sendAgain } from '@red-steward/domain/messages/managing'
import {
  Channel,
  channelWords,
  deliveryProblemWords,
  MessageState,
  messageStateWords,
} from '@red-steward/domain/messages/message'
import { App, Button, Empty, Flex, Select, type TableColumnsType, Tag } from 'antd'
import { useState } from 'react'
import type { z } from 'zod'
import { useTimes } from '../../lib/time.ts'
import { useSaid } from '../cases/codes.ts'
import { Answered } from '../parts/answered.tsx'
import { useAsk, useSend } from '../parts/ask.ts'
import { PlainTable } from '../parts/plain-table.tsx'
import { useLinksWords, useTemplateWords } from './links.words.ts'

type Row = z.infer<typeof outbox.answer>['rows'][number]
const PAGE = 50
const colours: Record<MessageState, string> = {
  WAITING: 'blue',
  SENT: 'green',
  SHOWN: 'gold',
  DEAD: 'red',
  DROPPED: 'default',
}

/** Every message with its state; those given up are sent again from here. */
export function OutboxPanel() {
  const w = useLinksWords()
  const said = useSaid()
  const { message } = App.useApp()
  const [state, setState] = useState<MessageState | undefined>()
  const [channel, setChannel] = useState<Channel | undefined>()
  const [chosen, setChosen] = useState<string[]>([])
  const answer = useAsk(
    outbox,
    { ...(state ? { state } : {}), ...(channel ? { channel } : {}), limit: PAGE },
    { keep: true },
  )
  const again = useSend(sendAgain, {
    onDone: () => {
      setChosen([])
      void message.success(w.againDone)
    },
  })
  const counts = answer.data?.counts
  return (
    <>
      <div className="links-head">
        <p className="quiet">{w.outboxNote}</p>
        <Flex gap={8} align="center" wrap>
          {counts && counts.waiting > 0 && <Tag color="blue">{w.waiting(counts.waiting)}</Tag>}
          {counts && counts.dead > 0 && <Tag color="red">{w.dead(counts.dead)}</Tag>}
          <Select
            aria-label={w.state}
            style={{ width: 170 }}
            value={state ?? ''}
            options={[
              { value: '', label: `${w.state}：${w.all}` },
              ...MessageState.options.map((value) => ({ value, label: said.say(messageStateWords, value) })),
            ]}
            onChange={(value) => setState((value || undefined) as MessageState | undefined)}
          />
          <Select
            aria-label={w.channel}
            style={{ width: 150 }}
            value={channel ?? ''}
            options={[
              { value: '', label: `${w.channel}：${w.all}` },
              ...Channel.options
                .filter((value) => value !== 'IN_APP')
                .map((value) => ({ value, label: said.say(channelWords, value) })),
            ]}
            onChange={(value) => setChannel((value || undefined) as Channel | undefined)}
          />
          <Button
            icon={<ReloadOutlined />}
            disabled={chosen.length === 0}
            loading={again.isPending}
            onClick={() => again.mutate({ ids: chosen })}
          >
            {w.againSelected(chosen.length)}
          </Button>
        </Flex>
      </div>
      <Answered of={answer} isEmpty={({ rows }) => rows.length === 0} empty={<Empty description={w.nothing} />}>
        {({ rows }) => <OutboxTable rows={rows} chosen={chosen} onChoose={setChosen} />}
      </Answered>
    </>
  )
}

function OutboxTable({ rows, chosen, onChoose }: { rows: Row[]; chosen: string[]; onChoose: (ids: string[]) => void }) {
  const w = useLinksWords()
  const templates = useTemplateWords()
  const said = useSaid()
  const times = useTimes()
  const columns: TableColumnsType<Row> = [
    { title: w.made, width: 150, render: (_, { madeAt }) => <span className="num">{times.moment(madeAt)}</span> },
    { title: w.channel, width: 110, render: (_, row) => said.say(channelWords, row.channel) },
    {
      title: w.about,
      render: (_, { template, caseNo, endpoint, shown }) => (
        <>
          <div>
            {templates[template as keyof typeof templates] ?? template} <span className="quiet num">{caseNo}</span>{' '}
            <span className="quiet">{endpoint}</span>
          </div>
          {shown && <div className="member-name">{shown}</div>}
        </>
      ),
    },
    {
      title: w.state,
      width: 240,
      render: (_, { state, problem }) => (
        <>
          <Tag color={colours[state]}>{said.say(messageStateWords, state)}</Tag>
          {problem && state !== 'SENT' && <span className="quiet">{said.say(deliveryProblemWords, problem)}</span>}
        </>
      ),
    },
    { title: w.attempts, width: 80, render: (_, { attempts }) => attempts > 0 && w.times(attempts) },
    {
      title: w.next,
      width: 150,
      render: (_, { state, dueAt }) => state === 'WAITING' && <span className="num">{times.moment(dueAt)}</span>,
    },
  ]
  return (
    <PlainTable
      rows={rows}
      columns={columns}
      width={900}
      more={{ className: 'rows-of-facts' }}
      choice={{
        keys: chosen,
        onChoose,
        mayChoose: ({ state }) => state === 'DEAD',
        name: ({ madeAt }) => `${w.againSelected(1)} ${times.moment(madeAt)}`,
      }}
    />
  )
}
