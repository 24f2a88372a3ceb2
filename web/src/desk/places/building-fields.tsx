import type { Polygon } from '@red-steward/domain/places/place'
import { Form, Input, Select } from 'antd'
import { AliasesField, CountField, NumberField } from './fields.tsx'
import { useNeighbours } from './neighbours.ts'
import { OutlineField } from './outline-field.tsx'
import { compareText, type Places } from './place-nodes.ts'
import { usePlacesWords } from './places.words.ts'

export interface BuildingFacts {
  compoundId: string
  phase: number | null
  number: string
  name: string | null
  aliases: string[]
  floors: number
  polygon: Polygon | null
}

interface BuildingFieldsProps {
  places: Places
  building?: { id: string; polygon: Polygon | null }
  /** The compound it stands in, before the form has said so. */
  at: string
  /** Fields a new building has beside these. */
  more?: React.ReactNode
}

export function BuildingFields({ places, building, at, more }: BuildingFieldsProps) {
  const w = usePlacesWords()
  const neighbours = useNeighbours(building?.id)
  const compoundId = Form.useWatch('compoundId') as string | undefined
  const compounds = places.compounds.toSorted((a, b) => compareText(a.name, b.name))
  return (
    <div className="building-fields">
      <div>
        <Form.Item name="compoundId" label={w.compound}>
          <Select
            showSearch={{ optionFilterProp: 'label' }}
            options={compounds.map(({ id, name }) => ({ value: id, label: name }))}
          />
        </Form.Item>
        <div className="field-pair">
          <NumberField />
          <CountField name="phase" label={w.phase} note={w.phaseNote} min={1} max={20} />
        </div>
        <div className="field-pair">
          <CountField name="floors" label={w.floors} min={1} max={200} />
          <Form.Item name="name" label={w.buildingName} extra={w.buildingNameNote}>
            <Input maxLength={60} autoComplete="off" />
          </Form.Item>
        </div>
        {more}
        <AliasesField />
      </div>
      <Form.Item name="polygon" label={w.outline} className="outline-item">
        <OutlineField saved={building?.polygon ?? null} compoundId={compoundId ?? at} neighbours={neighbours} />
      </Form.Item>
    </div>
  )
}

/** As the command takes it: empty text is no name. */
export function factsOf({ compoundId, phase, number, name, aliases, floors, polygon }: BuildingFacts): BuildingFacts {
  const named = name?.trim() || null
  return { compoundId, phase: phase ?? null, number, name: named, aliases, floors, polygon }
}
