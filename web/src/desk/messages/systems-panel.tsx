import { PlusOutlined } from '@ant-design/icons'
import { listSystems } from '@red-steward/domain/open311/managing'
import { Button, Empty, Table, type TableColumnsType, Tag } from 'antd'
import { useState } from 'react'
import { useTimes } from '../../lib/time.ts'
import { Answered } from '../parts/answered.tsx'
import { useAsk } from '../parts/ask.ts'
import { useLinksWords } from './links.words.ts'
import { type System, SystemDialog } from './system-dialog.tsx'

/** Other systems that cases are passed on to. */
export function SystemsPanel() {
  const w = useLinksWords()
  const times = useTimes()
  const answer = useAsk(listSystems, {})
  const [editing, setEditing] = useState<System | 'new' | null>(null)
  const columns: TableColumnsType<System> = [
    {
      title: w.name,
      render: (_, { name, url, enabled }) => (
        <>
          <div className="member-name wrap-anywhere">
            {name} {!enabled && <Tag>{w.off}</Tag>}
          </div>
          <div className="quiet wrap-anywhere">{url}</div>
        </>
      ),
    },
    {
      title: w.forwarded,
      width: 180,
      render: (_, { services, isAutomatic }) => (
        <>
          <div>{w.categories(Object.keys(services).length)}</div>
          <div className="quiet">{isAutomatic ? w.byItself : w.byHand}</div>
        </>
      ),
    },
    {
      title: w.state,
      width: 260,
      render: (_, { waiting, open, failed, problem }) => (
        <>
          {waiting > 0 && <Tag color="blue">{w.waiting(waiting)}</Tag>}
          {open > 0 && <Tag>{w.openThere(open)}</Tag>}
          {failed > 0 && <Tag color="red">{w.failed(failed)}</Tag>}
          {problem && <div className="quiet">{problem}</div>}
        </>
      ),
    },
    {
      title: w.polled,
      width: 160,
      render: (_, { polledAt }) => polledAt && <span className="num">{times.moment(polledAt)}</span>,
    },
    {
      title: '',
      width: 90,
      render: (_, row) => (
        <Button size="small" onClick={() => setEditing(row)}>
          {w.change}
        </Button>
      ),
    },
  ]
  return (
    <>
      <div className="links-head">
        <p className="quiet">{w.systemsNote}</p>
        <Button type="primary" icon={<PlusOutlined />} onClick={() => setEditing('new')}>
          {w.add}
        </Button>
      </div>
      <Answered of={answer} isEmpty={({ rows }) => rows.length === 0} empty={<Empty description={w.noSystems} />}>
        {({ rows }) => (
          <Table rowKey="id" size="small" columns={columns} dataSource={rows} pagination={false} scroll={{ x: 850 }} />
        )}
      </Answered>
      {editing && <SystemDialog system={editing === 'new' ? null : editing} onClose={() => setEditing(null)} />}
    </>
  )
}
