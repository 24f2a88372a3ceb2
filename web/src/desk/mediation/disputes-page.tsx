import { disputeStateWords, disputeTypeWords, riskWords } from '@red-steward/domain/mediation/dispute'
import { type ListedDispute, listDisputes } from '@red-steward/domain/mediation/queries'
import { Link } from '@tanstack/react-router'
import { Empty, InputNumber, type TableColumnsType, Tag } from 'antd'
import { useState } from 'react'
import { today } from '../../lib/time.ts'
import { Answered } from '../parts/answered.tsx'
import { useAsk } from '../parts/ask.ts'
import { PlainTable } from '../parts/plain-table.tsx'
import { useMay } from '../parts/session-context.tsx'
import { useSay } from '../visits/codes.ts'
import { DueTags } from './due-tags.tsx'
import { useMediationWords } from './mediation.words.ts'
import { OpenAndEnded } from './open-and-ended.tsx'
import { OpenDispute } from './open-dispute.tsx'

/** Disputes that are the reader's in some way; what is due soonest first. */
export function DisputesPage() {
  const w = useMediationWords()
  const may = useMay('mediation.intake')
  return (
    <OpenAndEnded
      title={w.title}
      note={w.note}
      begin={w.open}
      may={may}
      dialog={(onClose) => <OpenDispute onClose={onClose} />}
      open={{ label: w.openTab, list: <OpenDisputes /> }}
      ended={{ label: w.endedTab, list: <EndedDisputes /> }}
    />
  )
}

function OpenDisputes() {
  const w = useMediationWords()
  const answer = useAsk(listDisputes, { state: 'open' })
  return (
    <Answered of={answer} isEmpty={({ rows }) => rows.length === 0} empty={<Empty description={w.none} />}>
      {({ rows }) => <DisputeTable rows={rows} />}
    </Answered>
  )
}

function EndedDisputes() {
  const w = useMediationWords()
  const [year, setYear] = useState(Number(today().slice(0, 4)))
  const answer = useAsk(listDisputes, { state: 'ended', year }, { keep: true })
  return (
    <>
      <div className="list-toolbar no-print">
        <InputNumber
          aria-label={w.year}
          prefix={w.year}
          min={2000}
          max={2100}
          value={year}
          onChange={(next) => next && setYear(next)}
        />
      </div>
      <Answered of={answer} isEmpty={({ rows }) => rows.length === 0} empty={<Empty description={w.noneEnded} />}>
        {({ rows }) => <DisputeTable rows={rows} />}
      </Answered>
    </>
  )
}

const riskColours = { RED: 'red', ORANGE: 'orange', YELLOW: 'gold' } as const

function DisputeTable({ rows }: { rows: ListedDispute[] }) {
  const w = useMediationWords()
  const say = useSay()
  const columns: TableColumnsType<ListedDispute> = [
    {
      title: w.dispute,
      width: 230,
      render: (_, { id, title, type, confidential, risk }) => (
        <>
          <Link to="/disputes/$disputeId" params={{ disputeId: id }} className="case-title">
            {title}
          </Link>
          <div className="dispute-tags">
            <span className="quiet">{say(disputeTypeWords, type)}</span>
            {confidential && <Tag color="red">{w.confidential}</Tag>}
            {risk && <Tag color={riskColours[risk]}>{say(riskWords, risk)}</Tag>}
          </div>
        </>
      ),
    },
    {
      title: w.parties,
      width: 170,
      className: 'wrap-anywhere',
      render: (_, { parties }) => parties.map(({ name }) => name).join('、'),
    },
    { title: w.state, width: 110, render: (_, { state }) => say(disputeStateWords, state) },
    { title: w.due, width: 300, render: (_, { dues }) => <DueTags dues={dues} /> },
    {
      title: w.sight,
      width: 100,
      render: (_, { sight }) => (sight === 'file' ? w.sightFile : w.sightRegistration),
    },
    { title: w.number, width: 130, className: 'num', dataIndex: 'disputeNo' },
  ]
  return <PlainTable rows={rows} columns={columns} width={1000} />
}
