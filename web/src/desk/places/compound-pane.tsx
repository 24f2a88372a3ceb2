import type { Decision } from '@red-steward/domain/decision'
import { correctCompound, retireCompound } from '@red-steward/domain/places/commands'
import type { BuildingRow, CompoundRow, GridRow, Polygon } from '@red-steward/domain/places/place'
import { placesCompound } from '@red-steward/domain/places/queries'
import { mayRetireCompound } from '@red-steward/domain/places/rules'
import { Link } from '@tanstack/react-router'
import { Button, Empty, Flex, Form, Table } from 'antd'
import { useMemo, useState } from 'react'
import { Answered } from '../parts/answered.tsx'
import { useAsk } from '../parts/ask.ts'
import { useActor, useMay } from '../parts/session-context.tsx'
import { DraftForm } from './draft-form.tsx'
import { AliasesField, NameField } from './fields.tsx'
import { useNeighbours } from './neighbours.ts'
import { NewBuildings } from './new-buildings.tsx'
import { OutlineField } from './outline-field.tsx'
import { PlaceFacts } from './place-facts.tsx'
import { PlaceHistory } from './place-history.tsx'
import { buildingLabel, compareBuildings, type Places } from './place-nodes.ts'
import { usePlacesWords } from './places.words.ts'
import { Retire } from './retire.tsx'
import { useReversible } from './use-reversible.tsx'
import { useWhenGone } from './use-when-gone.ts'
import { UtilityContacts } from './utility-contacts.tsx'

interface CompoundPaneProps {
  compoundId: string
  places: Places
  grids: readonly GridRow[]
  mayShape: Decision
  onNewBuilding: () => void
  onGone: () => void
}

export function CompoundPane({ compoundId, places, grids, mayShape, onNewBuilding, onGone }: CompoundPaneProps) {
  const w = usePlacesWords()
  const answer = useAsk(placesCompound, { compoundId })
  useWhenGone(answer, onGone)
  const mayEdit = useMay('places.edit').allowed
  const [making, setMaking] = useState(false)
  const own = places.buildings.filter((building) => building.compoundId === compoundId).toSorted(compareBuildings)
  return (
    <Answered of={answer}>
      {(compound) => (
        <div className="stack">
          <Flex gap={8} align="center" wrap className="pane-head">
            <h2 className="wrap-anywhere">{compound.name}</h2>
            {mayEdit && (
              <span className="pane-head-actions">
                <Button onClick={() => setMaking(true)}>{w.newBuildings}</Button>
                <Button type="primary" onClick={onNewBuilding}>
                  {w.newBuilding}
                </Button>
                <PlaceHistory kind="compound" id={compoundId} />
                <Retire
                  title={w.retireBuilding(compound.name)}
                  note={w.retireCompoundNote}
                  shape={retireCompound}
                  input={{ compoundId }}
                  may={mayShape.allowed ? mayRetireCompound(compound) : mayShape}
                  done={w.retired(compound.name)}
                  onDone={onGone}
                />
              </span>
            )}
          </Flex>
          <section className="card">
            {mayShape.allowed ? <Correct key={compoundId} compound={compound} /> : <Shown compound={compound} />}
          </section>
          <section className="card">
            <h2>
              {w.building} <span className="quiet num">{own.length}</span>
            </h2>
            <Buildings buildings={own} grids={grids} />
          </section>
          <UtilityContacts compoundId={compoundId} buildingId={null} />
          {making && <NewBuildings {...{ compoundId, own, grids }} onClose={() => setMaking(false)} />}
        </div>
      )}
    </Answered>
  )
}

interface CompoundProps {
  compound: CompoundRow & { outline: Polygon | null }
}

function Shown({ compound: { id, aliases, outline } }: CompoundProps) {
  const w = usePlacesWords()
  const buildings = useNeighbours()
  return (
    <div className="building-fields">
      <PlaceFacts facts={[[w.aliases, aliases.join('、')]]} />
      <OutlineField value={outline} saved={outline} neighbours={buildings} compoundId={id} readOnly />
    </div>
  )
}

function Correct({ compound }: CompoundProps) {
  const w = usePlacesWords()
  const buildings = useNeighbours()
  const reversible = useReversible(correctCompound)
  const { id, name, aliases, outline } = compound
  const before = useMemo(() => ({ name, aliases, outline }), [name, aliases, outline])
  return (
    <DraftForm
      before={before}
      shape={correctCompound}
      toInput={(fields: typeof before) => ({ compoundId: id, ...fields, outline: fields.outline ?? null })}
      byField={{ 'already-exists': { field: 'name', text: w.nameTaken } }}
      onSaved={(_input, opposite) => reversible(w.saved, [opposite])}
    >
      <div className="building-fields">
        <div>
          <NameField label={w.compoundName} />
          <AliasesField />
        </div>
        <Form.Item name="outline" label={w.compoundOutline} className="outline-item">
          <OutlineField saved={outline} compoundId={id} neighbours={buildings} />
        </Form.Item>
      </div>
    </DraftForm>
  )
}

function Buildings({ buildings, grids }: { buildings: BuildingRow[]; grids: readonly GridRow[] }) {
  const w = usePlacesWords()
  const gridName = (id: string | null) => grids.find((grid) => grid.id === id)?.name ?? w.noGrid
  const seesAll = useActor()?.grids === 'all'
  if (buildings.length === 0)
    return (
      <Empty description={seesAll ? w.noBuildingsHere : w.noBuildingsInReach} image={Empty.PRESENTED_IMAGE_SIMPLE} />
    )
  return (
    <Table
      rowKey="id"
      size="small"
      dataSource={buildings}
      pagination={false}
      scroll={{ x: 480 }}
      columns={[
        {
          title: w.building,
          render: (_, building) => (
            <Link to="/places" search={{ compound: building.compoundId, building: building.id }}>
              {buildingLabel(building)}
            </Link>
          ),
        },
        { title: w.floors, dataIndex: 'floors', align: 'right', className: 'num' },
        { title: w.unitsCount, render: (_, { units }) => units.length, align: 'right', className: 'num' },
        { title: w.doors, dataIndex: 'dwellings', align: 'right', className: 'num' },
        { title: w.grid, render: (_, { gridId }) => gridName(gridId) },
      ]}
    />
  )
}
