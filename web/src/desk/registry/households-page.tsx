import { type HouseholdFilters, type ListedHousehold, listHouseholds } from '@red-steward/domain/registry/lists'
import { getRouteApi, Link } from '@tanstack/react-router'
import { GradeTag } from '../overview/grade-tag.tsx'
import { freshnessGrades, useGrades } from '../overview/grades.ts'
import { useActor } from '../parts/session-context.tsx'
import { CheckedTag } from './checked-tag.tsx'
import { useCode } from './codes.tsx'
import { HouseholdFields, useHouseholdFilterText } from './household-filters.tsx'
import { useListWords } from './list.words.ts'
import type { ListColumn } from './list-columns.ts'
import { ListStart } from './list-start.tsx'
import { placeColumns } from './place-columns.ts'
import { RegisterList } from './register-list.tsx'

const route = getRouteApi('/households')

export function HouseholdsPage() {
  const { order, ...filters } = route.useSearch()
  const navigate = route.useNavigate()
  const w = useListWords()
  const seesOnlyDoors = useActor()?.role === 'property-steward'
  const filterText = useHouseholdFilterText()
  const narrowTo = (next: HouseholdFilters, by = order) => void navigate({ search: { ...next, order: by } })
  return (
    <RegisterList
      list="households"
      kind="household"
      shape={listHouseholds}
      filters={filters}
      order={order}
      orders={['address', 'name', 'freshness']}
      columns={useColumns(seesOnlyDoors)}
      fields={
        <HouseholdFields
          filters={filters}
          narrow={(change) => narrowTo({ ...filters, ...change })}
          seesOnlyDoors={seesOnlyDoors}
        />
      }
      filterText={filterText(filters)}
      keyOf={({ id }) => id}
      labelOf={({ head, address }) => `${address} · ${head ?? w.noHead}`}
      onOpen={({ id }) => void navigate({ to: '/households/$householdId', params: { householdId: id } })}
      onNarrow={(next, by) => narrowTo(next as HouseholdFilters, by)}
      empty={<ListStart />}
    />
  )
}

function useColumns(seesOnlyDoors: boolean): ListColumn<ListedHousehold>[] {
  const w = useListWords()
  const code = useCode()
  const column = (
    key: string,
    title: string,
    width: number,
    text: (row: ListedHousehold) => string,
    more: Partial<ListColumn<ListedHousehold>> = {},
  ) => ({ key, title, width, text, initially: true, ...more })
  const elders = column('elders', w.elders, 92, (row) => String(row.elders ?? ''), {
    isNumber: true,
    cell: (row) => (row.elders ? <span className="num">{row.elders}</span> : <span className="quiet">—</span>),
  })
  return [
    column('address', w.address, 230, (row) => row.address, {
      cell: (row) => (
        <Link to="/households/$householdId" params={{ householdId: row.id }} className="member-name">
          {row.address}
        </Link>
      ),
    }),
    column('head', w.head, 120, (row) => row.head ?? '', {
      cell: (row) =>
        row.head && row.headId ? (
          <Link to="/persons/$personId" params={{ personId: row.headId }}>
            {row.head}
          </Link>
        ) : (
          <span className="lacking">{w.noHead}</span>
        ),
    }),
    column('members', w.members, 76, (row) => String(row.members), { isNumber: true }),
    ...(seesOnlyDoors ? [] : [elders]),
    column('use', w.use, 130, (row) => code('dwellingUse', row.use), {
      cell: (row) => <GradeTag grade={useGrades[row.use as keyof typeof useGrades] ?? freshnessGrades.none} />,
    }),
    ...placeColumns<ListedHousehold>(w),
    column('confirmed', w.confirmed, 128, (row) => row.confirmedOn ?? '', {
      cell: (row) => <CheckedTag at={row.confirmedOn} />,
    }),
  ]
}
