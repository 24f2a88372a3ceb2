// Every building of one's reach with its units as buttons: any door is two taps away.
import type { BuildingDocument, DwellingDocument } from '@red-steward/domain/places/documents'
import { useMemo, useState } from 'react'
import { TextField } from '../../ui/field.tsx'
import { Empty } from '../../ui/parts.tsx'
import type { Replica } from '../offline/device.ts'
import { ageOfContact, buildingName, lastContactAt } from '../parts/reading.ts'
import { useDocuments } from '../shell/device-context.ts'
import { useNow } from '../shell/now.ts'
import { Page } from '../shell/page.tsx'
import { href } from '../shell/route.ts'
import './doors.css'
import { useDoorsWords } from './doors.words.ts'

export default function DoorsPage() {
  const w = useDoorsWords()
  const now = useNow()
  const [sought, setSought] = useState('')
  const rows = useDocuments((replica) => rowsOf(replica, now), [now.slice(0, 13)])
  const groups = useMemo(() => groupsOf(rows, sought), [rows, sought])
  return (
    <Page title={w.title} note={rows.length > 0 ? w.buildings(rows.length) : undefined}>
      {rows.length > 8 && (
        <TextField label={w.find} type="search" inputMode="search" value={sought} onChange={setSought} />
      )}
      {rows.length === 0 && <Empty>{w.none}</Empty>}
      {rows.length > 0 && groups.length === 0 && <Empty>{w.noMatch}</Empty>}
      {groups.map(([compound, own]) => (
        <section key={compound} className="ui-stack" aria-label={compound}>
          <h2 className="ui-heading">{compound}</h2>
          <ul className="ui-list">
            {own.map((row) => (
              <BuildingRow key={row.building.id} row={row} />
            ))}
          </ul>
        </section>
      ))}
    </Page>
  )
}

interface Row {
  building: BuildingDocument
  doors: number
  overYear: number
}

function BuildingRow({ row: { building, doors, overYear } }: { row: Row }) {
  const w = useDoorsWords()
  const units = building.units.length > 0 ? building.units : [{ id: '', number: '' }]
  return (
    <li className="building-row">
      <div className="building-name">
        <strong>{buildingName(building)}</strong>
        <small className="quiet">
          {w.doors(doors)}
          {overYear > 0 && ` · ${w.overYear(overYear)}`}
        </small>
      </div>
      <div className="ui-chips">
        {units.map((unit) => (
          <a
            key={unit.id}
            className="ui-button"
            href={href('doors', building.id, ...(unit.id ? [unit.id] : []))}
            aria-label={`${buildingName(building)} ${unit.number ? w.unit(unit.number) : w.noUnit}`}
          >
            {unit.number ? w.unit(unit.number) : w.noUnit}
          </a>
        ))}
      </div>
    </li>
  )
}

function rowsOf(replica: Replica, now: string): Row[] {
  return replica
    .all<BuildingDocument>('building')
    .map((building) => {
      const doors = replica.of<DwellingDocument>('dwelling', 'buildingId', building.id)
      const overYear = doors.filter(
        (door) => door.use !== 'VACANT' && ['old', 'never'].includes(ageOfContact(lastContactAt(replica, door), now)),
      )
      return { building, doors: doors.length, overYear: overYear.length }
    })
    .toSorted((one, other) => compare(sortKey(one.building), sortKey(other.building)))
}

const sortKey = ({ compound, phase, number }: BuildingDocument) => `${compound} ${phase ?? 0} ${number}`
const compare = (one: string, other: string) => one.localeCompare(other, 'zh-CN', { numeric: true })

function groupsOf(rows: readonly Row[], sought: string): [string, Row[]][] {
  const wanted = sought.trim().toLowerCase()
  const groups = new Map<string, Row[]>()
  for (const row of rows) {
    const { compound, number, compoundAliases } = row.building
    const fits = !wanted || number.toLowerCase() === wanted.replace(/(号楼?|栋|幢)$/, '')
    if (!fits && ![compound, ...compoundAliases].some((name) => name.toLowerCase().includes(wanted))) continue
    groups.set(compound, [...(groups.get(compound) ?? []), row])
  }
  return [...groups]
}
