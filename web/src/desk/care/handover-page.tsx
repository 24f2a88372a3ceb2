import { listHandovers, workers } from '@red-steward/domain/care/handover'
import { Button, Table, type TableColumnsType, Tag } from 'antd'
import { useState } from 'react'
import type { z } from 'zod'
import { useTimes } from '../../lib/time.ts'
import { Answered } from '../parts/answered.tsx'
import { useAsk } from '../parts/ask.ts'
import { Page } from '../parts/page.tsx'
import { useRoleWords } from '../shell/shell.words.ts'
import { useCareWords } from './care.words.ts'
import { HandOver, useCounts } from './hand-over.tsx'
import '../visits/visits.css'

type Worker = z.output<typeof workers.answer>['workers'][number]

export function HandoverPage() {
  const w = useCareWords()
  const answer = useAsk(workers, {})
  const [from, setFrom] = useState<string | null>(null)
  return (
    <Page title={w.handover} note={w.handoverNote}>
      <div className="stack">
        <section className="card">
          <Answered of={answer}>{(found) => <Workers rows={found.workers} onHandOver={setFrom} />}</Answered>
        </section>
        <PastHandovers />
      </div>
      {from && <HandOver fromAccountId={from} onClose={() => setFrom(null)} />}
    </Page>
  )
}

function Workers({ rows, onHandOver }: { rows: Worker[]; onHandOver: (id: string) => void }) {
  const w = useCareWords()
  const roles = useRoleWords()
  const times = useTimes()
  const columns: TableColumnsType<Worker> = [
    { title: w.worker, dataIndex: 'name', width: 110 },
    {
      title: w.role,
      width: 160,
      render: (_, { role, isCover, endsAt }) => (
        <>
          {roles[role]} {isCover && <Tag>{w.cover}</Tag>}{' '}
          {endsAt && <span className="quiet num">{times.moment(endsAt)}</span>}
        </>
      ),
    },
    { title: w.reach, render: (_, { gridNames }) => gridNames?.join('、') ?? w.wholeCommunity },
    {
      title: '',
      width: 84,
      fixed: 'right',
      render: (_, { id }) => (
        <Button size="small" onClick={() => onHandOver(id)}>
          {w.handOver}
        </Button>
      ),
    },
  ]
  return (
    <Table
      rowKey={(row) => `${row.id} ${row.role} ${row.endsAt} ${row.gridNames}`}
      size="small"
      columns={columns}
      dataSource={rows}
      pagination={rows.length > 20 ? { pageSize: 20 } : false}
      scroll={{ x: 620 }}
    />
  )
}

function PastHandovers() {
  const w = useCareWords()
  const times = useTimes()
  const counts = useCounts()
  const answer = useAsk(listHandovers, {})
  return (
    <section className="card">
      <h2>{w.past}</h2>
      <Answered
        of={answer}
        isEmpty={({ handovers }) => handovers.length === 0}
        empty={<p className="quiet">{w.noPast}</p>}
      >
        {({ handovers }) => (
          <ul className="plain-list visit-list">
            {handovers.map((one) => (
              <li key={one.id} className="visit-item">
                <div className="visit-line">
                  <strong>{w.fromTo(one.from, one.to)}</strong>
                  {one.coverUntil && <Tag>{`${w.cover} ${times.moment(one.coverUntil)}`}</Tag>}
                  <span className="quiet num">{times.moment(one.at)}</span>
                  <span className="quiet">{one.by}</span>
                </div>
                <div className="wrap-anywhere">{one.summary}</div>
                <div className="quiet num">{counts(one.counts)}</div>
              </li>
            ))}
          </ul>
        )}
      </Answered>
    </section>
  )
}
