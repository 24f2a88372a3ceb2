// What the two lists of the register share: narrowing, columns, views, pages, choosing rows, taking them along.
import { DownloadOutlined, PrinterOutlined } from '@ant-design/icons'
import type { QueryShape } from '@red-steward/domain/api'
import type { ViewOf } from '@red-steward/domain/overview/saved-views'
import type { ListOrder } from '@red-steward/domain/registry/lists'
import { momentText } from '@red-steward/domain/words/moment'
import { Button, Dropdown, Empty, Result, Skeleton } from 'antd'
import { type ReactNode, useEffect, useState } from 'react'
import { language } from '../../lib/language.ts'
import { useTimes } from '../../lib/time.ts'
import { Failure } from '../parts/answered.tsx'
import { Page } from '../parts/page.tsx'
import { SavedViews } from '../parts/saved-views.tsx'
import { useMay, useSession } from '../parts/session-context.tsx'
import { BulkBar } from './bulk-confirm.tsx'
import type { ConfirmedRow } from './confirm-rows.ts'
import { useExportWords, useListWords } from './list.words.ts'
import { chooseColumns, type ListColumn, type ListName, useShownColumns } from './list-columns.ts'
import { ListExport } from './list-export.tsx'
import { ListTable, Pager } from './list-table.tsx'
import { ColumnChooser, ListToolbar } from './list-toolbar.tsx'
import { useListPage } from './use-list-page.ts'
import './registry.css'
import './list.css'

type ListFilters = ViewOf<ListName>['filters']
type Paging = { order: ListOrder; after?: string | undefined; limit: number }

interface RegisterListProps<Row extends { id: string }, Filters extends ListFilters> {
  list: ListName
  shape: QueryShape<Filters & Paging, { rows: Row[]; next: string | null; total: number | null }>
  filters: Filters
  order: ListOrder
  orders: ListOrder[]
  columns: ListColumn<Row>[]
  fields: ReactNode
  /** The filters in words, for paper. */
  filterText: string[]
  keyOf: (row: Row) => string
  labelOf: (row: Row) => string
  kind: ConfirmedRow['kind']
  onOpen: (row: Row) => void
  onNarrow: (filters: ListFilters, order: ListOrder) => void
  actions?: ReactNode
  empty?: ReactNode
}

export function RegisterList<Row extends { id: string }, Filters extends ListFilters>(
  props: RegisterListProps<Row, Filters>,
) {
  const { list, filters, order, columns, keyOf, labelOf } = props
  const w = useListWords()
  const times = useTimes()
  const mayConfirm = useMay('registry.confirm').allowed
  const shown = useShownColumns(list, columns)
  const page = useListPage(props.shape, filters, order)
  const [chosen, setChosen] = useState<Row[]>([])
  const narrowed = Object.values(filters).filter((value) => value !== undefined).length
  const { data, error, isFetching, isPlaceholderData } = page.answer
  if (error && !data && !page.isGone) {
    return (
      <Page title={w[list]}>
        <Failure failure={error} onRetry={() => void page.answer.refetch()} />
      </Page>
    )
  }
  const counted = list === 'persons' ? w.personsCount : w.householdsCount

  return (
    <Page
      title={w[list]}
      note={page.total === null ? w.counting : counted(times.number(page.total))}
      actions={props.actions}
    >
      <PrintHead filters={props.filterText} />
      <ListToolbar
        fields={props.fields}
        narrowed={narrowed}
        onClear={() => props.onNarrow({}, order)}
        order={order}
        orders={props.orders}
        nameOrder={list === 'persons' ? w.byName : w.byHeadName}
        onOrder={(next) => props.onNarrow(filters, next)}
      >
        <SavedViews<ListName>
          list={list}
          shown={{ filters, order, columns: shown.map(({ key }) => key) }}
          onApply={(view) => {
            if (view.columns.length > 0) chooseColumns(list, view.columns)
            props.onNarrow(view.filters, view.order)
          }}
        />
        <ColumnChooser list={list} columns={columns} shown={shown} />
        <TakeAlong list={list} columns={shown} rows={data?.rows ?? []} total={page.total} readAll={page.readAll} />
      </ListToolbar>
      {page.isGone ? (
        <Result
          status="info"
          title={w.startAgain}
          extra={
            <Button type="primary" onClick={page.first}>
              {w.startAgain}
            </Button>
          }
        />
      ) : !data ? (
        <Skeleton active paragraph={{ rows: 12 }} />
      ) : data.rows.length === 0 ? (
        <Empty description={narrowed > 0 ? w.nobody : w.nobodyYet}>
          {narrowed > 0 ? <Button onClick={() => props.onNarrow({}, order)}>{w.clear}</Button> : props.empty}
        </Empty>
      ) : (
        <>
          <ListTable
            rows={data.rows}
            columns={shown}
            keyOf={keyOf}
            busy={isFetching && isPlaceholderData}
            onOpen={props.onOpen}
            {...(mayConfirm ? { selection: { keys: chosen.map(keyOf), onChange: setChosen, nameOf: labelOf } } : {})}
          />
          <Pager
            before={page.before}
            shown={data.rows.length}
            total={page.total}
            hasNext={data.next !== null}
            size={page.limit}
            onSize={page.setLimit}
            onPrevious={page.previous}
            onNext={page.next}
          />
        </>
      )}
      <BulkBar
        chosen={chosen.map((row) => ({ kind: props.kind, id: row.id, label: labelOf(row) }))}
        onClear={() => setChosen([])}
      />
    </Page>
  )
}

interface TakeAlongProps<Row> {
  list: ListName
  columns: ListColumn<Row>[]
  rows: Row[]
  total: number | null
  readAll: (onRead: (count: number) => void, signal: AbortSignal) => Promise<Row[]>
}

/** Paper and files. */
function TakeAlong<Row>({ list, columns, rows, total, readAll }: TakeAlongProps<Row>) {
  const w = useListWords()
  const x = useExportWords()
  const times = useTimes()
  const [taking, setTaking] = useState<'page' | 'all' | null>(null)
  return (
    <>
      <Dropdown
        trigger={['click']}
        placement="bottomRight"
        menu={{
          items: [
            { key: 'print', label: w.print, icon: <PrinterOutlined />, onClick: () => window.print() },
            { key: 'page', label: x.exportThis, icon: <DownloadOutlined />, onClick: () => setTaking('page') },
            {
              key: 'all',
              label: x.exportAll(total === null ? '' : times.number(total)),
              icon: <DownloadOutlined />,
              onClick: () => setTaking('all'),
            },
          ],
        }}
      >
        <Button icon={<DownloadOutlined />} aria-label={w.more} title={w.more} disabled={rows.length === 0} />
      </Dropdown>
      {taking && (
        <ListExport
          list={list}
          columns={columns}
          read={taking === 'all' ? readAll : () => Promise.resolve(rows)}
          onClose={() => setTaking(null)}
        />
      )}
    </>
  )
}

/** On paper only: what the list was narrowed to, when, and by whom it was printed. */
function PrintHead({ filters }: { filters: string[] }) {
  const w = useListWords()
  const spoken = language.use()
  const { account } = useSession()
  const [at, setAt] = useState('')
  useEffect(() => {
    const note = () => setAt(momentText(new Date().toISOString(), spoken))
    note()
    window.addEventListener('beforeprint', note)
    return () => window.removeEventListener('beforeprint', note)
  }, [spoken])
  return (
    <div className="print-head">
      {filters.length > 0 && <div>{filters.join(' · ')}</div>}
      <div>{w.printed(at, account.name)}</div>
    </div>
  )
}
