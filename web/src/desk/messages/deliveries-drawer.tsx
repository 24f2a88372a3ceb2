import { listDeliveries } from '@red-steward/domain/messages/managing'
import { deliveryProblemWords } from '@red-steward/domain/messages/message'
import { Drawer, Empty, Table, type TableColumnsType, Tag } from 'antd'
import type { z } from 'zod'
import { useTimes } from '../../lib/time.ts'
import { useSaid } from '../cases/codes.ts'
import { Answered } from '../parts/answered.tsx'
import { useAsk } from '../parts/ask.ts'
import { useLinksWords } from './links.words.ts'
import type { Webhook } from './webhook-dialog.tsx'

type Attempt = z.infer<typeof listDeliveries.answer>['rows'][number]

/** The last attempts at one receiver. */
export function DeliveriesDrawer({ webhook, onClose }: { webhook: Webhook; onClose: () => void }) {
  const w = useLinksWords()
  const said = useSaid()
  const times = useTimes()
  const answer = useAsk(listDeliveries, { endpointId: webhook.id })
  const columns: TableColumnsType<Attempt> = [
    { title: w.at, width: 150, render: (_, { at }) => <span className="num">{times.moment(at)}</span> },
    { title: w.event, dataIndex: 'event' },
    { title: w.attempt, width: 70, dataIndex: 'attempt' },
    {
      title: w.answer,
      width: 200,
      render: (_, { problem, status }) => (
        <>
          <Tag color={problem ? 'red' : 'green'}>{status ?? '—'}</Tag>
          {problem && said.say(deliveryProblemWords, problem)}
        </>
      ),
    },
    { title: w.took, width: 90, render: (_, { tookMs }) => w.ms(tookMs) },
  ]
  return (
    <Drawer open title={`${w.log} · ${webhook.name}`} size={720} onClose={onClose}>
      <Answered of={answer} isEmpty={({ rows }) => rows.length === 0} empty={<Empty description={w.nothing} />}>
        {({ rows }) => (
          <Table
            rowKey={({ messageId, attempt }) => `${messageId}.${attempt}`}
            size="small"
            columns={columns}
            dataSource={rows}
            pagination={{ pageSize: 20, hideOnSinglePage: true }}
          />
        )}
      </Answered>
    </Drawer>
  )
}
