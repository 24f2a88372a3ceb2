import type { HouseholdFilters } from '@red-steward/domain/registry/lists'
import { Checkbox } from 'antd'
import { tables, useCode } from './codes.tsx'
import { useListWords } from './list.words.ts'
import { ChoiceField, type Narrow, PlaceFields, RangeField, rangeText, usePlaceText } from './list-filters.tsx'

interface HouseholdFieldsProps {
  filters: HouseholdFilters
  narrow: Narrow<HouseholdFilters>
  seesOnlyDoors: boolean
}

export function HouseholdFields({ filters, narrow, seesOnlyDoors }: HouseholdFieldsProps) {
  const w = useListWords()
  const code = useCode()
  return (
    <>
      <PlaceFields filters={filters} narrow={narrow} />
      <ChoiceField
        label={w.use}
        value={filters.use}
        options={Object.keys(tables.dwellingUse).map((value) => ({ value, label: code('dwellingUse', value) }))}
        onChange={(use) => narrow({ use })}
      />
      <RangeField
        label={w.size}
        from={filters.membersFrom}
        to={filters.membersTo}
        most={99}
        onChange={(membersFrom, membersTo) => narrow({ membersFrom, membersTo })}
      />
      {!seesOnlyDoors && (
        <Checkbox
          checked={filters.withElder ?? false}
          onChange={({ target }) => narrow({ withElder: target.checked || undefined })}
        >
          {w.withElder}
        </Checkbox>
      )}
    </>
  )
}

export function useHouseholdFilterText(): (filters: HouseholdFilters) => string[] {
  const w = useListWords()
  const code = useCode()
  const place = usePlaceText()
  return (filters) => [
    ...place(filters),
    ...[code('dwellingUse', filters.use)].filter(Boolean),
    ...rangeText(filters.membersFrom, filters.membersTo, { from: w.sizeFrom, to: w.sizeTo, both: w.sizeText }),
    ...(filters.withElder ? [w.withElder] : []),
  ]
}
