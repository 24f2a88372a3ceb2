import { newId } from '@red-steward/domain/ids'
import { addDwellings } from '@red-steward/domain/places/commands'
import type { DwellingUse } from '@red-steward/domain/places/place'
import { placesUndo } from '@red-steward/domain/places/undoing'
import { Alert, Checkbox, Form, Input, InputNumber, Radio, Segmented } from 'antd'
import { useState } from 'react'
import { CommandModal } from '../parts/command-modal.tsx'
import { CodeSelect } from '../registry/codes.tsx'
import { useUndoable } from '../registry/use-undoable.tsx'
import { type DoorPattern, MOST_DOORS, type PlannedDoor, planDoors, readFloors, readRooms } from './door-pattern.ts'
import { DoorPreview, keyOfDoor } from './door-preview.tsx'
import { useDoorsWords } from './doors.words.ts'
import type { BuildingWithDoors } from './doors-panel.tsx'
import { usePlacesWords } from './places.words.ts'

const NO_UNIT = 'none'

interface Fields extends Omit<DoorPattern, 'unitIds' | 'withoutFloors'> {
  way: 'pattern' | 'rooms'
  units: string[]
  without: string
  rooms: string
  use: DwellingUse
}

interface AddDoorsProps {
  building: BuildingWithDoors
  /** The unit being looked at: doors go there unless another is chosen. */
  unitId: string | undefined
  onClose: () => void
}

/** Doors in bulk: the plan is shown as it will stand, and nothing is written before it was seen. */
export function AddDoors({ building, unitId, onClose }: AddDoorsProps) {
  const w = useDoorsWords()
  const undoable = useUndoable(placesUndo)
  const [form] = Form.useForm<Fields>()
  const [leftOut, setLeftOut] = useState<ReadonlySet<string>>(new Set())
  const initial = initialFields(building, unitId)
  const fields: Fields = { ...initial, ...(Form.useWatch([], form) as Partial<Fields> | undefined) }
  const { doors, unread } = planOf(fields, building)
  const fitting = doors.filter(({ floor }) => floor <= building.floors)
  const wanted = fitting.filter((door) => !door.exists && !leftOut.has(keyOfDoor(door)))
  const isTooMany = wanted.length > MOST_DOORS

  function toggle(door: PlannedDoor) {
    const key = keyOfDoor(door)
    setLeftOut((before) => new Set(before.has(key) ? [...before].filter((other) => other !== key) : [...before, key]))
  }
  return (
    <CommandModal
      title={`${building.address} · ${w.addDoors}`}
      note={w.addDoorsNote}
      okText={wanted.length > 0 ? w.add(wanted.length) : w.nothingToAdd}
      width={980}
      form={form}
      shape={addDwellings}
      initial={initial}
      toInput={({ use }: Fields) =>
        wanted.length === 0 || isTooMany
          ? null
          : {
              buildingId: building.id,
              dwellings: wanted.map(({ unitId: unit, floor, room }) => ({
                id: newId(),
                unitId: unit,
                floor,
                room,
                use,
              })),
            }
      }
      onDone={(_answer, { dwellings }, commandId) => undoable(w.added(dwellings.length), commandId)}
      onClose={onClose}
    >
      <div className="add-doors">
        <div>
          <Form.Item name="way">
            <Segmented
              options={[
                { value: 'pattern', label: w.byPattern },
                { value: 'rooms', label: w.byRooms },
              ]}
            />
          </Form.Item>
          <div className="door-pattern">
            {building.units.length > 0 && (
              <Form.Item name="units" label={w.inUnits} className="wide">
                <UnitChoice building={building} />
              </Form.Item>
            )}
            {fields.way === 'pattern' ? <PatternFields /> : <RoomsField unread={unread} />}
            <Form.Item name="use" label={w.use}>
              <CodeSelect table="dwellingUse" />
            </Form.Item>
          </div>
        </div>
        <div className="stack">
          {fitting.length < doors.length && <Alert type="warning" showIcon title={w.aboveBuilding(building.floors)} />}
          {isTooMany && <Alert type="warning" showIcon title={w.tooMany(MOST_DOORS)} />}
          <DoorPreview doors={fitting} units={building.units} leftOut={leftOut} onToggle={toggle} />
        </div>
      </div>
    </CommandModal>
  )
}

function UnitChoice({ building, ...field }: { building: BuildingWithDoors; value?: string[]; onChange?: () => void }) {
  const p = usePlacesWords()
  return (
    <Checkbox.Group
      {...field}
      options={[
        ...building.units.map(({ id, number }) => ({ value: id, label: p.unit(number) })),
        { value: NO_UNIT, label: p.noUnit },
      ]}
    />
  )
}

function PatternFields() {
  const w = useDoorsWords()
  const count = (name: string, label: string, min: number, max: number, extra?: string) => (
    <Form.Item name={name} label={label} {...(extra ? { extra } : {})}>
      <InputNumber min={min} max={max} precision={0} style={{ width: '100%' }} />
    </Form.Item>
  )
  return (
    <>
      {count('fromFloor', w.fromFloor, -9, 200)}
      {count('toFloor', w.toFloor, -9, 200)}
      {count('doorsPerFloor', w.perFloor, 1, 60)}
      {count('firstDoor', w.firstDoor, 1, 99, w.firstDoorNote)}
      <Form.Item name="numbering" label={w.numbering}>
        <Radio.Group
          options={[
            { value: 'restart', label: w.restart },
            { value: 'continue', label: w.continue },
          ]}
        />
      </Form.Item>
      <Form.Item name="without" label={w.without} extra={w.withoutNote}>
        <Input autoComplete="off" maxLength={60} />
      </Form.Item>
    </>
  )
}

function RoomsField({ unread }: { unread: string[] }) {
  const w = useDoorsWords()
  const problem = unread.length > 0 ? { validateStatus: 'error' as const, help: w.roomsUnread(unread.join(' ')) } : {}
  return (
    <Form.Item name="rooms" label={w.rooms} extra={w.roomsNote} className="wide" {...problem}>
      <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} maxLength={4000} />
    </Form.Item>
  )
}

function initialFields(building: BuildingWithDoors, unitId: string | undefined): Fields {
  const ids = building.units.map(({ id }) => id)
  const units = ids.length === 0 ? [NO_UNIT] : ids.filter((id) => unitId === undefined || id === unitId)
  return {
    ...{ way: 'pattern', units, fromFloor: 1, toFloor: building.floors, doorsPerFloor: 2, firstDoor: 1 },
    ...{ numbering: 'restart', without: '', rooms: '', use: 'UNKNOWN' },
  }
}

function planOf(fields: Fields, building: BuildingWithDoors): { doors: PlannedDoor[]; unread: string[] } {
  const order = [...building.units.map(({ id }) => id), NO_UNIT]
  const unitIds = order.filter((id) => fields.units?.includes(id)).map((id) => (id === NO_UNIT ? null : id))
  if (fields.way === 'rooms') {
    const read = unitIds.map((unitId) => readRooms(fields.rooms ?? '', unitId, building.doors))
    return { doors: read.flatMap(({ doors }) => doors), unread: read[0]?.unread ?? [] }
  }
  const { fromFloor, toFloor, doorsPerFloor, firstDoor, numbering } = fields
  if (!(fromFloor && toFloor && doorsPerFloor && firstDoor)) return { doors: [], unread: [] }
  const withoutFloors = readFloors(fields.without ?? '')
  const pattern = { unitIds, fromFloor, toFloor, doorsPerFloor, firstDoor, numbering, withoutFloors }
  return { doors: planDoors(pattern, building.doors), unread: [] }
}
