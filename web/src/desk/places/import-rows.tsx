import type { BuildingImportRow } from '@red-steward/domain/places/commands'
import { buildingImportWords } from '@red-steward/domain/words/refusals-places'
import { Segmented, Table, Tag } from 'antd'
import { useState } from 'react'
import { language } from '../../lib/language.ts'
import { useImportWords } from './import.words.ts'

const outcomes = ['create', 'update', 'unchanged', 'skip'] as const
const colours = { create: 'green', update: 'blue', unchanged: 'default', skip: 'orange' } as const

/** What each feature does, countable and sifted by outcome; what is skipped says why. */
export function ImportRows({ rows }: { rows: BuildingImportRow[] }) {
  const w = useImportWords()
  const spoken = language.use()
  const [only, setOnly] = useState<(typeof outcomes)[number] | 'all'>('all')
  const count = (outcome: string) => rows.filter((row) => row.outcome === outcome).length
  return (
    <>
      <Segmented
        value={only}
        onChange={setOnly}
        options={[
          { value: 'all' as const, label: `${w.all} ${rows.length}` },
          ...outcomes.filter(count).map((value) => ({ value, label: `${w[value]} ${count(value)}` })),
        ]}
      />
      <Table
        rowKey="feature"
        size="small"
        virtual
        pagination={false}
        scroll={{ x: 560, y: 320 }}
        dataSource={rows.filter(({ outcome }) => only === 'all' || outcome === only)}
        columns={[
          { title: w.feature, width: 70, align: 'right', className: 'num', render: (_, { feature }) => feature + 1 },
          { title: w.building, width: 200, dataIndex: 'address' },
          {
            title: w.outcome,
            width: 100,
            render: (_, { outcome }) => <Tag color={colours[outcome]}>{w[outcome]}</Tag>,
          },
          { title: w.why, width: 190, render: (_, { why }) => why && buildingImportWords[why][spoken] },
        ]}
      />
    </>
  )
}
