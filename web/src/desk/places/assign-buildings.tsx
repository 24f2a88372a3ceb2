import { livingMap } from '@red-steward/domain/overview/queries'
import { assignGrid } from '@red-steward/domain/places/commands'
import type { BuildingRow } from '@red-steward/domain/places/place'
import { Button, Flex, Input, Select, Skeleton, Table } from 'antd'
import { lazy, Suspense, useDeferredValue, useState } from 'react'
import { useAsk, useSend } from '../parts/ask.ts'
import { useMay } from '../parts/session-context.tsx'
import { gridColour, NO_GRID } from './grid-colours.ts'
import { useGridsWords } from './grids.words.ts'
import { buildingLabel, compareText, type PlacesWithGrids } from './place-nodes.ts'
import { EVERY } from './search.ts'
import { useLeaveGuard } from './use-draft.ts'
import { useReversible } from './use-reversible.tsx'
import '../map/map.css'

const GridMap = lazy(() => import('./grid-map.tsx'))
const NONE = 'none'

interface AssignBuildingsProps {
  places: PlacesWithGrids
  gridId: string | undefined
  mayAssign: boolean
  onShow: (grid: string) => void
}

/** Buildings chosen on the map or in the list, put into a grid together. */
export function AssignBuildings({ places, gridId, mayAssign, onShow }: AssignBuildingsProps) {
  const w = useGridsWords()
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [to, setTo] = useState<string | null>(null)
  const [text, setText] = useState('')
  const [unable, setUnable] = useState(false)
  const sought = useDeferredValue(text.trim())
  const seesMap = useMay('overview.read').allowed
  const map = useAsk(livingMap, {}, { enabled: seesMap, staleMs: 60_000 })
  const nameOf = (id: string | null) => places.grids.find((grid) => grid.id === id)?.name ?? w.noGrid
  const reversible = useReversible(assignGrid)
  const moving = useSend(assignGrid, {
    onDone: (_answer, input) => {
      reversible(
        w.moved(input.buildingIds.length, nameOf(input.gridId)),
        backAgain(places.buildings, input.buildingIds),
      )
      setChosen(new Set())
    },
  })
  useLeaveGuard(chosen.size > 0)
  const labels = useLabels(places)
  const shown = places.buildings
    .filter((building) => gridId === undefined || (building.gridId ?? NONE) === gridId)
    .filter(({ id }) => labels.get(id)!.includes(sought))
    .toSorted((a, b) => compareText(labels.get(a.id)!, labels.get(b.id)!))
  const gridChoices = [
    ...places.grids.map(({ id, name }) => ({ value: id, label: name })),
    { value: NONE, label: w.noGrid },
  ]

  function toggle(id: string) {
    if (mayAssign)
      setChosen((before) => new Set(before.has(id) ? [...before].filter((one) => one !== id) : [...before, id]))
  }
  return (
    <section aria-label={w.assign}>
      {mayAssign && <p className="quiet">{w.assignNote}</p>}
      <div className="assign">
        <div className="assign-list">
          <Flex gap={8} wrap>
            <Input.Search
              value={text}
              onChange={(event) => setText(event.target.value)}
              placeholder={w.find}
              aria-label={w.find}
              allowClear
              style={{ flex: '1 1 140px' }}
            />
            <Select
              aria-label={w.showing}
              value={gridId ?? EVERY}
              onChange={onShow}
              options={[{ value: EVERY, label: w.all }, ...gridChoices]}
              style={{ flex: '1 1 120px' }}
            />
          </Flex>
          <Table<BuildingRow>
            rowKey="id"
            size="small"
            virtual
            pagination={false}
            scroll={{ x: 280, y: 340 }}
            dataSource={shown}
            {...(mayAssign
              ? {
                  rowSelection: {
                    selectedRowKeys: [...chosen],
                    onChange: (keys: React.Key[]) => setChosen(new Set(keys.map(String))),
                    preserveSelectedRowKeys: true,
                    columnWidth: 40,
                  },
                }
              : {})}
            columns={[
              {
                title: w.building,
                render: (_, { id }) => <span className="one-line">{labels.get(id)}</span>,
                width: 140,
              },
              {
                title: w.grid,
                width: 100,
                render: (_, { gridId: own }) => (
                  <>
                    <i className="grid-dot" style={{ background: own ? gridColour(places.grids, own) : NO_GRID }} />
                    {nameOf(own)}
                  </>
                ),
              },
            ]}
          />
        </div>
        {seesMap && !unable && (
          <div className="assign-map">
            <Suspense fallback={<Skeleton.Node active style={{ width: '100%', height: 380 }} />}>
              {map.data && (
                <GridMap
                  buildings={map.data.buildings}
                  grids={places.grids}
                  chosen={chosen}
                  label={w.map}
                  onToggle={toggle}
                  onUnable={() => setUnable(true)}
                />
              )}
            </Suspense>
          </div>
        )}
      </div>
      {mayAssign && (
        <Flex gap={8} align="center" wrap className="draft-foot" aria-live="polite">
          <strong className="num">{w.chosen(chosen.size)}</strong>
          <Select
            aria-label={w.putInto}
            placeholder={w.putInto}
            value={to}
            onChange={setTo}
            options={gridChoices}
            style={{ width: 180 }}
          />
          <Button
            type="primary"
            disabled={chosen.size === 0 || to === null}
            loading={moving.isPending}
            onClick={() => moving.mutate({ buildingIds: [...chosen], gridId: to === NONE ? null : to })}
          >
            {w.apply}
          </Button>
          <Button type="text" disabled={chosen.size === 0} onClick={() => setChosen(new Set())}>
            {w.clear}
          </Button>
        </Flex>
      )}
    </section>
  )
}

function useLabels({ compounds, buildings }: PlacesWithGrids): Map<string, string> {
  const names = new Map(compounds.map(({ id, name }) => [id, name]))
  return new Map(buildings.map((one) => [one.id, `${names.get(one.compoundId) ?? ''} ${buildingLabel(one)}`]))
}

/** What puts every building back where it was: one command for each grid they came from. */
function backAgain(buildings: readonly BuildingRow[], moved: readonly string[]) {
  const from = new Map<string | null, string[]>()
  for (const { id, gridId } of buildings) if (moved.includes(id)) from.set(gridId, [...(from.get(gridId) ?? []), id])
  return [...from].map(([gridId, buildingIds]) => ({ gridId, buildingIds }))
}
