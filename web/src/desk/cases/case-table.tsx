import { caseStateWords } from '@red-steward/domain/cases/case'
import type { ListedCase } from '@red-steward/domain/cases/queries'
import { Link } from '@tanstack/react-router'
import { type TableColumnsType, Tag } from 'antd'
import { useTimes } from '../../lib/time.ts'
import { PlainTable } from '../parts/plain-table.tsx'
import { useCasesWords } from './cases.words.ts'
import { classColours, useSaid } from './codes.ts'
import { Due } from './due.tsx'

/** Cases as rows; the title is the link. */
export function CaseTable({ rows, busy = false }: { rows: ListedCase[]; busy?: boolean }) {
  const w = useCasesWords()
  const said = useSaid()
  const times = useTimes()
  const columns: TableColumnsType<ListedCase> = [
    {
      title: w.what,
      width: 250,
      render: (_, { id, title, leaf, class: caseClass }) => (
        <>
          <Link to="/cases/$caseId" params={{ caseId: id }} className="case-title">
            {title || said.leaf(leaf)}
          </Link>
          <div className="case-leaf">
            <Tag color={classColours[caseClass]}>{said.class(caseClass)}</Tag>
            {title && <span className="quiet">{said.leaf(leaf)}</span>}
          </div>
        </>
      ),
    },
    { title: w.where, width: 210, className: 'wrap-anywhere', render: (_, { where }) => where },
    { title: w.state, width: 90, render: (_, { state }) => said.say(caseStateWords, state) },
    {
      title: w.responsible,
      width: 120,
      render: (_, { responsible }) => responsible ?? <span className="quiet">{w.nobodyYet}</span>,
    },
    { title: w.due, width: 130, render: (_, { stepBy }) => <Due by={stepBy} /> },
    { title: w.reportedAt, width: 150, className: 'num', render: (_, { reportedAt }) => times.moment(reportedAt) },
    { title: w.caseNo, width: 180, className: 'num', dataIndex: 'caseNo' },
  ]
  return <PlainTable rows={rows} columns={columns} width={1130} busy={busy} />
}
