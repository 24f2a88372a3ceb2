import { readBuildingNumber } from '@red-steward/domain/places/building-import'
import { correctBuilding, retireBuilding } from '@red-steward/domain/places/commands'
import type { GridRow } from '@red-steward/domain/places/place'
import { placesBuilding } from '@red-steward/domain/places/queries'
import { Link } from '@tanstack/react-router'
import { App, Button, Flex, Tag } from 'antd'
import { useMemo } from 'react'
import { Answered } from '../parts/answered.tsx'
import { useAsk } from '../parts/ask.ts'
import { useMay } from '../parts/session-context.tsx'
import { type BuildingFacts, BuildingFields, factsOf } from './building-fields.tsx'
import { DoorsPanel } from './doors-panel.tsx'
import { DraftForm } from './draft-form.tsx'
import type { Places } from './place-nodes.ts'
import { usePlacesWords } from './places.words.ts'
import { Retire } from './retire.tsx'
import { useReversible } from './use-reversible.tsx'

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
  const mayEdit = useMay('places.edit').allowed
  const seesBoard = useMay('overview.read').allowed
  const { message } = App.useApp()
  return (
    <Answered of={answer}>
      {(building) => (
        <div className="stack">
          <Flex gap={8} align="center" wrap className="pane-head">
            <h2 className="wrap-anywhere">{building.address}</h2>
            <Tag>{grids.find(({ id }) => id === building.gridId)?.name ?? w.noGrid}</Tag>
            <span className="pane-head-actions">
              {seesBoard && (
                <Link to="/buildings/$buildingId" params={{ buildingId }} search={{ mode: 'freshness' }}>
                  <Button>{w.board}</Button>
                </Link>
              )}
              {mayEdit && (
                <Retire
                  title={w.retireBuilding(building.address)}
                  note={w.retireBuildingNote}
                  shape={retireBuilding}
                  input={{ buildingId }}
                  onDone={() => {
                    void message.success(w.retired(building.address))
                    onGone()
                  }}
                />
              )}
            </span>
          </Flex>
          <section className="card">
            <h2>{w.basics}</h2>
            <Correct key={buildingId} building={building} places={places} readOnly={!mayEdit} />
          </section>
          <DoorsPanel building={building} unitId={unitId} mayEdit={mayEdit} />
        </div>
      )}
    </Answered>
  )
}

interface CorrectProps {
  building: BuildingFacts & { id: string }
  places: Places
  readOnly: boolean
}

function Correct({ building, places, readOnly }: CorrectProps) {
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
      readOnly={readOnly}
    >
      <BuildingFields places={places} buildingId={building.id} readOnly={readOnly} />
    </DraftForm>
  )
}
