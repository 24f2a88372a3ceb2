import type { CaseClass } from '@red-steward/domain/cases/catalogue'
import { branches, CaseClass as Classes, type LeafCode, leafCodes } from '@red-steward/domain/cases/catalogue'
import type { InboxFilters } from '@red-steward/domain/cases/inbox'
import type { CaseFilters as Filters } from '@red-steward/domain/cases/queries'
import { placesDirectory } from '@red-steward/domain/places/queries'
import { Checkbox, Input, Segmented, Select } from 'antd'
import type { ReactNode } from 'react'
import { useAsk } from '../parts/ask.ts'
import { useMay } from '../parts/session-context.tsx'
import { useCasesWords } from './cases.words.ts'
import { useSaid } from './codes.ts'

interface CaseFiltersProps {
  filters: Filters
  onNarrow: (change: Partial<Filters>) => void
  /** The board shows what is open; there is nothing to choose. */
  withStates: boolean
  tools?: ReactNode
}

export function CaseFilters({ filters, onNarrow, withStates, tools }: CaseFiltersProps) {
  const w = useCasesWords()
  return (
    <div className="list-toolbar no-print">
      <div className="list-fields">
        {withStates && (
          <Segmented<Filters['state']>
            aria-label={w.states}
            value={filters.state}
            options={[
              { value: 'open', label: w.open },
              { value: 'closed', label: w.closed },
              { value: 'all', label: w.all },
            ]}
            onChange={(state) => onNarrow({ state })}
          />
        )}
        <KindFields filters={filters} onNarrow={onNarrow} />
        <Input.Search
          key={filters.text}
          className="case-search"
          allowClear
          aria-label={w.text}
          placeholder={w.text}
          maxLength={60}
          defaultValue={filters.text}
          onSearch={(text) => onNarrow({ text: text.trim() })}
        />
        <Checkbox checked={filters.mine} onChange={({ target }) => onNarrow({ mine: target.checked })}>
          {w.mine}
        </Checkbox>
      </div>
      {tools && <div className="list-tools">{tools}</div>}
    </div>
  )
}

/** Class, branch, leaf and grid: what list, board and inbox are narrowed by alike. */
export function KindFields({
  filters,
  onNarrow,
}: {
  filters: InboxFilters
  onNarrow: (change: { [Key in keyof InboxFilters]?: InboxFilters[Key] | undefined }) => void
}) {
  const w = useCasesWords()
  const said = useSaid()
  const seesGrids = useMay('places.read').allowed
  const grids = useAsk(placesDirectory, {}, { enabled: seesGrids, staleMs: 600_000 }).data?.grids ?? []
  const leaves = leafCodes.filter((leaf) => !filters.branch || leaf.startsWith(filters.branch))
  return (
    <>
      <Select<CaseClass>
        allowClear
        aria-label={w.class}
        placeholder={w.class}
        value={filters.class ?? null}
        options={Classes.options.map((value) => ({ value, label: said.class(value) }))}
        onChange={(value) => onNarrow({ class: value })}
      />
      <Select<string>
        allowClear
        aria-label={w.branch}
        placeholder={w.branch}
        popupMatchSelectWidth={false}
        value={filters.branch ?? null}
        options={Object.keys(branches)
          .sort()
          .map((value) => ({ value, label: said.branch(value) }))}
        onChange={(value) => onNarrow({ branch: value, leaf: undefined })}
      />
      <Select<LeafCode>
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        aria-label={w.leaf}
        placeholder={w.leaf}
        popupMatchSelectWidth={false}
        value={filters.leaf ?? null}
        options={leaves.map((value) => ({ value, label: `${value} ${said.leaf(value)}` }))}
        onChange={(value) => onNarrow({ leaf: value })}
      />
      {grids.length > 1 && (
        <Select<string>
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          aria-label={w.grid}
          placeholder={w.grid}
          popupMatchSelectWidth={false}
          value={filters.gridId ?? null}
          options={grids.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(value) => onNarrow({ gridId: value })}
        />
      )}
    </>
  )
}
