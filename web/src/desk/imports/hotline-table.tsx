import { type LeafCode, leafCodes, leafOf } from '@red-steward/domain/cases/catalogue'
import { hotlineReasonWords } from '@red-steward/domain/imports/hotline'
import { decideHotline, type HotlineRowSeen } from '@red-steward/domain/imports/hotline-shapes'
import { outcomeWords } from '@red-steward/domain/words/imports'
import { Button, Input, Select, Table, Tag } from 'antd'
import dayjs from 'dayjs'
import { useSend } from '../parts/ask.ts'
import { useHotlineWords } from './hotline.words.ts'
import { outcomeColours } from './rows-table.tsx'
import { useSaid } from './use-import.ts'

interface Props {
  importId: string
  rows: HotlineRowSeen[]
  /** Rows that have not become cases may still be decided. */
  isOpen: boolean
}

export function HotlineTable({ importId, rows, isOpen }: Props) {
  const w = useHotlineWords()
  const said = useSaid()
  const deciding = useSend(decideHotline)
  const decide = (row: HotlineRowSeen, choice: { leaf?: LeafCode; place?: string; skip?: boolean }) =>
    deciding.mutate({ importId, rows: [{ number: row.number, ...choice }] })
  const may = (row: HotlineRowSeen) => isOpen && !row.done && row.outcome !== 'error' && row.outcome !== 'unchanged'
  return (
    <Table<HotlineRowSeen>
      rowKey="number"
      size="small"
      pagination={false}
      loading={deciding.isPending}
      dataSource={rows}
      scroll={{ x: 1060 }}
      columns={[
        { title: w.row, dataIndex: 'row', width: 52 },
        { title: w.number, dataIndex: 'externalNo', width: 120 },
        { title: w.time, width: 128, render: (_, { at }) => at && dayjs(at).format('MM-DD HH:mm') },
        { title: w.content, dataIndex: 'content', className: 'hotline-content' },
        {
          title: w.where,
          width: 190,
          render: (_, row) => (may(row) ? <Place row={row} onSay={(place) => decide(row, { place })} /> : row.where),
        },
        {
          title: w.leaf,
          width: 190,
          render: (_, row) =>
            may(row) ? <Leaf row={row} onSay={(leaf) => decide(row, { leaf })} /> : row.leaf && said(leafOf(row.leaf)),
        },
        {
          title: w.outcome,
          width: 150,
          render: (_, row) => (
            <>
              <Tag color={outcomeColours[row.outcome]}>{said(outcomeWords[row.outcome])}</Tag>
              {row.reason && <div className="quiet">{said(hotlineReasonWords[row.reason])}</div>}
            </>
          ),
        },
        {
          title: '',
          width: 96,
          render: (_, row) =>
            row.caseId ? (
              <a href={`/cases/${row.caseId}`}>{w.open}</a>
            ) : (
              may(row) && (
                <Button type="link" size="small" onClick={() => decide(row, { skip: row.outcome !== 'skip' })}>
                  {row.outcome === 'skip' ? w.takeIn : w.leaveOut}
                </Button>
              )
            ),
        },
      ]}
    />
  )
}

/** What was read comes first in the list; all others follow. */
function Leaf({ row, onSay }: { row: HotlineRowSeen; onSay: (leaf: LeafCode) => void }) {
  const w = useHotlineWords()
  const said = useSaid()
  const others = leafCodes.filter((code) => !row.leaves.includes(code))
  return (
    <Select<LeafCode>
      aria-label={w.leafOf(row.externalNo)}
      value={row.leaf}
      placeholder={w.chooseLeaf}
      status={row.leaf ? '' : 'warning'}
      showSearch={{ optionFilterProp: 'label' }}
      style={{ width: '100%' }}
      onChange={onSay}
      options={[...row.leaves, ...others].map((code) => ({ value: code, label: said(leafOf(code)) }))}
    />
  )
}

/** In words; a door that was read stays unless something else is written. */
function Place({ row, onSay }: { row: HotlineRowSeen; onSay: (place: string) => void }) {
  const w = useHotlineWords()
  const say = (value: string) => value.trim() !== row.where && onSay(value.trim())
  return (
    <Input
      key={row.where}
      aria-label={w.whereOf(row.externalNo)}
      defaultValue={row.where}
      maxLength={120}
      status={row.where ? '' : 'warning'}
      onBlur={({ target }) => say(target.value)}
      onPressEnter={({ currentTarget }) => say(currentTarget.value)}
    />
  )
}
