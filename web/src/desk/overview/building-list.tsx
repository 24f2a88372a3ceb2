import type { LivingMapBuilding } from '@red-steward/domain/overview/queries'
import { Link } from '@tanstack/react-router'
import { Grid, Input, Table, type TableColumnsType } from 'antd'
import { useDeferredValue, useMemo, useState } from 'react'
import { useTimes } from '../../lib/time.ts'
import { GradeTag } from './grade-tag.tsx'
import { buildingGrade } from './grades.ts'
import type { MapMode } from './modes.ts'
import { useOverviewWords } from './overview.words.ts'

/** The map as a table: sortable, searchable, walkable by keyboard. */
export function BuildingList({ buildings, mode }: { buildings: LivingMapBuilding[]; mode: MapMode }) {
  const w = useOverviewWords()
  const [text, setText] = useState('')
  const sought = useDeferredValue(text.trim())
  const shown = useMemo(
    () => buildings.filter(({ compound, label }) => `${compound}${label}`.includes(sought)),
    [buildings, sought],
  )
  return (
    <div className="card">
      <Input.Search
        value={text}
        onChange={(event) => setText(event.target.value)}
        placeholder={w.findBuilding}
        aria-label={w.findBuilding}
        allowClear
        style={{ maxWidth: 320, marginBottom: 12 }}
      />
      <Table
        rowKey="id"
        className="building-list"
        size="small"
        columns={useColumns(mode)}
        dataSource={shown}
        pagination={{ defaultPageSize: 50, showSizeChanger: false, hideOnSinglePage: true }}
        scroll={{ x: 1280 }}
      />
    </div>
  )
}

function useColumns(mode: MapMode): TableColumnsType<LivingMapBuilding> {
  const w = useOverviewWords()
  const times = useTimes()
  const isWide = Grid.useBreakpoint().md ?? true
  const number = (title: string, of: (building: LivingMapBuilding) => number | null, text = times.number) => ({
    title,
    align: 'right' as const,
    className: 'num',
    sorter: (a: LivingMapBuilding, b: LivingMapBuilding) => (of(a) ?? 1e9) - (of(b) ?? 1e9),
    render: (_: unknown, building: LivingMapBuilding) => {
      const value = of(building)
      return value === null ? '—' : text(value)
    },
  })
  return [
    {
      title: w.building,
      fixed: 'left',
      width: isWide ? 240 : 128,
      sorter: (a, b) => compareText(`${a.compound}${a.label}`, `${b.compound}${b.label}`),
      render: (_, { id, compound, label }) => (
        <Link to="/buildings/$buildingId" params={{ buildingId: id }} search={{ mode }} className="wrap-anywhere">
          {compound} {label}
        </Link>
      ),
    },
    { title: w.state, render: (_, building) => <GradeTag grade={buildingGrade(building, mode)} /> },
    number(w.floors, ({ floors }) => floors),
    number(w.doors, ({ dwellings }) => dwellings),
    number(w.occupied, ({ occupied }) => occupied),
    number(w.persons, ({ persons }) => persons),
    number(w.cared, ({ cared }) => cared),
    number(w.openCases, ({ openCases }) => openCases),
    number(w.overdueCases, ({ overdueCases }) => overdueCases),
    number(w.median, ({ freshness }) => freshness.medianDays, times.daysAgo),
    number(w.oldest, ({ freshness }) => freshness.oldestDays, times.daysAgo),
    number(w.neverDoors, ({ freshness }) => freshness.never),
  ]
}

function compareText(a: string, b: string): number {
  return a.localeCompare(b, 'zh-CN', { numeric: true })
}
