import type { HouseholdView, MemberRow } from '@red-steward/domain/registry/pages'
import { Alert, Collapse, Grid, Table, type TableColumnsType, Tag } from 'antd'
import { useTimes } from '../../lib/time.ts'
import { CheckedTag } from './checked-tag.tsx'
import { useCode } from './codes.tsx'
import { useHouseholdWords } from './household.words.ts'
import { HouseholdActions } from './household-actions.tsx'
import { MemberCards } from './member-cards.tsx'
import { MemberName } from './member-name.tsx'
import { useRegistryWords } from './registry.words.ts'
import './registry.css'

/** One household: who belongs to it now and did before, how fresh that is, and all that may be done with it. */
export function HouseholdPanel({ household }: { household: HouseholdView }) {
  const w = useHouseholdWords()
  const r = useRegistryWords()
  const times = useTimes()
  const columns = useColumns(household)
  const wide = Grid.useBreakpoint().md ?? true
  const head = household.members.find(({ isHead }) => isHead)
  return (
    <section className="card" aria-label={w.household}>
      <div className="household-head">
        <h2 className="wrap-anywhere">
          {head ? w.householdOf(head.name) : w.noHead}{' '}
          <span className="quiet num">{r.membersCount(household.members.length)}</span>
        </h2>
        {household.closedOn ? (
          <Tag>{w.closedOn(times.day(household.closedOn))}</Tag>
        ) : (
          <CheckedTag at={household.confirmedAt} />
        )}
      </div>
      {household.view !== 'full' && <Alert type="info" title={r.maskedView} style={{ marginBottom: 12 }} />}
      <HouseholdActions household={household} />
      {wide ? (
        <Table
          className="members"
          rowKey="residenceId"
          size="small"
          pagination={false}
          columns={columns}
          dataSource={household.members}
          scroll={{ x: household.view === 'door' ? 420 : 1040 }}
        />
      ) : (
        <MemberCards members={household.members} />
      )}
      {household.note && <p className="wrap-anywhere">{household.note}</p>}
      {household.pastMembers.length > 0 && (
        <Collapse
          ghost
          size="small"
          items={[
            {
              key: 'past',
              label: `${w.pastMembers} (${household.pastMembers.length})`,
              children: <PastMembers members={household.pastMembers} />,
            },
          ]}
        />
      )}
    </section>
  )
}

function useColumns({ view }: HouseholdView): TableColumnsType<MemberRow> {
  const r = useRegistryWords()
  const code = useCode()
  const times = useTimes()
  const name: TableColumnsType<MemberRow>[number] = {
    title: r.name,
    fixed: 'left',
    width: 190,
    render: (_, member) => <MemberName member={member} />,
  }
  const relation = { title: r.relation, render: (_: unknown, member: MemberRow) => code('relation', member.relation) }
  if (view === 'door') return [name]
  return [
    name,
    relation,
    {
      title: `${r.sex} · ${r.age}`,
      render: (_, { sex, age }) => (
        <span className="num">{[code('sex', sex), age === null ? '' : r.years(age)].filter(Boolean).join(' · ')}</span>
      ),
    },
    { title: r.kind, render: (_, { kind }) => code('residenceKind', kind) },
    { title: r.idNumber, width: 178, className: 'num', render: (_, { idNumber }) => idNumber ?? <Unknown /> },
    { title: r.phone, width: 122, className: 'num', render: (_, { phone }) => phone ?? <Unknown /> },
    { title: r.fromDay, width: 112, className: 'num', render: (_, { fromDay }) => (fromDay ? times.day(fromDay) : '') },
    { title: r.confirmed, width: 136, render: (_, { confirmedAt }) => <CheckedTag at={confirmedAt} /> },
  ]
}

function Unknown() {
  const r = useRegistryWords()
  return <span className="quiet">{r.unknown}</span>
}

function PastMembers({ members }: { members: MemberRow[] }) {
  const r = useRegistryWords()
  const code = useCode()
  const times = useTimes()
  const columns: TableColumnsType<MemberRow> = [
    { title: r.name, render: (_, member) => <MemberName member={member} /> },
    { title: r.relation, render: (_, { relation }) => code('relation', relation) },
    { title: r.fromDay, className: 'num', render: (_, { fromDay }) => (fromDay ? times.day(fromDay) : '') },
    { title: r.toDay, className: 'num', render: (_, { toDay }) => (toDay ? times.day(toDay) : '') },
    {
      title: r.endReason,
      render: (_, { endReason, destination }) =>
        [code('residenceEnd', endReason), destination].filter(Boolean).join(' · '),
    },
  ]
  return (
    <Table
      rowKey="residenceId"
      size="small"
      pagination={false}
      columns={columns}
      dataSource={members}
      scroll={{ x: 560 }}
    />
  )
}
