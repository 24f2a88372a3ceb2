import type { CapacityDocument } from '@red-steward/domain/care/documents'
import { usualCapacity } from '@red-steward/domain/care/today'
import { setCapacity } from '@red-steward/domain/care/today-query'
import { OneOf } from '../../ui/chips.tsx'
import { capacityOf } from '../parts/capacity.ts'
import { useSave, useSavedToast } from '../parts/save.ts'
import { useDeviceState, useDocuments } from '../shell/device-context.ts'
import { useMeWords } from './me.words.ts'

const HOURS = [1, 2, 3, 4, 6] as const

/** How much of the day is for visits and calls: Today holds no more. Seen by nobody else. */
export function MyDay() {
  const w = useMeWords()
  const save = useSave()
  const savedToast = useSavedToast()
  const me = useDeviceState((device) => device.worker?.accountId ?? '')
  const { minutesADay, minutesPerVisit } = useDocuments((replica) => capacityOf(replica, me), [me])
  const choices = [...new Set([...HOURS.map((hours) => hours * 60), usualCapacity.minutesADay, minutesADay])]
  async function set(minutes: number) {
    const input = { minutesADay: minutes, minutesPerVisit }
    const shown: CapacityDocument = { ...input, kind: 'capacity', id: me, buildingId: null, version: 0 }
    const id = await save(setCapacity, input, { about: [me], shows: [{ put: shown }] })
    if (id) savedToast(w.myDaySaved, [id])
  }
  return (
    <section className="ui-card ui-stack">
      <OneOf
        label={w.myDay}
        choices={choices.sort((a, b) => a - b).map((value) => ({ value: `${value}`, text: w.myDayMinutes(value) }))}
        value={`${minutesADay}`}
        onChange={(value) => void set(Number(value))}
      />
      <p className="quiet small">{w.myDayNote}</p>
    </section>
  )
}
