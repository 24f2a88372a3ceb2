import { newId } from '@red-steward/domain/ids'
import { readBuildingNumber } from '@red-steward/domain/places/building-import'
import { createBuilding } from '@red-steward/domain/places/commands'
import type { GridRow } from '@red-steward/domain/places/place'
import { placesUndo } from '@red-steward/domain/places/undoing'
import { Form, Select } from 'antd'
import { useState } from 'react'
import { useActor } from '../parts/session-context.tsx'
import { useUndoable } from '../registry/use-undoable.tsx'
import { type BuildingFacts, BuildingFields, factsOf } from './building-fields.tsx'
import { DraftForm } from './draft-form.tsx'
import { CountField } from './fields.tsx'
import { buildingLabel, type Places } from './place-nodes.ts'
import { usePlacesWords } from './places.words.ts'

interface Fields extends BuildingFacts {
  gridId: string | null
  units: number
}

interface NewBuildingProps {
  compoundId: string
  places: Places
  grids: readonly GridRow[]
  onMade: (buildingId: string) => void
  onCancel: () => void
}

export function NewBuilding({ compoundId, places, grids, onMade, onCancel }: NewBuildingProps) {
  const w = usePlacesWords()
  const undoable = useUndoable(placesUndo)
  const seesAll = useActor()?.grids === 'all'
  const [id] = useState(newId)
  const [before] = useState<Fields>(() => {
    const like = places.buildings.findLast((building) => building.compoundId === compoundId)
    return {
      ...{ compoundId, phase: like?.phase ?? null, number: '', name: null, aliases: [], polygon: null },
      floors: like?.floors ?? 6,
      units: like?.units.length ?? 1,
      gridId: like?.gridId ?? (seesAll ? null : (grids[0]?.id ?? null)),
    }
  })
  return (
    <section className="card">
      <h2>{w.newBuilding}</h2>
      <DraftForm
        before={before}
        shape={createBuilding}
        toInput={(fields: Fields) => ({
          id,
          gridId: fields.gridId ?? null,
          ...factsOf({ ...fields, number: readBuildingNumber(fields.number) ?? fields.number }),
          units: Array.from({ length: fields.units }, (_, index) => ({ id: newId(), number: String(index + 1) })),
        })}
        byField={{
          'already-exists': { field: 'number', text: w.numberTaken },
          'grid-out-of-reach': { field: 'gridId' },
        }}
        onSaved={(input, _opposite, commandId) => {
          undoable(w.created(buildingLabel(input as BuildingFacts)), commandId, onCancel)
          onMade(id)
        }}
        okText={w.create}
        isNew
        onCancel={onCancel}
      >
        <BuildingFields
          places={places}
          at={compoundId}
          more={
            <div className="field-pair">
              <CountField name="units" label={w.unitsCount} note={w.unitsNote} min={0} max={50} />
              <Form.Item name="gridId" label={w.grid}>
                <Select
                  allowClear={seesAll}
                  placeholder={w.noGrid}
                  options={grids.map(({ id: value, name }) => ({ value, label: name }))}
                />
              </Form.Item>
            </div>
          }
        />
      </DraftForm>
    </section>
  )
}
