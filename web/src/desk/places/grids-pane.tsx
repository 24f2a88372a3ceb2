import { retireGrid } from '@red-steward/domain/places/commands'
import type { GridRow } from '@red-steward/domain/places/place'
import { mayRetireGrid } from '@red-steward/domain/places/rules'
import { Link } from '@tanstack/react-router'
import { Button, Empty, Flex, Table, Tabs } from 'antd'
import { useState } from 'react'
import { useTimes } from '../../lib/time.ts'
import { useMay } from '../parts/session-context.tsx'
import { AssignBuildings } from './assign-buildings.tsx'
import { gridColour } from './grid-colours.ts'
import { CorrectGrid, NewGrid } from './grid-dialogs.tsx'
import { useGridsWords } from './grids.words.ts'
import { PlaceHistory } from './place-history.tsx'
import type { PlacesWithGrids } from './place-nodes.ts'
import { usePlacesWords } from './places.words.ts'
import { Retire } from './retire.tsx'
import { EVERY } from './search.ts'

interface GridsPaneProps {
  places: PlacesWithGrids
  gridId: string | undefined
  go: (search: { grid: string }) => void
}

export function GridsPane({ places, gridId, go }: GridsPaneProps) {
  const w = useGridsWords()
  const mayEdit = useMay('places.edit-grids').allowed
  const [making, setMaking] = useState(false)
  const [correcting, setCorrecting] = useState<GridRow | null>(null)
  const list = (
    <>
      <Flex gap={8} align="center" wrap className="pane-head">
        <span className="quiet">{w.note}</span>
        {mayEdit && (
          <span className="pane-head-actions">
            <Button type={places.grids.length === 0 ? 'primary' : 'default'} onClick={() => setMaking(true)}>
              {w.newGrid}
            </Button>
          </span>
        )}
      </Flex>
      <GridTable grids={places.grids} mayEdit={mayEdit} go={go} onCorrect={setCorrecting} />
    </>
  )
  return (
    <section className="card grids-pane">
      <Tabs
        activeKey={gridId === undefined ? 'list' : 'assign'}
        onChange={(tab) => go({ grid: tab === 'list' ? 'all' : EVERY })}
        destroyOnHidden
        items={[
          { key: 'list', label: w.grids, children: list },
          {
            key: 'assign',
            label: mayEdit ? w.assign : w.onMap,
            children: (
              <AssignBuildings
                places={places}
                gridId={gridId === EVERY ? undefined : gridId}
                mayAssign={mayEdit}
                onShow={(grid) => go({ grid })}
              />
            ),
          },
        ]}
      />
      {making && (
        <NewGrid communityCode={places.community.code} grids={places.grids} onClose={() => setMaking(false)} />
      )}
      {correcting && <CorrectGrid grid={correcting} onClose={() => setCorrecting(null)} />}
    </section>
  )
}

interface GridTableProps {
  grids: readonly GridRow[]
  mayEdit: boolean
  go: GridsPaneProps['go']
  onCorrect: (grid: GridRow) => void
}

function GridTable({ grids, mayEdit, go, onCorrect }: GridTableProps) {
  const w = useGridsWords()
  const p = usePlacesWords()
  const times = useTimes()
  const actions = {
    key: 'actions',
    render: (_: unknown, grid: GridRow) => (
      <Flex gap={6} justify="end">
        <Button size="small" onClick={() => onCorrect(grid)}>
          {w.rename}
        </Button>
        <PlaceHistory kind="grid" id={grid.id} small />
        <Retire
          small
          title={w.retireTitle(grid.name)}
          note={w.retireNote}
          shape={retireGrid}
          input={{ gridId: grid.id }}
          may={mayRetireGrid(grid)}
          done={p.retired(grid.name)}
          onDone={() => go({ grid: 'all' })}
        />
      </Flex>
    ),
  }
  return (
    <Table<GridRow>
      rowKey="id"
      size="small"
      pagination={false}
      dataSource={[...grids]}
      scroll={{ x: 620 }}
      locale={{ emptyText: <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={w.empty} /> }}
      columns={[
        {
          title: w.name,
          render: (_, { id, name }) => (
            <Link to="/places" search={{ grid: id }}>
              <i className="grid-dot" style={{ background: gridColour(grids, id) }} aria-hidden />
              {name}
            </Link>
          ),
        },
        { title: w.code, dataIndex: 'code', className: 'num' },
        { title: w.kind, render: (_, { kind }) => w[kind] },
        { title: w.buildings, dataIndex: 'buildings', align: 'right', className: 'num' },
        { title: w.households, align: 'right', className: 'num', render: (_, grid) => times.number(grid.households) },
        ...(mayEdit ? [actions] : []),
      ]}
    />
  )
}
