import type { SettledPlaces } from '@red-steward/domain/imports/doors'
import type { ProposedPlace } from '@red-steward/domain/imports/queries'
import { Flex, Form, Select } from 'antd'
import { useImportWords } from './imports.words.ts'
import { gridInCommon, withGrid } from './new-building-grids.ts'

interface Grid {
  id: string
  name: string
}

interface ChooseGridProps {
  label: string
  grids: readonly Grid[]
  /** Null: no grid. Undefined: nothing to show, because several buildings differ or the building is not created. */
  value: string | null | undefined
  placeholder?: string
  disabled?: boolean
  onChange: (gridId: string | null) => void
}

const NONE = ''

export function ChooseGrid({ label, grids, value, placeholder, disabled = false, onChange }: ChooseGridProps) {
  const w = useImportWords()
  return (
    <Select<string>
      aria-label={label}
      value={value === undefined ? null : (value ?? NONE)}
      placeholder={placeholder ?? '—'}
      disabled={disabled}
      onChange={(chosen) => onChange(chosen === NONE ? null : chosen)}
      options={[...grids.map(({ id, name }) => ({ value: id, label: name })), { value: NONE, label: w.noGrid }]}
      showSearch={{ optionFilterProp: 'label' }}
      style={{ width: '100%', minWidth: 140 }}
    />
  )
}

interface GridOfCompoundsProps {
  proposals: readonly ProposedPlace[]
  grids: readonly Grid[]
  settled: SettledPlaces
  settle: (places: SettledPlaces) => void
}

/** One choice for all confirmed buildings of a compound; exceptions are made in the rows below. */
export function GridOfCompounds({ proposals, grids, settled, settle }: GridOfCompoundsProps) {
  const w = useImportWords()
  const created = new Set(settled.create)
  const compounds = new Map<string, string[]>()
  for (const { key, compoundName } of proposals) {
    if (created.has(key)) compounds.set(compoundName, [...(compounds.get(compoundName) ?? []), key])
  }
  if (compounds.size === 0) return null
  return (
    <>
      <p className="quiet">{w.gridNote}</p>
      <Flex gap={16} wrap>
        {[...compounds].map(([name, keys]) => (
          <Form.Item key={name} label={w.gridOfCompound(name, keys.length)} layout="vertical" style={{ width: 220 }}>
            <ChooseGrid
              label={w.gridOfCompound(name, keys.length)}
              grids={grids}
              value={gridInCommon(settled, keys)}
              placeholder={w.gridsDiffer}
              onChange={(gridId) => settle(withGrid(settled, keys, gridId))}
            />
          </Form.Item>
        ))}
      </Flex>
    </>
  )
}
