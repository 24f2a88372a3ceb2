import { renameUnit } from '@red-steward/domain/places/commands'
import { UnitNumber, type UnitRow } from '@red-steward/domain/places/place'
import { Form, Input, Select } from 'antd'
import { CommandModal } from '../parts/command-modal.tsx'
import { canonicalUnit } from './add-units.tsx'
import { useDoorsWords } from './doors.words.ts'
import type { BuildingWithDoors } from './doors-panel.tsx'
import { usePlacesWords } from './places.words.ts'
import { useReversible } from './use-reversible.tsx'

interface Fields {
  number: string
  aliases: string[]
}

interface RenameUnitProps {
  building: BuildingWithDoors
  unit: UnitRow
  onClose: () => void
}

/** Another number for a unit. The one it had stays as an alias, so that people who still say it are understood. */
export function RenameUnit({ building, unit, onClose }: RenameUnitProps) {
  const w = useDoorsWords()
  const p = usePlacesWords()
  const reversible = useReversible(renameUnit)
  const { id: unitId, number, aliases } = unit
  const isUnit = (written: string) => UnitNumber.safeParse(canonicalUnit(written)).success
  const unread = (written: string[]) =>
    written.every(isUnit) ? Promise.resolve() : Promise.reject(new Error(w.unitNumberBad))
  return (
    <CommandModal
      title={w.renameUnit(p.unit(number))}
      note={w.renameUnitNote}
      shape={renameUnit}
      initial={{ number, aliases }}
      toInput={(fields: Fields) => {
        const to = canonicalUnit(fields.number)
        const names = [...fields.aliases.map(canonicalUnit), ...(to === number ? [] : [number])]
        return { unitId, number: to, aliases: [...new Set(names)].filter((name) => name !== to) }
      }}
      explain={({ why }) => (why === 'already-exists' ? w.unitTaken : null)}
      onDone={(_answer, sent) =>
        reversible(w.unitRenamed(p.unit(number), p.unit(sent.number)), [{ unitId, number, aliases }])
      }
      onClose={onClose}
    >
      <Form.Item
        name="number"
        label={w.unitNumber}
        rules={[
          { required: true, message: p.needed },
          {
            validator: (_rule, written = '') => {
              const taken = building.units.some((one) => one.id !== unitId && one.number === canonicalUnit(written))
              return taken ? Promise.reject(new Error(w.unitTaken)) : unread([written])
            },
          },
        ]}
      >
        <Input maxLength={4} autoComplete="off" />
      </Form.Item>
      <Form.Item
        name="aliases"
        label={w.unitAliases}
        extra={w.unitAliasesNote}
        rules={[{ validator: (_rule, written: string[] = []) => unread(written) }]}
      >
        <Select mode="tags" open={false} suffixIcon={null} tokenSeparators={['、', '，', ',', ' ']} maxCount={9} />
      </Form.Item>
    </CommandModal>
  )
}
