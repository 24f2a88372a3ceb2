import { correctDwelling, retireDwelling, setDwellingUse } from '@red-steward/domain/places/commands'
import { type DwellingRow, type DwellingUse, Room } from '@red-steward/domain/places/place'
import { Link } from '@tanstack/react-router'
import { Button, Flex, Form, Input, InputNumber, Modal, Select } from 'antd'
import { useState } from 'react'
import { useSend } from '../parts/ask.ts'
import { CommandModal } from '../parts/command-modal.tsx'
import { useMay } from '../parts/session-context.tsx'
import { CodeSelect, useCode } from '../registry/codes.tsx'
import { useDoorsWords } from './doors.words.ts'
import type { BuildingWithDoors } from './doors-panel.tsx'
import { usePlacesWords } from './places.words.ts'
import { Retire } from './retire.tsx'
import { useReversible } from './use-reversible.tsx'

interface DoorDialogProps {
  door: DwellingRow
  building: BuildingWithDoors
  mayEdit: boolean
  onClose: () => void
}

/** What can be done with one door: its use (saved at once, and taken back at once), its number, its end. */
export function DoorDialog({ door, building, mayEdit, onClose }: DoorDialogProps) {
  const w = useDoorsWords()
  const p = usePlacesWords()
  const code = useCode()
  const [correcting, setCorrecting] = useState(false)
  const maySetUse = useMay('registry.edit').allowed
  const mayOpen = useMay('registry.read').allowed
  const reversible = useReversible(setDwellingUse)
  const { id: dwellingId, doorKey } = door
  const setting = useSend(setDwellingUse, {
    onDone: (_answer, { use }) =>
      reversible(w.nowUsedAs(doorKey, code('dwellingUse', use)), [{ dwellingId, use: door.use }]),
  })
  if (correcting) return <CorrectDoor door={door} building={building} onClose={onClose} />
  return (
    <Modal open title={`${w.door} ${doorKey}`} footer={null} onCancel={onClose} width={420}>
      <div className="stack">
        <div>
          <span className="quiet">{w.use}</span>
          <CodeSelect
            table="dwellingUse"
            aria-label={w.use}
            value={door.use}
            disabled={!maySetUse}
            loading={setting.isPending}
            onChange={(use: DwellingUse) => setting.mutate({ dwellingId, use })}
            style={{ width: '100%' }}
          />
        </div>
        <Flex gap={8} wrap>
          {mayOpen && (
            <Link to="/dwellings/$dwellingId" params={{ dwellingId }}>
              <Button>{w.openHome}</Button>
            </Link>
          )}
          {mayEdit && <Button onClick={() => setCorrecting(true)}>{w.correct}</Button>}
          {mayEdit && (
            <Retire
              title={w.retireDoor(doorKey)}
              note={w.retireDoorNote}
              shape={retireDwelling}
              input={{ dwellingId }}
              done={p.retired(doorKey)}
              onDone={onClose}
            />
          )}
        </Flex>
      </div>
    </Modal>
  )
}

interface Fields {
  unitId: string | null
  floor: number
  room: string
}

function CorrectDoor({ door, building, onClose }: Omit<DoorDialogProps, 'mayEdit'>) {
  const w = useDoorsWords()
  const p = usePlacesWords()
  const reversible = useReversible(correctDwelling)
  const { id: dwellingId, unitId, floor, room } = door
  const canonical = (written: string) => written.normalize('NFKC').trim().toUpperCase()
  return (
    <CommandModal
      title={`${w.correct} ${door.doorKey}`}
      shape={correctDwelling}
      initial={{ unitId, floor, room }}
      toInput={(fields: Fields) => ({
        dwellingId,
        ...fields,
        unitId: fields.unitId ?? null,
        room: canonical(fields.room),
      })}
      explain={({ why }) => (why === 'already-exists' ? w.doorTaken : null)}
      onDone={() => reversible(w.corrected, [{ dwellingId, unitId, floor, room }])}
      onClose={onClose}
    >
      <Form.Item name="unitId" label={w.unit}>
        <Select
          allowClear
          placeholder={p.noUnit}
          options={building.units.map(({ id, number }) => ({ value: id, label: p.unit(number) }))}
        />
      </Form.Item>
      <div className="field-pair">
        <Form.Item name="floor" label={w.floor} rules={[{ required: true, message: p.needed }]}>
          <InputNumber min={-9} max={building.floors} precision={0} style={{ width: '100%' }} />
        </Form.Item>
        <Form.Item
          name="room"
          label={w.room}
          rules={[
            { required: true, message: p.needed },
            {
              validator: (_rule, value = '') =>
                Room.safeParse(canonical(value)).success
                  ? Promise.resolve()
                  : Promise.reject(new Error(w.roomsUnread(value))),
            },
          ]}
        >
          <Input maxLength={12} autoComplete="off" />
        </Form.Item>
      </div>
    </CommandModal>
  )
}
