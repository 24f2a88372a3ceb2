import { visitMeansWords, visitResultWords } from '@red-steward/domain/visits/codes'
import { listVisits, type VisitFilters } from '@red-steward/domain/visits/lists'
import { useInfiniteQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { Button, Checkbox, Flex, Select, Tabs } from 'antd'
import { useState } from 'react'
import { ask } from '../../lib/api.ts'
import { useTimes } from '../../lib/time.ts'
import { Failure } from '../parts/answered.tsx'
import { Page } from '../parts/page.tsx'
import { useChoices } from './codes.ts'
import { DayText } from './day-text.tsx'
import { NeedsList } from './needs-list.tsx'
import { VisitItem } from './visit-item.tsx'
import { useVisitWords } from './visits.words.ts'
import './visits.css'

const route = getRouteApi('/visits')

export function VisitsPage() {
  const w = useVisitWords()
  const { tab } = route.useSearch()
  const navigate = route.useNavigate()
  return (
    <Page title={w.title} note={w.note}>
      <Tabs
        activeKey={tab}
        onChange={(key) => void navigate({ search: { tab: key as typeof tab }, replace: true })}
        items={[
          { key: 'visits', label: w.visitsTab, children: <VisitList /> },
          { key: 'needs', label: w.needsTab, children: <NeedsList /> },
          { key: 'day', label: w.dayTab, children: <DayText /> },
        ]}
      />
    </Page>
  )
}

function VisitList() {
  const w = useVisitWords()
  const times = useTimes()
  const [filters, setFilters] = useState<VisitFilters>({})
  const pages = useInfiniteQuery({
    queryKey: [listVisits.name, 'pages', filters],
    queryFn: ({ pageParam, signal }) =>
      ask(listVisits, { ...filters, limit: 30, ...(pageParam ? { after: pageParam } : {}) }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  })
  const rows = pages.data?.pages.flatMap((page) => page.rows) ?? []
  const total = pages.data?.pages[0]?.total ?? null
  if (pages.error && !pages.data) return <Failure failure={pages.error} onRetry={() => void pages.refetch()} />
  return (
    <div className="card">
      <Filters filters={filters} onChange={setFilters} />
      {total !== null && <p className="quiet num">{w.total(times.number(total))}</p>}
      {rows.length === 0 && pages.isSuccess && <p className="quiet">{w.none}</p>}
      <ul className="plain-list visit-list">
        {rows.map((visit) => (
          <VisitItem key={visit.id} visit={visit} withPlace />
        ))}
      </ul>
      {pages.hasNextPage && (
        <Button loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
          {w.more}
        </Button>
      )}
    </div>
  )
}

function Filters({ filters, onChange }: { filters: VisitFilters; onChange: (filters: VisitFilters) => void }) {
  const w = useVisitWords()
  return (
    <Flex gap={8} wrap align="center" className="no-print" style={{ marginBottom: 8 }}>
      <Select
        allowClear
        placeholder={w.means}
        aria-label={w.means}
        style={{ minWidth: 150 }}
        value={filters.means ?? null}
        options={useChoices(visitMeansWords)}
        onChange={(means) => onChange({ ...filters, means: means ?? undefined })}
      />
      <Select
        allowClear
        placeholder={w.result}
        aria-label={w.result}
        style={{ minWidth: 150 }}
        value={filters.result ?? null}
        options={useChoices(visitResultWords)}
        onChange={(result) => onChange({ ...filters, result: result ?? undefined })}
      />
      <Checkbox
        checked={filters.mine ?? false}
        onChange={({ target }) => onChange({ ...filters, mine: target.checked || undefined })}
      >
        {w.mine}
      </Checkbox>
    </Flex>
  )
}
