import { readBuildingNumber } from '@red-steward/domain/places/building-import'
import { assignGrid, correctBuilding, retireBuilding } from '@red-steward/domain/places/commands'
import type { GridRow } from '@red-steward/domain/places/place'
import { placesBuilding } from '@red-steward/domain/places/queries'
import { Link } from '@tanstack/react-router'
import { Button, Flex, Select, Tag } from 'antd'
import { useMemo } from 'react'
import { Answered } from '../parts/answered.tsx'
import { useAsk, useSend } from '../parts/ask.ts'
import { useMay } from '../parts/session-context.tsx'
import { type BuildingFacts, BuildingFields, factsOf } from './building-fields.tsx'
import { DoorsPanel } from './doors-panel.tsx'
import { DraftForm } from './draft-form.tsx'
import { useNeighbours } from './neighbours.ts'
import { OutlineField } from './outline-field.tsx'
import { PlaceFacts } from './place-facts.tsx'
import { PlaceHistory } from './place-history.tsx'
import type { Places } from './place-nodes.ts'
import { usePlacesWords } from './places.words.ts'
import { Retire } from './retire.tsx'
import { useReversible } from './use-reversible.tsx'
import { useWhenGone } from './use-when-gone.ts'
import { UtilityContacts } from './utility-contacts.tsx'

const NO_GRID = 'none'

interface BuildingPaneProps {
  buildingId: string
  unitId: string | undefined
  places: Places
  grids: readonly GridRow[]
  onGone: () => void
}

export function BuildingPane({ buildingId, unitId, places, grids, onGone }: BuildingPaneProps) {
  const w = usePlacesWords()
  const answer = useAsk(placesBuilding, { buildingId })
  useWhenGone(answer, onGone)
  const mayEdit = useMay('places.edit').allowed
  const seesBoard = useMay('overview.read').allowed
  return (
    <Answered of={answer}>
      {(building) => (
        <div className="stack">
          <Flex gap={8} align="center" wrap className="pane-head">
            <h2 className="wrap-anywhere">{building.address}</h2>
            <GridOf building={building} grids={grids} />
            <span className="pane-head-actions">
              {seesBoard && (
                <Link to="/buildings/$buildingId" params={{ buildingId }} search={{ mode: 'freshness' }}>
                  <Button>{w.board}</Button>
                </Link>
              )}
              {mayEdit && <PlaceHistory kind="building" id={buildingId} />}
              {mayEdit && (
                <Retire
                  title={w.retireBuilding(building.address)}
                  note={w.retireBuildingNote}
                  shape={retireBuilding}
                  input={{ buildingId }}
                  done={w.retired(building.address)}
                  onDone={onGone}
                />
              )}
            </span>
          </Flex>
          <section className="card">
            <h2>{w.basics}</h2>
            {mayEdit ? <Correct key={buildingId} building={building} places={places} /> : <Shown building={building} />}
          </section>
          <DoorsPanel building={building} unitId={unitId} mayEdit={mayEdit} />
          <UtilityContacts compoundId={building.compoundId} buildingId={buildingId} />
        </div>
      )}
    </Answered>
  )
}

/** Its grid; the secretary moves it here, and takes the move back as easily. */
function GridOf({ building, grids }: { building: { id: string; gridId: string | null }; grids: readonly GridRow[] }) {
  const w = usePlacesWords()
  const mayMove = useMay('places.edit-grids').allowed
  const nameOf = (id: string | null) => grids.find((grid) => grid.id === id)?.name ?? w.noGrid
  const reversible = useReversible(assignGrid)
  const { id, gridId } = building
  const moving = useSend(assignGrid, {
    onDone: (_answer, input) => reversible(w.nowIn(nameOf(input.gridId)), [{ buildingIds: [id], gridId }]),
  })
  if (!mayMove) return <Tag>{nameOf(gridId)}</Tag>
  return (
    <Select
      aria-label={w.grid}
      size="small"
      variant="filled"
      value={gridId ?? NO_GRID}
      loading={moving.isPending}
      onChange={(to: string) => moving.mutate({ buildingIds: [id], gridId: to === NO_GRID ? null : to })}
      options={[...grids, { id: NO_GRID, name: w.noGrid }].map((grid) => ({ value: grid.id, label: grid.name }))}
      popupMatchSelectWidth={false}
      style={{ minWidth: 110 }}
    />
  )
}

function Shown({ building }: { building: BuildingFacts & { id: string } }) {
  const w = usePlacesWords()
  const neighbours = useNeighbours(building.id)
  const { number, phase, floors, name, aliases, polygon, compoundId } = building
  return (
    <div className="building-fields">
      <PlaceFacts
        facts={[
          [w.number, number],
          [w.phase, phase],
          [w.floors, floors],
          [w.buildingName, name],
          [w.aliases, aliases.join('、')],
        ]}
      />
      <OutlineField value={polygon} saved={polygon} neighbours={neighbours} compoundId={compoundId} readOnly />
    </div>
  )
}

interface CorrectProps {
  building: BuildingFacts & { id: string }
  places: Places
}

function Correct({ building, places }: CorrectProps) {
  const w = usePlacesWords()
  const reversible = useReversible(correctBuilding)
  const before = useMemo(() => factsOf(building), [building])
  return (
    <DraftForm
      before={before}
      shape={correctBuilding}
      toInput={(facts: BuildingFacts) => ({
        buildingId: building.id,
        ...factsOf({ ...facts, number: readBuildingNumber(facts.number) ?? facts.number }),
      })}
      byField={{
        'already-exists': { field: 'number', text: w.numberTaken },
        'door-above-floors': { field: 'floors' },
      }}
      onSaved={(_input, opposite) => reversible(w.saved, [opposite])}
    >
      <BuildingFields places={places} building={building} at={building.compoundId} />
    </DraftForm>
  )
}
