import { EditOutlined } from '@ant-design/icons'
import type { BuildingRow, DwellingRow, UnitRow } from '@red-steward/domain/places/place'
import { Button, Empty, Flex } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { language } from '../../lib/language.ts'
import { useGrades } from '../overview/grades.ts'
import { useIsDark } from '../parts/appearance.ts'
import { AddDoors } from './add-doors.tsx'
import { AddUnits } from './add-units.tsx'
import { DoorDialog } from './door-dialog.tsx'
import { useDoorsWords } from './doors.words.ts'
import { compareText } from './place-nodes.ts'
import { usePlacesWords } from './places.words.ts'
import { RenameUnit } from './rename-unit.tsx'
import './doors.css'

export interface BuildingWithDoors extends BuildingRow {
  address: string
  doors: DwellingRow[]
}

interface DoorsPanelProps {
  building: BuildingWithDoors
  unitId: string | undefined
  mayEdit: boolean
}

/** The doors of a building, unit by unit and floor by floor, each a button to what can be changed of it. */
export function DoorsPanel({ building, unitId, mayEdit }: DoorsPanelProps) {
  const w = useDoorsWords()
  const p = usePlacesWords()
  const [adding, setAdding] = useState<'units' | 'doors' | null>(null)
  const [renaming, setRenaming] = useState<UnitRow | null>(null)
  const [openId, setOpenId] = useState<string | null>(null)
  const open = building.doors.find(({ id }) => id === openId)
  const units = building.units.toSorted((a, b) => compareText(a.number, b.number))
  const groups = [...units, null]
    .map((unit) => ({ unit, doors: building.doors.filter((door) => door.unitId === (unit?.id ?? null)) }))
    .filter(({ unit, doors }) => unit !== null || doors.length > 0)
  return (
    <section className="card">
      <Flex gap={8} align="center" wrap className="pane-head">
        <h2>{w.unitsAndDoors}</h2>
        <span className="quiet num">{w.counts(units.length, building.doors.length)}</span>
        {mayEdit && (
          <span className="pane-head-actions">
            <Button onClick={() => setAdding('units')}>{w.addUnits}</Button>
            <Button type={building.doors.length === 0 ? 'primary' : 'default'} onClick={() => setAdding('doors')}>
              {w.addDoors}
            </Button>
          </span>
        )}
      </Flex>
      {building.doors.length === 0 && <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={w.noDoors} />}
      <div className="units-doors">
        {groups.map(({ unit, doors }) => (
          <UnitDoors
            key={unit?.id ?? 'none'}
            title={unit === null ? p.noUnit : p.unit(unit.number)}
            aliases={unit?.aliases ?? []}
            doors={doors}
            isSought={unit !== null && unit.id === unitId}
            onOpen={setOpenId}
            {...(mayEdit && unit ? { onRename: () => setRenaming(unit) } : {})}
          />
        ))}
      </div>
      {mayEdit && building.doors.length > 0 && <p className="quiet">{w.walk}</p>}
      {adding === 'units' && <AddUnits building={building} onClose={() => setAdding(null)} />}
      {adding === 'doors' && <AddDoors building={building} unitId={unitId} onClose={() => setAdding(null)} />}
      {renaming && <RenameUnit building={building} unit={renaming} onClose={() => setRenaming(null)} />}
      {open && (
        <DoorDialog key={open.id} door={open} building={building} mayEdit={mayEdit} onClose={() => setOpenId(null)} />
      )}
    </section>
  )
}

interface UnitDoorsProps {
  title: string
  aliases: readonly string[]
  doors: DwellingRow[]
  isSought: boolean
  onOpen: (doorId: string) => void
  onRename?: () => void
}

function UnitDoors({ title, aliases, doors, isSought, onOpen, onRename }: UnitDoorsProps) {
  const w = useDoorsWords()
  const p = usePlacesWords()
  const dark = useIsDark()
  const spoken = language.use()
  const here = useRef<HTMLElement>(null)
  useEffect(() => {
    if (isSought) here.current?.scrollIntoView({ block: 'nearest' })
  }, [isSought])
  const floors = [...new Set(doors.map(({ floor }) => floor))].sort((a, b) => b - a)
  return (
    <section className="unit-doors" data-sought={isSought} ref={here} aria-label={title}>
      <h3>
        {title} <span className="quiet num">{doors.length}</span>
        {aliases.length > 0 && <span className="quiet"> {w.alsoUnit(aliases.map(p.unit).join('、'))}</span>}
        {onRename && (
          <Button
            type="text"
            size="small"
            icon={<EditOutlined />}
            aria-label={w.renameUnit(title)}
            title={w.renameUnit(title)}
            onClick={onRename}
          />
        )}
      </h3>
      {doors.length === 0 && <span className="quiet">{w.noDoors}</span>}
      {floors.map((floor) => (
        <div className="floor-doors" key={floor}>
          <span className="floor-number num">{floor}</span>
          {doors
            .filter((door) => door.floor === floor)
            .toSorted((a, b) => compareText(a.room, b.room))
            .map(({ id, room, use }) => {
              const grade = useGrades[use]
              const { soft, ink, strong } = dark ? grade.dark : grade.light
              return (
                <button
                  type="button"
                  className="door-chip num"
                  key={id}
                  style={{ background: soft, color: ink, borderColor: strong }}
                  title={grade.words[spoken]}
                  aria-label={`${room} ${grade.words[spoken]}`}
                  onClick={() => onOpen(id)}
                >
                  {room}
                  <small aria-hidden>{grade.sign[spoken]}</small>
                </button>
              )
            })}
        </div>
      ))}
    </section>
  )
}
