import { Checkbox, Grid, Table, type TableColumnsType, type TableProps } from 'antd'
import type { ReactNode } from 'react'
import { usePrinting } from './printing.ts'
import '../registry/list.css'

interface Identified {
  id: string | number
}

interface Choice<Row extends Identified> {
  keys: Row['id'][]
  onChoose: (keys: Row['id'][]) => void
  mayChoose: (row: Row) => boolean
  /** What a card's box is called. */
  name: (row: Row) => string
}

interface PlainTableProps<Row extends Identified> {
  rows: Row[]
  columns: TableColumnsType<Row>
  /** Pixels below which it scrolls sideways; on paper it never does. */
  width: number
  busy?: boolean
  choice?: Choice<Row>
  more?: Pick<TableProps<Row>, 'pagination' | 'className' | 'rowClassName' | 'tableLayout'>
}

/** Rows whose first column says which. On a phone each row is a card, and all of it is seen. */
export function PlainTable<Row extends Identified>(props: PlainTableProps<Row>) {
  const { rows, columns, width, busy = false, choice, more } = props
  const onPaper = usePrinting()
  const wide = Grid.useBreakpoint().md ?? true
  if (!wide && !onPaper) return <Cards rows={rows} columns={columns} choice={choice} />
  return (
    <Table<Row>
      className="list-table"
      rowKey="id"
      size="small"
      columns={columns}
      dataSource={rows}
      loading={{ spinning: busy, delay: 250 }}
      pagination={false}
      tableLayout="fixed"
      {...(choice ? { rowSelection: selectionOf(choice) } : {})}
      {...(onPaper ? {} : { scroll: { x: width } })}
      {...more}
    />
  )
}

function selectionOf<Row extends Identified>(choice: Choice<Row>): NonNullable<TableProps<Row>['rowSelection']> {
  const { keys, onChoose, mayChoose } = choice
  return {
    selectedRowKeys: keys,
    onChange: (chosen) => onChoose(chosen as Row['id'][]),
    getCheckboxProps: (row) => ({ disabled: !mayChoose(row) }),
  }
}

interface CardsProps<Row extends Identified> extends Pick<PlainTableProps<Row>, 'rows' | 'columns'> {
  choice: Choice<Row> | undefined
}

function Cards<Row extends Identified>({ rows, columns, choice }: CardsProps<Row>) {
  const [first, ...others] = columns
  return (
    <ul className="plain-cards">
      {rows.map((row, at) => (
        <li key={row.id} className="card">
          {choice?.mayChoose(row) && <CardBox row={row} choice={choice} />}
          {first && cellOf(first, row, at)}
          <dl>
            {others.map((column, index) => {
              const cell = cellOf(column, row, at)
              return cell === null || cell === '' || cell === false ? null : (
                // Columns stand in a fixed order and have no other name.
                // biome-ignore lint/suspicious/noArrayIndexKey: see above
                <div key={index}>
                  <dt>{column.title as ReactNode}</dt>
                  <dd className={column.className}>{cell}</dd>
                </div>
              )
            })}
          </dl>
        </li>
      ))}
    </ul>
  )
}

function CardBox<Row extends Identified>({ row, choice }: { row: Row; choice: Choice<Row> }) {
  const others = choice.keys.filter((key) => key !== row.id)
  return (
    <Checkbox
      aria-label={choice.name(row)}
      checked={choice.keys.includes(row.id)}
      onChange={({ target }) => choice.onChoose(target.checked ? [...others, row.id] : others)}
    />
  )
}

function cellOf<Row extends object>(column: TableColumnsType<Row>[number], row: Row, at: number): ReactNode {
  const value = 'dataIndex' in column ? row[column.dataIndex as keyof Row] : undefined
  return (column.render ? column.render(value, row, at) : value) as ReactNode
}
