import { Field } from '@red-steward/domain/imports/fields'
import { type Mapping, mappingProblems } from '@red-steward/domain/imports/mapping'
import type { ColumnSeen, TableSeen } from '@red-steward/domain/imports/queries'
import { fieldWords } from '@red-steward/domain/words/imports'
import { refusalWords } from '@red-steward/domain/words/refusals'
import { Alert, Flex, Form, Input, Progress, Select, Table, Tag, Typography } from 'antd'
import { withField, withMapping } from './draft.ts'
import { useImportWords } from './imports.words.ts'
import { useSaid } from './use-import.ts'
import type { StepProps } from './wizard.tsx'

/** One mapping per shape of table: sheets with the same headers are mapped once. */
export function MappingStep({ tables, draft, change }: StepProps) {
  const w = useImportWords()
  const used = tables.filter((table) => table.shape in draft.mappings)
  const shapes = [...new Map(used.map((table) => [table.shape, table])).values()]
  return (
    <>
      <p>{w.mappingNote}</p>
      {shapes.map((table) => (
        <section key={table.shape}>
          <Typography.Title level={2}>
            {used
              .filter((other) => other.shape === table.shape)
              .map((other) => other.sheetName)
              .join('、')}
          </Typography.Title>
          <OneMapping
            table={table}
            mapping={draft.mappings[table.shape]!}
            setField={(column, field) => change(withField(draft, table.shape, column, field))}
            setMapping={(mapping) => change(withMapping(draft, table.shape, mapping))}
          />
        </section>
      ))}
    </>
  )
}

interface OneMappingProps {
  table: TableSeen
  mapping: Mapping
  setField: (column: number, field: Field) => void
  setMapping: (mapping: Mapping) => void
}

function OneMapping({ table, mapping, setField, setMapping }: OneMappingProps) {
  const w = useImportWords()
  const said = useSaid()
  const problems = mappingProblems(mapping)
  const options = Field.options.map((field) => ({ value: field, label: said(fieldWords[field]) }))
  return (
    <>
      {problems.map((problem) => (
        <Alert
          key={problem.why + ('field' in problem ? problem.field : '')}
          type="error"
          showIcon
          title={said(refusalWords[problem.why]) + ('field' in problem ? ` ${said(fieldWords[problem.field])}` : '')}
        />
      ))}
      <Table<ColumnSeen>
        rowKey="index"
        size="small"
        pagination={false}
        dataSource={table.columns}
        columns={[
          { title: w.column, dataIndex: 'letters', width: 56 },
          { title: w.header, dataIndex: 'title', render: (title: string) => <strong>{title}</strong> },
          {
            title: w.fill,
            width: 150,
            render: (_, { fillRate }) => <Progress percent={Math.round(fillRate * 100)} size="small" />,
          },
          {
            title: w.samples,
            render: (_, { samples }) => samples.map((sample) => <Tag key={sample}>{sample.slice(0, 24)}</Tag>),
          },
          {
            title: w.meaning,
            width: 240,
            render: (_, column) => (
              <Select<Field>
                aria-label={`${w.meaning} ${column.title}`}
                value={mapping.columns[column.index] ?? 'ignored'}
                options={options}
                onChange={(field) => setField(column.index, field)}
                style={{ width: '100%' }}
                showSearch={{ optionFilterProp: 'label' }}
              />
            ),
          },
        ]}
      />
      <Flex gap={24} wrap style={{ marginTop: 12 }}>
        <Form.Item label={w.defaultCompound} extra={w.defaultCompoundHint}>
          <Input
            aria-label={w.defaultCompound}
            value={mapping.compound ?? ''}
            maxLength={60}
            onChange={({ target }) => setMapping({ ...mapping, compound: target.value.trim() || null })}
          />
        </Form.Item>
        <Form.Item label={w.sheetNameIs}>
          <Select<Mapping['sheetName']>
            aria-label={w.sheetNameIs}
            value={mapping.sheetName}
            style={{ width: 160 }}
            onChange={(sheetName) => setMapping({ ...mapping, sheetName })}
            options={[
              { value: 'nothing', label: w.sheetNothing },
              { value: 'compound', label: w.sheetCompound },
              { value: 'building', label: w.sheetBuilding },
            ]}
          />
        </Form.Item>
      </Flex>
    </>
  )
}
