// The fields by which a list is narrowed. Each shows its own name when empty and what it narrows to when set.
import { formatBuilding } from '@red-steward/domain/places/address'
import { placesDirectory } from '@red-steward/domain/places/queries'
import type { HouseholdFilters, PersonFilters } from '@red-steward/domain/registry/lists'
import { Cascader, InputNumber, Select, Space } from 'antd'
import { useEffect, useState } from 'react'
import { useAsk } from '../parts/ask.ts'
import { useListWords } from './list.words.ts'

/** Optional fields in a shape without undefined, for spreading into an address. */
export type Narrow<Filters> = (change: { [Key in keyof Filters]?: Filters[Key] | undefined }) => void

type PlaceFilter = Pick<PersonFilters & HouseholdFilters, 'gridId' | 'compoundId' | 'buildingId' | 'staleDays'>

const DIRECTORY_STALE_MS = 10 * 60_000

function usePlaces() {
  return useAsk(placesDirectory, {}, { staleMs: DIRECTORY_STALE_MS }).data
}

/** Where, which grid, how long unchecked: what both lists can be narrowed by. */
export function PlaceFields({ filters, narrow }: { filters: PlaceFilter; narrow: Narrow<PlaceFilter> }) {
  const w = useListWords()
  const places = usePlaces()
  const options = places?.compounds.map(({ id, name }) => ({
    value: id,
    label: name,
    children: places.buildings
      .filter(({ compoundId }) => compoundId === id)
      .map((building) => ({
        value: building.id,
        label: building.name ?? formatBuilding(building.phase, building.number),
      })),
  }))
  const compoundId = filters.compoundId ?? places?.buildings.find(({ id }) => id === filters.buildingId)?.compoundId
  return (
    <>
      <Cascader<{ value: string; label: string }>
        aria-label={w.place}
        placeholder={w.place}
        options={options ?? []}
        value={[compoundId, filters.buildingId].filter((id) => id !== undefined)}
        changeOnSelect
        expandTrigger="hover"
        showSearch
        displayRender={(labels) => labels.join(' ')}
        onChange={(path) => narrow({ compoundId: path?.[0], buildingId: path?.[1] })}
      />
      <Select
        aria-label={w.grid}
        placeholder={w.grid}
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        value={filters.gridId}
        options={places?.grids.map(({ id, name }) => ({ value: id, label: name })) ?? []}
        onChange={(gridId) => narrow({ gridId })}
      />
      <Select
        aria-label={w.stale}
        placeholder={w.stale}
        allowClear
        value={filters.staleDays}
        options={[
          { value: 90, label: w.staleDays(90) },
          { value: 180, label: w.staleHalf },
          { value: 365, label: w.staleYear },
        ]}
        onChange={(staleDays) => narrow({ staleDays })}
      />
    </>
  )
}

/** What the place filters say, for the head of a printed list. */
export function usePlaceText(): (filters: PlaceFilter) => string[] {
  const w = useListWords()
  const places = usePlaces()
  return ({ gridId, compoundId, buildingId, staleDays }) => {
    const building = places?.buildings.find(({ id }) => id === buildingId)
    const compound = places?.compounds.find(({ id }) => id === (building?.compoundId ?? compoundId))
    const grid = places?.grids.find(({ id }) => id === gridId)
    const door = building && (building.name ?? formatBuilding(building.phase, building.number))
    return [
      [compound?.name, door].filter(Boolean).join(' '),
      grid?.name ?? '',
      staleDays ? w.staleDays(staleDays) : '',
    ].filter((text) => text !== '')
  }
}

interface RangeFieldProps {
  label: string
  from: number | undefined
  to: number | undefined
  most: number
  onChange: (from: number | undefined, to: number | undefined) => void
}

const TYPING_MS = 600

/** Two whole numbers, both included; asked for once typing pauses. */
export function RangeField({ label, from, to, most, onChange }: RangeFieldProps) {
  const w = useListWords()
  const [typed, setTyped] = useState<{ from: number | undefined; to: number | undefined } | null>(null)
  useEffect(() => {
    if (!typed) return
    const timer = setTimeout(() => {
      onChange(typed.from, typed.to)
      setTyped(null)
    }, TYPING_MS)
    return () => clearTimeout(timer)
  })
  const shown = typed ?? { from, to }
  const field = (key: 'from' | 'to') => (
    <InputNumber
      aria-label={`${label} ${w[key]}`}
      placeholder={w[key]}
      min={0}
      max={most}
      precision={0}
      controls={false}
      style={{ width: 64 }}
      value={shown[key] ?? null}
      onChange={(value) => setTyped({ ...shown, [key]: value ?? undefined })}
    />
  )
  return (
    <Space.Compact className="range-field">
      <Space.Addon>{label}</Space.Addon>
      {field('from')}
      {field('to')}
    </Space.Compact>
  )
}

interface ChoiceFieldProps<Value extends string> {
  label: string
  value: Value | undefined
  options: { value: Value; label: string }[]
  onChange: (value: Value | undefined) => void
}

export function ChoiceField<Value extends string>({ label, value, options, onChange }: ChoiceFieldProps<Value>) {
  return (
    <Select<Value>
      aria-label={label}
      placeholder={label}
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      value={value ?? null}
      options={options}
      popupMatchSelectWidth={false}
      onChange={(next) => onChange(next ?? undefined)}
    />
  )
}

/** A range in words: 60 岁以上, 0–17 岁. */
export function rangeText(
  from: number | undefined,
  to: number | undefined,
  text: { from: (n: number) => string; to: (n: number) => string; both: (from: string, to: string) => string },
): string[] {
  if (from !== undefined && to !== undefined) return [text.both(String(from), String(to))]
  if (from !== undefined) return [text.from(from)]
  return to === undefined ? [] : [text.to(to)]
}
