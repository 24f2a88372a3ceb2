import { ControlOutlined, FilterOutlined } from '@ant-design/icons'
import type { ListOrder } from '@red-steward/domain/registry/lists'
import { Badge, Button, Checkbox, Drawer, Grid, Popover, Select } from 'antd'
import { type ReactNode, useState } from 'react'
import { useListWords } from './list.words.ts'
import { chooseColumns, type ListColumn, type ListName } from './list-columns.ts'

interface ListToolbarProps {
  fields: ReactNode
  /** How many filters are set. */
  narrowed: number
  onClear: () => void
  order: ListOrder
  orders: ListOrder[]
  nameOrder: string
  onOrder: (order: ListOrder) => void
  children: ReactNode
}

/** Filters in a line; on a narrow screen behind one button, which tells how many are set. */
export function ListToolbar(props: ListToolbarProps) {
  const w = useListWords()
  const wide = Grid.useBreakpoint().md ?? true
  const [open, setOpen] = useState(false)
  const orderText: Record<ListOrder, string> = { address: w.byAddress, name: props.nameOrder, freshness: w.byFreshness }
  const clear = props.narrowed > 0 && (
    <Button type="link" onClick={props.onClear}>
      {w.clear}
    </Button>
  )
  return (
    <search className="list-toolbar no-print" aria-label={w.filters}>
      {wide ? (
        <div className="list-fields">
          {props.fields}
          {clear}
        </div>
      ) : (
        <Badge count={props.narrowed} size="small">
          <Button icon={<FilterOutlined />} onClick={() => setOpen(true)}>
            {w.filters}
          </Button>
        </Badge>
      )}
      <div className="list-tools">
        <Select
          aria-label={w.order}
          value={props.order}
          options={props.orders.map((value) => ({ value, label: orderText[value] }))}
          onChange={props.onOrder}
          popupMatchSelectWidth={false}
        />
        {props.children}
      </div>
      {!wide && (
        <Drawer
          title={w.filters}
          open={open}
          onClose={() => setOpen(false)}
          placement="bottom"
          size="large"
          extra={clear}
          footer={
            <Button type="primary" block onClick={() => setOpen(false)}>
              {w.show}
            </Button>
          }
        >
          <div className="list-fields">{props.fields}</div>
        </Drawer>
      )}
    </search>
  )
}

interface ColumnChooserProps<Row> {
  list: ListName
  columns: ListColumn<Row>[]
  shown: ListColumn<Row>[]
}

export function ColumnChooser<Row>({ list, columns, shown }: ColumnChooserProps<Row>) {
  const w = useListWords()
  const [first, ...others] = columns
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      title={w.columnsTitle}
      content={
        <div className="column-chooser">
          <Checkbox checked disabled>
            {first?.title}
          </Checkbox>
          <Checkbox.Group
            className="choices"
            value={shown.map(({ key }) => key)}
            options={others.map(({ key, title }) => ({ value: key, label: title }))}
            onChange={(keys) => chooseColumns(list, keys)}
          />
          <Button size="small" onClick={() => chooseColumns(list, null)}>
            {w.columnsReset}
          </Button>
        </div>
      }
    >
      <Button icon={<ControlOutlined />} aria-label={w.columns} title={w.columnsTitle} />
    </Popover>
  )
}
