import type { ImportSummary } from '@red-steward/domain/imports/import'
import { listImports } from '@red-steward/domain/imports/queries'
import { importStateWords } from '@red-steward/domain/words/imports'
import { Button, Empty, Table, Tag } from 'antd'
import dayjs from 'dayjs'
import { Answered } from '../parts/answered.tsx'
import { useAsk } from '../parts/ask.ts'
import { useImportWords } from './imports.words.ts'
import { useSaid } from './use-import.ts'

const colours: Partial<Record<ImportSummary['state'], string>> = {
  DONE: 'green',
  COMMITTING: 'blue',
  CANCELLED: 'orange',
  UNDONE: 'default',
}

export function ImportList({ onOpen }: { onOpen: (importId: string) => void }) {
  const w = useImportWords()
  const said = useSaid()
  const list = useAsk(listImports, {})
  return (
    <section>
      <h2 className="section-title">{w.earlier}</h2>
      <Answered of={list} isEmpty={({ imports }) => imports.length === 0} empty={<Empty description={w.none} />}>
        {({ imports }) => (
          <Table<ImportSummary>
            rowKey="id"
            size="small"
            dataSource={imports}
            pagination={false}
            scroll={{ x: 680 }}
            columns={[
              { title: w.file, dataIndex: 'fileName' },
              {
                title: w.state,
                render: (_, { state }) => (
                  <Tag color={colours[state] ?? 'default'}>{said(importStateWords[state])}</Tag>
                ),
              },
              {
                title: w.rows,
                align: 'right',
                render: (_, { rowsDone, rowsTotal }) => w.progress(rowsDone, rowsTotal),
              },
              { title: w.by, dataIndex: 'createdByName' },
              { title: w.at, render: (_, { createdAt }) => dayjs(createdAt).format('YYYY-MM-DD HH:mm') },
              {
                title: '',
                render: (_, { id }) => (
                  <Button type="link" onClick={() => onOpen(id)}>
                    {w.open}
                  </Button>
                ),
              },
            ]}
          />
        )}
      </Answered>
    </section>
  )
}
