import { newId } from '@red-steward/domain/ids'
import { addDwellings, createBuilding } from '@red-steward/domain/places/commands'
import type { BuildingRow, GridRow } from '@red-steward/domain/places/place'
import { Alert, App, Form, InputNumber, Modal, Progress, Select } from 'antd'
import { useState } from 'react'
import { useFailureText } from '../../lib/refusal-text.ts'
import { useSend } from '../parts/ask.ts'
import { useActor } from '../parts/session-context.tsx'
import { planDoors } from './door-pattern.ts'
import { useDoorsWords } from './doors.words.ts'
import { usePlacesWords } from './places.words.ts'
import './doors.css'

interface Fields {
  from: number
  to: number
  phase: number | null
  floors: number
  units: number
  perFloor: number
  gridId: string | null
}

interface NewBuildingsProps {
  compoundId: string
  /** The buildings the compound has already. */
  own: readonly BuildingRow[]
  grids: readonly GridRow[]
  onClose: () => void
}

const MOST = 60

/** Buildings alike, one after another with all their doors. Those that are there already are left alone, so a run that broke off is simply run again. */
export function NewBuildings({ compoundId, own, grids, onClose }: NewBuildingsProps) {
  const w = usePlacesWords()
  const d = useDoorsWords()
  const { message } = App.useApp()
  const failureText = useFailureText()
  const seesAll = useActor()?.grids === 'all'
  const [form] = Form.useForm<Fields>()
  const initial: Fields = {
    ...{ from: 1, to: 10, phase: null, floors: 6, units: 2, perFloor: 2 },
    gridId: seesAll ? null : (grids[0]?.id ?? null),
  }
  const fields: Fields = { ...initial, ...(Form.useWatch([], form) as Partial<Fields> | undefined) }
  const [made, setMade] = useState<number | null>(null)
  const [failure, setFailure] = useState<string | null>(null)
  const creating = useSend(createBuilding, { quiet: true })
  const adding = useSend(addDwellings, { quiet: true })
  const numbers = numbersOf(fields)
  const isThere = (number: string) => own.some((one) => one.number === number && one.phase === (fields.phase ?? null))
  const wanted = numbers.filter((number) => !isThere(number))

  async function make() {
    setFailure(null)
    for (const [at, number] of wanted.entries()) {
      setMade(at)
      try {
        await makeOne(number)
      } catch (problem) {
        setFailure(w.brokeOff(number, failureText(problem)))
        setMade(null)
        return
      }
    }
    void message.success(w.buildingsMade(wanted.length))
    onClose()
  }
  async function makeOne(number: string) {
    const { floors, phase, gridId, perFloor } = fields
    const id = newId()
    const units = Array.from({ length: fields.units }, (_, index) => ({ id: newId(), number: String(index + 1) }))
    const facts = { name: null, aliases: [], polygon: null, compoundId, phase: phase ?? null, gridId: gridId ?? null }
    await creating.mutateAsync({ id, ...facts, number, floors, units })
    const doors = planDoors(
      {
        unitIds: units.length > 0 ? units.map((unit) => unit.id) : [null],
        ...{ fromFloor: 1, toFloor: floors, doorsPerFloor: perFloor, firstDoor: 1 },
        ...{ numbering: 'restart', withoutFloors: [] },
      },
      [],
    )
    if (doors.length === 0) return
    const dwellings = doors.map(({ unitId, floor, room }) => ({
      id: newId(),
      unitId,
      floor,
      room,
      use: 'UNKNOWN' as const,
    }))
    await adding.mutateAsync({ buildingId: id, dwellings })
  }

  const count = (name: keyof Fields, label: string, min: number, max: number, extra?: string) => (
    <Form.Item name={name} label={label} {...(extra ? { extra } : {})}>
      <InputNumber min={min} max={max} precision={0} style={{ width: '100%' }} />
    </Form.Item>
  )
  return (
    <Modal
      open
      title={w.newBuildings}
      okText={wanted.length > 0 ? w.makeBuildings(wanted.length) : d.nothingToAdd}
      okButtonProps={{ disabled: wanted.length === 0 }}
      confirmLoading={made !== null}
      onOk={() => void make()}
      cancelText={w.cancel}
      cancelButtonProps={{ disabled: made !== null }}
      closable={made === null}
      mask={{ closable: false }}
      onCancel={onClose}
    >
      <p className="quiet">{w.newBuildingsNote}</p>
      {failure && <Alert type="error" showIcon role="alert" title={failure} style={{ marginBottom: 16 }} />}
      <Form<Fields> form={form} layout="vertical" initialValues={initial} disabled={made !== null}>
        <div className="field-pair">
          {count('from', w.fromNumber, 1, 9999)}
          {count('to', w.toNumber, 1, 9999)}
          {count('phase', w.phase, 1, 20, w.phaseNote)}
          {count('floors', w.floors, 1, 200)}
          {count('units', w.unitsCount, 0, 50, w.unitsNote)}
          {count('perFloor', w.perFloorOfUnit, 0, 20)}
          <Form.Item name="gridId" label={w.grid}>
            <Select
              allowClear={seesAll}
              placeholder={w.noGrid}
              options={grids.map(({ id, name }) => ({ value: id, label: name }))}
            />
          </Form.Item>
        </div>
      </Form>
      {made === null ? (
        <div className="floor-doors">
          {numbers.map((number) => (
            <span key={number} className="door-chip num" data-state={isThere(number) ? 'there' : 'new'}>
              {number} {isThere(number) && <small>{d.alreadyThere}</small>}
            </span>
          ))}
        </div>
      ) : (
        <Progress percent={Math.round((made / wanted.length) * 100)} />
      )}
    </Modal>
  )
}

function numbersOf({ from, to }: Fields): string[] {
  if (!(from && to) || to < from) return []
  return Array.from({ length: Math.min(to - from + 1, MOST) }, (_, index) => String(from + index))
}
