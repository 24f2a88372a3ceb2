import { retireGrid } from '@red-steward/domain/places/commands'
import type { BuildingRow, CompoundRow, GridRow } from '@red-steward/domain/places/place'
import { mayRetireGrid } from '@red-steward/domain/places/rules'
import { Button, Empty, Flex, Table } from 'antd'
import { useState } from 'react'
import { useTimes } from '../../lib/time.ts'
import { useMay } from '../parts/session-context.tsx'
import { AssignBuildings } from './assign-buildings.tsx'
import { gridColour } from './grid-colours.ts'
import { CorrectGrid, NewGrid } from './grid-dialogs.tsx'
import { useGridsWords } from './grids.words.ts'
import { Retire } from './retire.tsx'

export interface PlacesWithGrids {
  community: { code: string }
  grids: readonly GridRow[]
  compounds: readonly CompoundRow[]
  buildings: readonly BuildingRow[]
}

interface GridsPaneProps {
  places: PlacesWithGrids
  gridId: string | undefined
  go: (search: { grid: string }) => void
}

export function GridsPane({ places, gridId, go }: GridsPaneProps) {
  const w = useGridsWords()
  const times = useTimes()
  const mayEdit = useMay('places.edit-grids').allowed
  const [making, setMaking] = useState(false)
  const [correcting, setCorrecting] = useState<GridRow | null>(null)
  return (
    <div className="stack">
      <section className="card">
        <Flex gap={8} align="center" wrap className="pane-head">
          <h2>{w.grids}</h2>
          {mayEdit && (
            <span className="pane-head-actions">
              <Button type={places.grids.length === 0 ? 'primary' : 'default'} onClick={() => setMaking(true)}>
                {w.newGrid}
              </Button>
            </span>
          )}
        </Flex>
        <p className="quiet">{w.note}</p>
        <Table<GridRow>
          rowKey="id"
          size="small"
          pagination={false}
          dataSource={[...places.grids]}
          scroll={{ x: 620 }}
          locale={{ emptyText: <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={w.empty} /> }}
          columns={[
            {
              title: w.name,
              render: (_, { id, name }) => (
                <>
                  <i className="grid-dot" style={{ background: gridColour(places.grids, id) }} aria-hidden />
                  {name}
                </>
              ),
            },
            { title: w.code, dataIndex: 'code', className: 'num' },
            { title: w.kind, render: (_, { kind }) => w[kind] },
            { title: w.buildings, dataIndex: 'buildings', align: 'right', className: 'num' },
            {
              title: w.households,
              align: 'right',
              className: 'num',
              render: (_, grid) => times.number(grid.households),
            },
            ...(mayEdit
              ? [
                  {
                    key: 'actions',
                    render: (_: unknown, grid: GridRow) => (
                      <Flex gap={6} justify="end">
                        <Button size="small" onClick={() => setCorrecting(grid)}>
                          {w.rename}
                        </Button>
                        <Retire
                          small
                          title={w.retireTitle(grid.name)}
                          note={w.retireNote}
                          shape={retireGrid}
                          input={{ gridId: grid.id }}
                          may={mayRetireGrid(grid)}
                          onDone={() => go({ grid: 'all' })}
                        />
                      </Flex>
                    ),
                  },
                ]
              : []),
          ]}
        />
      </section>
      <AssignBuildings places={places} gridId={gridId} mayAssign={mayEdit} onShow={(grid) => go({ grid })} />
      {making && (
        <NewGrid communityCode={places.community.code} grids={places.grids} onClose={() => setMaking(false)} />
      )}
      {correcting && <CorrectGrid grid={correcting} onClose={() => setCorrecting(null)} />}
    </div>
  )
}
