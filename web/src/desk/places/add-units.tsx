import { newId } from '@red-steward/domain/ids'
import { addUnits } from '@red-steward/domain/places/commands'
import { UnitNumber } from '@red-steward/domain/places/place'
import { placesUndo } from '@red-steward/domain/places/undoing'
import { Form, Select } from 'antd'
import { CommandModal } from '../parts/command-modal.tsx'
import { useUndoable } from '../registry/use-undoable.tsx'
import { useDoorsWords } from './doors.words.ts'
import type { BuildingWithDoors } from './doors-panel.tsx'
import { usePlacesWords } from './places.words.ts'

/** `０１单元` is unit 1. */
export function canonicalUnit(written: string): string {
  return written
    .normalize('NFKC')
    .trim()
    .toUpperCase()
    .replace(/^0+|单元$/g, '')
}

interface Fields {
  numbers: string[]
}

export function AddUnits({ building, onClose }: { building: BuildingWithDoors; onClose: () => void }) {
  const w = useDoorsWords()
  const p = usePlacesWords()
  const undoable = useUndoable(placesUndo)
  const taken = building.units.map(({ number }) => number)
  const next = Math.max(0, ...taken.map(Number).filter(Number.isFinite)) + 1
  return (
    <CommandModal
      title={w.addUnits}
      note={w.addUnitsNote}
      shape={addUnits}
      initial={{ numbers: [String(next)] }}
      toInput={({ numbers }: Fields) => ({
        buildingId: building.id,
        units: numbers.map((number) => ({ id: newId(), number: canonicalUnit(number) })),
      })}
      onDone={(_answer, { units }, commandId) => undoable(w.unitsAdded(units.length), commandId)}
      onClose={onClose}
    >
      <Form.Item
        name="numbers"
        label={w.unitNumbers}
        extra={w.unitNumbersNote}
        rules={[
          { required: true, message: p.needed },
          {
            validator: (_rule, numbers: string[] = []) => {
              if (numbers.some((number) => !UnitNumber.safeParse(canonicalUnit(number)).success)) {
                return Promise.reject(new Error(w.unitNumberBad))
              }
              const twice = numbers.some((number) => taken.includes(canonicalUnit(number)))
              return twice ? Promise.reject(new Error(w.unitTaken)) : Promise.resolve()
            },
          },
        ]}
      >
        <Select mode="tags" open={false} suffixIcon={null} tokenSeparators={['、', '，', ',', ' ']} maxCount={50} />
      </Form.Item>
    </CommandModal>
  )
}
