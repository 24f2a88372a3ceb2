import { careReachRate, specialElders } from '@red-steward/domain/care/reach-rate'
import { Flex, type TableColumnsType } from 'antd'
import { useState } from 'react'
import { today, useTimes } from '../../lib/time.ts'
import { Answered } from '../parts/answered.tsx'
import { useAsk } from '../parts/ask.ts'
import { PlainTable } from '../parts/plain-table.tsx'
import { useCode } from '../registry/codes.tsx'
import { useCareWords } from './care.words.ts'
import { MonthInput } from './month-input.tsx'

interface Row {
  id: string
  label: string
  n: number | null
  reached: number | null
  rate: number | null
  suppressed: boolean
}

/** 月探访率 of the elders in special difficulty, by group; small numbers are not told apart. */
export function ReachPanel() {
  const w = useCareWords()
  const code = useCode()
  const times = useTimes()
  const [month, setMonth] = useState(today().slice(0, 7))
  const answer = useAsk(careReachRate, { month, groups: [...specialElders] }, { keep: true })
  const columns: TableColumnsType<Row> = [
    { title: w.group, dataIndex: 'label' },
    { title: w.people, className: 'num', render: (_, row) => (row.n === null ? w.suppressed : times.number(row.n)) },
    {
      title: w.reachedCount,
      className: 'num',
      render: (_, { reached }) => (reached === null ? '' : times.number(reached)),
    },
    { title: w.rate, className: 'num', render: (_, { rate }) => (rate === null ? '—' : `${(rate * 100).toFixed(1)}%`) },
  ]
  return (
    <div className="card">
      <p className="quiet">{w.reachNote}</p>
      <Answered of={answer}>
        {({ countedOn, all, byGroup }) => (
          <>
            <Flex gap={12} align="center" wrap style={{ marginBottom: 10 }}>
              <MonthInput value={month} onChange={setMonth} />
              <span className="quiet num">{w.countedOn(times.day(countedOn))}</span>
            </Flex>
            <PlainTable
              columns={columns}
              width={480}
              more={{ rowClassName: ({ id }) => (id === 'all' ? 'sum-row' : '') }}
              rows={[
                { id: 'all', label: w.allGroups, ...all },
                ...byGroup.map(({ groupCode, ...cell }) => ({
                  id: groupCode,
                  label: code('group', groupCode),
                  ...cell,
                })),
              ]}
            />
          </>
        )}
      </Answered>
    </div>
  )
}
