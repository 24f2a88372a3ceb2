import type { Share } from '@red-steward/domain/cases/rates'
import type { CommunityFigures } from '@red-steward/domain/overview/morning'
import { Table, type TableColumnsType } from 'antd'
import { language } from '../../lib/language.ts'
import { useTimes } from '../../lib/time.ts'
import { useSaid } from '../cases/codes.ts'
import { spanText } from '../cases/left.ts'
import { percent } from '../morning/rates.tsx'
import { useStreetWords } from './street.words.ts'

/** In the order of their codes: a comparison, not a table of winners. It cannot be sorted. */
export function Communities({ communities }: { communities: CommunityFigures[] }) {
  const w = useStreetWords()
  const said = useSaid()
  const spoken = language.use()
  const times = useTimes()
  const count = (value: number | null) => (value === null ? '—' : times.number(value))
  const withN = (share: number | null, n: number) => (
    <>
      {percent(share)} <span className="row-small">n={times.number(n)}</span>
    </>
  )
  const part = ({ share, n }: Pick<Share, 'share' | 'n'>) => withN(share, n)
  const number = { align: 'end' as const, className: 'num' }
  const columns: TableColumnsType<CommunityFigures> = [
    { title: w.community, width: 120, render: (_, { name }) => <strong>{name}</strong> },
    { title: w.open, width: 76, ...number, render: (_, { open }) => count(open) },
    { title: w.overdue, width: 66, ...number, render: (_, { overdue }) => count(overdue) },
    { title: w.reported, width: 66, ...number, render: (_, { reported }) => count(reported) },
    { title: w.closed, width: 66, ...number, render: (_, { closed }) => count(closed) },
    { title: w.escalated, width: 76, ...number, render: (_, { escalated }) => count(escalated) },
    { title: w.contacted, width: 116, ...number, render: (_, { rates }) => withN(rates.contacted, rates.n) },
    { title: w.resolved, width: 116, ...number, render: (_, { rates }) => withN(rates.resolved, rates.n) },
    { title: w.satisfied, width: 116, ...number, render: (_, { rates }) => withN(rates.satisfied, rates.n) },
    { title: w.onTime, width: 116, ...number, render: (_, { onTime }) => part(onTime) },
    { title: w.firstTime, width: 116, ...number, render: (_, { firstTime }) => part(firstTime) },
    { title: w.foundFirst, width: 116, ...number, render: (_, { foundFirst }) => part(foundFirst) },
    { title: w.excluded, width: 116, ...number, render: (_, { excluded }) => part(excluded) },
    {
      title: w.closing,
      width: 110,
      ...number,
      render: (_, { closingMinutes }) => (closingMinutes === null ? '—' : spanText(closingMinutes * 60_000, spoken)),
    },
    {
      title: w.topics,
      width: 220,
      render: (_, { topics }) =>
        topics.map(({ leaf, cases }) => `${said.leaf(leaf)} ${cases}`).join(spoken === 'zh' ? '、' : ', '),
    },
  ]
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
    <section className="communities" aria-label={w.compare} tabIndex={0}>
      <Table rowKey="communityId" size="small" columns={columns} dataSource={communities} pagination={false} />
    </section>
  )
}
