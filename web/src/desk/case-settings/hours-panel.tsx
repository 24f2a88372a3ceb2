import { setCalendarHours } from '@red-steward/domain/cases/settings'
import { Button, Form, Input } from 'antd'
import { useState } from 'react'
import { today, useTimes } from '../../lib/time.ts'
import { useSend } from '../parts/ask.ts'
import { CommandModal } from '../parts/command-modal.tsx'
import { DayInput } from '../parts/day-input.tsx'
import { checkPeriods, useTellChanged } from './calendar-day-dialog.tsx'
import type { Calendar } from './calendar-year.tsx'
import { periodsText, readPeriods } from './periods-text.ts'
import { useSettingsWords } from './settings.words.ts'

/** Ordinary opening hours, and since when. */
export function HoursPanel({ hours }: { hours: Calendar['hours'] }) {
  const w = useSettingsWords()
  const times = useTimes()
  const tell = useTellChanged()
  const [changing, setChanging] = useState(false)
  const taking = useSend(setCalendarHours, { onDone: tell })
  return (
    <section className="card">
      <div className="household-head">
        <h2>{w.hours}</h2>
        <Button size="small" onClick={() => setChanging(true)}>
          {w.setHours}
        </Button>
      </div>
      <ul className="plain-list">
        {hours.map(({ validFrom, periods }) => (
          <li key={validFrom ?? ''}>
            <span className="num">{periodsText(periods)}</span>
            <span className="quiet num">{validFrom ? w.hoursFrom(times.day(validFrom)) : w.hoursUsual}</span>
            {validFrom && (
              <Button size="small" type="text" onClick={() => taking.mutate({ validFrom, periods: null })}>
                {w.takeBack}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {changing && (
        <CommandModal
          title={w.setHours}
          shape={setCalendarHours}
          initial={{ validFrom: today(), periods: periodsText(hours.at(-1)!.periods) }}
          toInput={({ validFrom, periods }: { validFrom: string; periods: string }) => ({
            validFrom,
            periods: readPeriods(periods),
          })}
          onDone={tell}
          onClose={() => setChanging(false)}
        >
          <Form.Item
            name="periods"
            label={w.hoursText}
            rules={[{ required: true, message: w.needed }, { validator: checkPeriods(w.hoursBad) }]}
          >
            <Input autoFocus />
          </Form.Item>
          <Form.Item name="validFrom" label={w.validFrom} rules={[{ required: true, message: w.needed }]}>
            <DayInput future />
          </Form.Item>
        </CommandModal>
      )}
    </section>
  )
}
