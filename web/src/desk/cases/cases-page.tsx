import type { CaseClass } from '@red-steward/domain/cases/catalogue'
import { branches, CaseClass as Classes } from '@red-steward/domain/cases/catalogue'
import { type CaseFilters, listCases, listConfidential } from '@red-steward/domain/cases/queries'
import { Button, Checkbox, Empty, Input, Segmented, Select, Tabs } from 'antd'
import { useState } from 'react'
import { useTimes } from '../../lib/time.ts'
import { Answered } from '../parts/answered.tsx'
import { useAsk } from '../parts/ask.ts'
import { Page } from '../parts/page.tsx'
import { CaseTable } from './case-table.tsx'
import { useCasesWords } from './cases.words.ts'
import { useSaid } from './codes.ts'
import '../registry/list.css'
import './cases.css'

/** What is open within reach, the urgent and the oldest first. Confidential cases stand apart, for those who may see any. */
export function CasesPage() {
  const w = useCasesWords()
  return (
    <Page title={w.title}>
      <Tabs
        items={[
          { key: 'list', label: w.title, children: <CaseList /> },
          { key: 'confidential', label: w.confidentialTab, children: <Confidential /> },
        ]}
        destroyOnHidden
      />
    </Page>
  )
}

function CaseList() {
  const w = useCasesWords()
  const times = useTimes()
  const [filters, setFilters] = useState<CaseFilters>({ state: 'open', mine: false, text: '' })
  const [after, setAfter] = useState<string | undefined>()
  const narrow = (change: Partial<CaseFilters>) => {
    setFilters({ ...filters, ...change })
    setAfter(undefined)
  }
  const answer = useAsk(listCases, { ...filters, limit: 50, ...(after ? { after } : {}) }, { keep: true })
  const { data } = answer
  return (
    <>
      <Filters filters={filters} onNarrow={narrow} />
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

function Filters({ filters, onNarrow }: { filters: CaseFilters; onNarrow: (change: Partial<CaseFilters>) => void }) {
  const w = useCasesWords()
  const said = useSaid()
  return (
    <div className="list-toolbar no-print">
      <div className="list-fields">
        <Segmented<CaseFilters['state']>
          aria-label={w.states}
          value={filters.state}
          options={[
            { value: 'open', label: w.open },
            { value: 'closed', label: w.closed },
            { value: 'all', label: w.all },
          ]}
          onChange={(state) => onNarrow({ state })}
        />
        <Select<CaseClass>
          allowClear
          aria-label={w.class}
          placeholder={w.class}
          options={Classes.options.map((value) => ({ value, label: said.class(value) }))}
          onChange={(value) => onNarrow({ class: value })}
        />
        <Select<string>
          allowClear
          aria-label={w.branch}
          placeholder={w.branch}
          popupMatchSelectWidth={false}
          options={Object.keys(branches)
            .sort()
            .map((value) => ({ value, label: said.branch(value) }))}
          onChange={(value) => onNarrow({ branch: value })}
        />
        <Input.Search
          className="case-search"
          allowClear
          aria-label={w.text}
          placeholder={w.text}
          maxLength={60}
          onSearch={(text) => onNarrow({ text: text.trim() })}
        />
        <Checkbox checked={filters.mine} onChange={({ target }) => onNarrow({ mine: target.checked })}>
          {w.mine}
        </Checkbox>
      </div>
    </div>
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
