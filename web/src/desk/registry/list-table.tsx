import { Button, Select, Table, type TableColumnsType } from 'antd'
import type { MouseEvent } from 'react'
import { useShortcut } from '../../lib/keys.ts'
import { useTimes } from '../../lib/time.ts'
import { usePrinting } from '../parts/printing.ts'
import { useListWords } from './list.words.ts'
import type { ListColumn } from './list-columns.ts'

interface ListTableProps<Row extends object> {
  rows: Row[]
  columns: ListColumn<Row>[]
  keyOf: (row: Row) => string
  busy: boolean
  onOpen: (row: Row) => void
  /** Absent where the post may not confirm. */
  selection?: { keys: string[]; onChange: (rows: Row[]) => void; nameOf: (row: Row) => string }
}

/** Rows of a list: a click anywhere opens the record, the first cell is the link for the keyboard. */
export function ListTable<Row extends object>({ rows, columns, keyOf, busy, onOpen, selection }: ListTableProps<Row>) {
  const w = useListWords()
  const onPaper = usePrinting()
  const shown: TableColumnsType<Row> = columns.map(({ key, title, width, text, cell, isNumber }, at) => ({
    key,
    title,
    width,
    ...(at === 0 ? { fixed: 'left' as const } : {}),
    className: isNumber ? 'num' : 'wrap-anywhere',
    render: (_: unknown, row: Row) => cell?.(row) ?? text(row),
  }))
  function open(event: MouseEvent, row: Row) {
    const target = event.target as Element
    const isSelecting = window.getSelection()?.type === 'Range'
    if (target.closest('a, button, input, label, .ant-table-selection-column') || isSelecting) return
    onOpen(row)
  }
  return (
    <Table
      className="list-table"
      rowKey={keyOf}
      size="small"
      columns={shown}
      dataSource={rows}
      loading={{ spinning: busy, delay: 250 }}
      pagination={false}
      tableLayout="fixed"
      {...(onPaper
        ? {}
        : {
            scroll: { x: columns.reduce((sum, { width }) => sum + width, selection ? 44 : 0) },
            sticky: { offsetHeader: 56 },
          })}
      onRow={(row) => ({ onClick: (event) => open(event, row) })}
      {...(selection && !onPaper
        ? {
            rowSelection: {
              selectedRowKeys: selection.keys,
              columnWidth: 44,
              preserveSelectedRowKeys: true,
              onChange: (_keys: unknown, chosen: Row[]) => selection.onChange(chosen),
              getCheckboxProps: (row: Row) => ({ 'aria-label': `${w.pick} ${selection.nameOf(row)}` }) as object,
              getTitleCheckboxProps: () => ({ 'aria-label': w.pickAll }) as object,
            },
          }
        : {})}
    />
  )
}

interface PagerProps {
  /** Rows before this page. */
  before: number
  shown: number
  total: number | null
  hasNext: boolean
  size: number
  onSize: (size: number) => void
  onPrevious: () => void
  onNext: () => void
}

export const pageSizes = [50, 100, 200]

/** `[` and `]` turn the page. */
export function Pager({ before, shown, total, hasNext, size, onSize, onPrevious, onNext }: PagerProps) {
  const w = useListWords()
  const times = useTimes()
  useShortcut({ key: '[' }, onPrevious, before > 0)
  useShortcut({ key: ']' }, onNext, hasNext)
  return (
    <nav className="pager no-print" aria-label={w.pageSize}>
      <span className="quiet num" aria-live="polite">
        {w.pageText(times.number(shown === 0 ? 0 : before + 1), times.number(before + shown))}
        {total !== null && w.ofText(times.number(total))}
      </span>
      <Select
        size="small"
        aria-label={w.pageSize}
        value={size}
        options={pageSizes.map((value) => ({ value, label: `${w.pageSize} ${value}` }))}
        onChange={onSize}
      />
      <Button disabled={before === 0} onClick={onPrevious} title="[">
        {w.previous}
      </Button>
      <Button disabled={!hasNext} onClick={onNext} title="]">
        {w.next}
      </Button>
    </nav>
  )
}
