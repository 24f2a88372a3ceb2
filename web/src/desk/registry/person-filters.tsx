import type { PersonFilters } from '@red-steward/domain/registry/lists'
import { Select } from 'antd'
import { tables, useCode } from './codes.tsx'
import { useListWords } from './list.words.ts'
import { ChoiceField, type Narrow, PlaceFields, RangeField, rangeText, usePlaceText } from './list-filters.tsx'

interface PersonFieldsProps {
  filters: PersonFilters
  narrow: Narrow<PersonFilters>
  /** The property's people see where somebody lives and nothing personal, so they cannot ask by it either. */
  seesOnlyDoors: boolean
  seesGroups: boolean
}

export function PersonFields({ filters, narrow, seesOnlyDoors, seesGroups }: PersonFieldsProps) {
  const w = useListWords()
  const code = useCode()
  const choices = (table: 'sex' | 'group' | 'residenceKind') =>
    Object.keys(tables[table]).map((value) => ({ value, label: code(table, value) }))
  const place = <PlaceFields filters={filters} narrow={narrow} />
  if (seesOnlyDoors) return place
  const missing = [filters.missingPhone && 'missingPhone', filters.missingIdNumber && 'missingIdNumber'].filter(Boolean)
  return (
    <>
      {place}
      <RangeField
        label={w.age}
        from={filters.ageFrom}
        to={filters.ageTo}
        most={150}
        onChange={(ageFrom, ageTo) => narrow({ ageFrom, ageTo })}
      />
      {seesGroups && (
        <ChoiceField
          label={w.group}
          value={filters.group}
          options={choices('group')}
          onChange={(group) => narrow({ group })}
        />
      )}
      <ChoiceField
        label={w.residence}
        value={filters.residence}
        options={choices('residenceKind')}
        onChange={(residence) => narrow({ residence })}
      />
      <ChoiceField
        label={w.sex}
        value={filters.sex}
        options={choices('sex') as { value: NonNullable<PersonFilters['sex']>; label: string }[]}
        onChange={(sex) => narrow({ sex })}
      />
      <Select
        mode="multiple"
        aria-label={w.missing}
        placeholder={w.missing}
        maxTagCount="responsive"
        allowClear
        value={missing}
        options={[
          { value: 'missingPhone', label: w.missingPhone },
          { value: 'missingIdNumber', label: w.missingIdNumber },
        ]}
        onChange={(keys) =>
          narrow({
            missingPhone: keys.includes('missingPhone') || undefined,
            missingIdNumber: keys.includes('missingIdNumber') || undefined,
          })
        }
      />
    </>
  )
}

export function usePersonFilterText(): (filters: PersonFilters) => string[] {
  const w = useListWords()
  const code = useCode()
  const place = usePlaceText()
  return (filters) => [
    ...place(filters),
    ...rangeText(filters.ageFrom, filters.ageTo, { from: w.ageFrom, to: w.ageTo, both: w.ageText }),
    ...[code('group', filters.group), code('residenceKind', filters.residence), code('sex', filters.sex)].filter(
      Boolean,
    ),
    ...(filters.missingPhone ? [w.missingPhone] : []),
    ...(filters.missingIdNumber ? [w.missingIdNumber] : []),
  ]
}
