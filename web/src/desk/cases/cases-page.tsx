import { type CaseFilters as Filters, listCases, listConfidential } from '@red-steward/domain/cases/queries'
import { getRouteApi } from '@tanstack/react-router'
import { Button, Empty, Segmented, Tabs } from 'antd'
import { useState } from 'react'
import { useTimes } from '../../lib/time.ts'
import { Answered } from '../parts/answered.tsx'
import { useAsk } from '../parts/ask.ts'
import { Page } from '../parts/page.tsx'
import { SavedViews } from '../parts/saved-views.tsx'
import { CaseBoard } from './board/case-board.tsx'
import { CaseFilters } from './case-filters.tsx'
import { CaseTable } from './case-table.tsx'
import { useCasesWords } from './cases.words.ts'
import { ReportButton } from './report/report-button.tsx'
import '../parts/split.css'
import '../registry/list.css'
import './cases.css'

const route = getRouteApi('/cases')
const everything: Filters = { state: 'open', mine: false, text: '' }

/** What is open within reach, as a list or a board. Confidential cases stand apart, for those who may see any. */
export function CasesPage() {
  const w = useCasesWords()
  return (
    <Page title={w.title} actions={<ReportButton />}>
      <Tabs
        items={[
          { key: 'list', label: w.title, children: <Cases /> },
          { key: 'confidential', label: w.confidentialTab, children: <Confidential /> },
        ]}
        destroyOnHidden
      />
    </Page>
  )
}

function Cases() {
  const w = useCasesWords()
  const { as } = route.useSearch()
  const navigate = route.useNavigate()
  const [filters, setFilters] = useState(everything)
  const show = (next: 'list' | 'board') => void navigate({ search: { as: next }, replace: true })
  return (
    <>
      <CaseFilters
        filters={filters}
        withStates={as === 'list'}
        onNarrow={(change) => setFilters({ ...filters, ...change })}
        tools={
          <>
            <Segmented<'list' | 'board'>
              aria-label={w.showAs}
              value={as}
              options={[
                { value: 'list', label: w.asList },
                { value: 'board', label: w.asBoard },
              ]}
              onChange={show}
            />
            <SavedViews
              list="cases"
              shown={{ filters, as }}
              onApply={(view) => {
                setFilters(view.filters)
                show(view.as)
              }}
            />
          </>
        }
      />
      {as === 'board' ? <CaseBoard filters={filters} /> : <CaseList key={JSON.stringify(filters)} filters={filters} />}
    </>
  )
}

function CaseList({ filters }: { filters: Filters }) {
  const w = useCasesWords()
  const times = useTimes()
  const [after, setAfter] = useState<string | undefined>()
  const answer = useAsk(listCases, { ...filters, limit: 50, ...(after ? { after } : {}) }, { keep: true })
  const { data } = answer
  return (
    <>
      <p className="quiet" aria-live="polite">
        {data?.total != null && w.counted(times.number(data.total))}
      </p>
      <Answered
        of={answer}
        isEmpty={({ rows }) => rows.length === 0}
        empty={<Empty description={filters.state === 'open' && !filters.text ? w.noneOpen : w.none} />}
      >
        {({ rows, next }) => (
          <>
            <CaseTable rows={rows} busy={answer.isFetching && answer.isPlaceholderData} />
            <nav className="pager no-print" aria-label={w.title}>
              <span />
              {after && <Button onClick={() => setAfter(undefined)}>{w.first}</Button>}
              {next && <Button onClick={() => setAfter(next)}>{w.more}</Button>}
            </nav>
          </>
        )}
      </Answered>
    </>
  )
}

function Confidential() {
  const w = useCasesWords()
  const answer = useAsk(listConfidential, {}, { staleMs: 0 })
  return (
    <>
      <p className="quiet">{w.confidentialNote}</p>
      <Answered of={answer} isEmpty={({ rows }) => rows.length === 0} empty={<Empty description={w.none} />}>
        {({ rows }) => <CaseTable rows={rows} />}
      </Answered>
    </>
  )
}
