import { isAllowed } from '@red-steward/domain/identity/permissions'
import { type ListedPerson, listPersons, type PersonFilters } from '@red-steward/domain/registry/lists'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useTimes } from '../../lib/time.ts'
import { useActor } from '../parts/session-context.tsx'
import { CheckedTag } from './checked-tag.tsx'
import { useCode } from './codes.tsx'
import { useListWords } from './list.words.ts'
import type { ListColumn } from './list-columns.ts'
import { ListStart } from './list-start.tsx'
import { PersonFields, usePersonFilterText } from './person-filters.tsx'
import { placeColumns } from './place-columns.ts'
import { RegisterList } from './register-list.tsx'

const route = getRouteApi('/persons')

export function PersonsPage() {
  const { order, ...filters } = route.useSearch()
  const navigate = route.useNavigate()
  const actor = useActor()
  const seesOnlyDoors = actor?.role === 'property-steward'
  const seesGroups = actor !== null && isAllowed(actor, 'registry.read-eligibility')
  const filterText = usePersonFilterText()
  const narrowTo = (next: PersonFilters, by = order) => void navigate({ search: { ...next, order: by } })
  return (
    <RegisterList
      list="persons"
      kind="person"
      shape={listPersons}
      filters={filters}
      order={order}
      orders={['address', 'name', 'freshness']}
      columns={useColumns(seesOnlyDoors)}
      fields={
        <PersonFields
          filters={filters}
          narrow={(change) => narrowTo({ ...filters, ...change })}
          seesOnlyDoors={seesOnlyDoors}
          seesGroups={seesGroups}
        />
      }
      filterText={filterText(filters)}
      keyOf={({ id, householdId }) => `${id} ${householdId}`}
      labelOf={({ name, address }) => `${name} · ${address}`}
      onOpen={({ id }) => void navigate({ to: '/persons/$personId', params: { personId: id } })}
      onNarrow={(next, by) => narrowTo(next as PersonFilters, by)}
      empty={<ListStart />}
    />
  )
}

function useColumns(seesOnlyDoors: boolean): ListColumn<ListedPerson>[] {
  const w = useListWords()
  const code = useCode()
  const times = useTimes()
  const has = (key: 'hasPhone' | 'hasIdNumber', title: string): ListColumn<ListedPerson> => ({
    key,
    title,
    width: 84,
    initially: true,
    text: (row) => (row[key] ? w.has : w.hasNot),
    cell: (row) => (row[key] ? <span className="quiet">{w.has}</span> : <span className="lacking">{w.hasNot}</span>),
  })
  const column = (
    key: string,
    title: string,
    width: number,
    text: (row: ListedPerson) => string,
    more: Partial<ListColumn<ListedPerson>> = {},
  ) => ({ key, title, width, text, initially: true, ...more })
  const name = column('name', w.name, 112, (row) => row.name, {
    cell: (row) => (
      <Link to="/persons/$personId" params={{ personId: row.id }} className="member-name">
        {row.name}
      </Link>
    ),
  })
  const personal = [
    column('sex', w.sex, 56, (row) => code('sex', row.sex)),
    column('age', w.age, 56, (row) => (row.age === null ? '' : String(row.age)), { isNumber: true }),
    column('birthDate', w.birthDate, 112, (row) => (row.birthDate ? times.day(row.birthDate) : ''), {
      isNumber: true,
      initially: false,
    }),
    column('relation', w.relation, 112, (row) => code('relation', row.relation)),
    column('residence', w.residence, 120, (row) => code('residenceKind', row.residence)),
    has('hasPhone', w.phone),
    has('hasIdNumber', w.idNumber),
  ]
  const address = column('address', w.address, 230, (row) => row.address, {
    cell: (row) => (
      <Link to="/households/$householdId" params={{ householdId: row.householdId }}>
        {row.address}
      </Link>
    ),
  })
  const confirmed = column('confirmed', w.confirmed, 128, (row) => row.confirmedOn ?? '', {
    cell: (row) => <CheckedTag at={row.confirmedOn} />,
  })
  return [name, ...(seesOnlyDoors ? [] : personal), address, ...placeColumns<ListedPerson>(w), confirmed]
}
