import type { TableSeen } from '@red-steward/domain/imports/queries'
import { Switch, Table, Tag } from 'antd'
import { withTable } from './draft.ts'
import { useImportWords } from './imports.words.ts'
import type { StepProps } from './wizard.tsx'

export function TablesStep({
  tables,
  draft,
  change,
  sheets,
}: StepProps & { sheets: { name: string; tables: number }[] }) {
  const w = useImportWords()
  const without = sheets.filter((sheet) => sheet.tables === 0)
  return (
    <>
      <p>{w.tablesNote}</p>
      <Table<TableSeen>
        rowKey={({ sheet, headerRow }) => `${sheet}-${headerRow}`}
        size="small"
        pagination={false}
        dataSource={tables}
        columns={[
          { title: w.sheet, dataIndex: 'sheetName' },
          { title: w.headerAt, render: (_, { headerRow, firstRow }) => rowsText(headerRow, firstRow - 1) },
          { title: w.dataRows, align: 'right', render: (_, { rows }) => rows.toLocaleString() },
          {
            title: w.columnsFound,
            render: (_, { columns }) => `${columns.filter((column) => column.guess).length} / ${columns.length}`,
          },
          { title: '', render: (_, { remembered }) => remembered && <Tag color="blue">{w.remembered}</Tag> },
          {
            title: w.use,
            render: (_, table) => (
              <Switch
                checked={table.shape in draft.mappings}
                checkedChildren={w.use}
                unCheckedChildren={w.leaveOut}
                aria-label={`${w.use} ${table.sheetName}`}
                onChange={(isUsed) => change(withTable(draft, table, isUsed))}
              />
            ),
          },
        ]}
      />
      {without.length > 0 && (
        <p className="quiet">
          {w.noTable}: {without.map((sheet) => sheet.name).join('、')}
        </p>
      )}
    </>
  )
}

function rowsText(from: number, to: number): string {
  return from === to ? String(from) : `${from}–${to}`
}
