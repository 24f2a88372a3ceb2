import type { PlannedDoor } from './door-pattern.ts'
import { useDoorsWords } from './doors.words.ts'
import { usePlacesWords } from './places.words.ts'

interface DoorPreviewProps {
  doors: readonly PlannedDoor[]
  units: readonly { id: string; number: string }[]
  leftOut: ReadonlySet<string>
  onToggle: (door: PlannedDoor) => void
}

export function keyOfDoor({ unitId, room }: Pick<PlannedDoor, 'unitId' | 'room'>): string {
  return `${unitId ?? ''}/${room}`
}

/** The planned doors as they will stand on the wall: floors downwards, units side by side. */
export function DoorPreview({ doors, units, leftOut, onToggle }: DoorPreviewProps) {
  const w = useDoorsWords()
  const p = usePlacesWords()
  const floors = [...new Set(doors.map(({ floor }) => floor))].sort((a, b) => b - a)
  const columns = [...units.map(({ id }) => id), null].filter((id) => doors.some(({ unitId }) => unitId === id))
  const titleOf = (id: string | null) => (id === null ? p.noUnit : p.unit(units.find((unit) => unit.id === id)!.number))
  if (doors.length === 0) return null
  return (
    <section className="door-preview" aria-label={w.preview}>
      <p className="quiet">
        {w.preview} · {w.previewNote}
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: when all doors are there nothing inside takes the focus, and a keyboard must still scroll */}
      <div className="door-preview-scroll" tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">{w.floor}</th>
              {columns.map((id) => (
                <th scope="col" key={id ?? 'none'}>
                  {titleOf(id)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {floors.map((floor) => (
              <tr key={floor}>
                <th scope="row" className="num">
                  {floor}
                </th>
                {columns.map((id) => (
                  <td key={id ?? 'none'}>
                    {doors
                      .filter((door) => door.floor === floor && door.unitId === id)
                      .map((door) => (
                        <PlannedChip
                          key={door.room}
                          door={door}
                          isOut={leftOut.has(keyOfDoor(door))}
                          onToggle={() => onToggle(door)}
                        />
                      ))}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

function PlannedChip({ door, isOut, onToggle }: { door: PlannedDoor; isOut: boolean; onToggle: () => void }) {
  const w = useDoorsWords()
  if (door.exists) {
    return (
      <span className="door-chip num" data-state="there">
        {door.room} <small>{w.alreadyThere}</small>
      </span>
    )
  }
  return (
    <button
      type="button"
      className="door-chip num"
      data-state={isOut ? 'out' : 'new'}
      aria-pressed={!isOut}
      title={isOut ? w.leftOut : undefined}
      onClick={onToggle}
    >
      {door.room}
    </button>
  )
}
