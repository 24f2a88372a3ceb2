import { PlusOutlined } from '@ant-design/icons'
import type { EligibilityRow, PersonView } from '@red-steward/domain/registry/pages'
import { Button, Table, type TableColumnsType, Tag } from 'antd'
import { useState } from 'react'
import { useTimes } from '../../lib/time.ts'
import { MayButton } from '../parts/may-button.tsx'
import { useMay } from '../parts/session-context.tsx'
import { useCode } from './codes.tsx'
import { EndEligibility, ExtendEligibility, OpenEligibility } from './eligibility-dialogs.tsx'
import { usePersonWords } from './person.words.ts'

/** Who found somebody eligible, on what ground, from when to when. Never a label on the person. */
export function EligibilityPanel({ person, rows }: { person: PersonView; rows: EligibilityRow[] }) {
  const w = usePersonWords()
  const code = useCode()
  const times = useTimes()
  const decides = useMay('registry.decide-eligibility')
  const may = person.diedOn ? ({ allowed: false, why: 'person-has-died' } as const) : decides
  const [open, setOpen] = useState<{ what: 'open' } | { what: 'extend' | 'end'; row: EligibilityRow } | null>(null)
  const close = () => setOpen(null)
  const columns: TableColumnsType<EligibilityRow> = [
    { title: w.group, render: (_, { groupCode }) => code('group', groupCode) },
    { title: w.decidedBy, dataIndex: 'decidedBy', className: 'wrap-anywhere' },
    { title: w.basis, render: (_, { basis }) => code('eligibilityBasis', basis) },
    { title: w.startsOn, className: 'num', render: (_, { startsOn }) => times.day(startsOn) },
    { title: w.endsOn, className: 'num', render: (_, { endsOn }) => (endsOn ? times.day(endsOn) : w.noEnd) },
    {
      title: '',
      render: (_, row) =>
        row.inForce ? (
          <>
            <Tag color="green">{w.inForce}</Tag>
            {may.allowed && (
              <>
                <Button type="link" size="small" onClick={() => setOpen({ what: 'extend', row })}>
                  {w.extend}
                </Button>
                <Button type="link" size="small" onClick={() => setOpen({ what: 'end', row })}>
                  {w.end}
                </Button>
              </>
            )}
          </>
        ) : (
          <Tag>{code('eligibilityEnd', row.endReason) || w.ended}</Tag>
        ),
    },
  ]
  return (
    <section className="card">
      <div className="household-head">
        <h2>{w.eligibility}</h2>
        <MayButton may={may} size="small" icon={<PlusOutlined />} onClick={() => setOpen({ what: 'open' })}>
          {w.open}
        </MayButton>
      </div>
      {rows.length === 0 ? (
        <p className="quiet">{w.eligibilityNone}</p>
      ) : (
        <Table rowKey="id" size="small" pagination={false} columns={columns} dataSource={rows} scroll={{ x: 640 }} />
      )}
      {open?.what === 'open' && <OpenEligibility person={person} onClose={close} />}
      {open?.what === 'extend' && <ExtendEligibility row={open.row} onClose={close} />}
      {open?.what === 'end' && <EndEligibility row={open.row} onClose={close} />}
    </section>
  )
}
