import { showCalendar } from '@red-steward/domain/cases/settings'
import { Alert, Button } from 'antd'
import { useState } from 'react'
import { today } from '../../lib/time.ts'
import { Answered } from '../parts/answered.tsx'
import { useAsk } from '../parts/ask.ts'
import { CalendarDayDialog } from './calendar-day-dialog.tsx'
import { CalendarYear } from './calendar-year.tsx'
import { HoursPanel } from './hours-panel.tsx'
import { useSettingsWords } from './settings.words.ts'

/** A year at a glance; a click on a day says how it counts here. */
export function CalendarTab() {
  const w = useSettingsWords()
  const [year, setYear] = useState(Number(today().slice(0, 4)))
  const [day, setDay] = useState<string | null>(null)
  const answer = useAsk(showCalendar, { year }, { keep: true })
  return (
    <div className="stack">
      <div className="row-line">
        <Button aria-label={w.before} onClick={() => setYear(year - 1)}>
          ‹
        </Button>
        <h2 className="calendar-year-title num">{year}</h2>
        <Button aria-label={w.after} onClick={() => setYear(year + 1)}>
          ›
        </Button>
        <Legend />
      </div>
      <Answered of={answer}>
        {(calendar) => (
          <>
            {!calendar.isKnown && <Alert type="warning" showIcon title={w.unknownYear(String(year))} />}
            <CalendarYear year={year} calendar={calendar} onDay={setDay} />
            <HoursPanel hours={calendar.hours} />
            {day && (
              <CalendarDayDialog
                day={day}
                set={calendar.days.find((one) => one.day === day)}
                onClose={() => setDay(null)}
              />
            )}
          </>
        )}
      </Answered>
    </div>
  )
}

function Legend() {
  const w = useSettingsWords()
  return (
    <span className="calendar-legend row-small">
      <span>
        <i className="calendar-day day-off">{w.off}</i> {w.legendOff}
      </span>
      <span>
        <i className="calendar-day day-make-up">{w.makeUp}</i> {w.legendMakeUp}
      </span>
      <span>
        <i className="calendar-day day-local">●</i> {w.legendLocal}
      </span>
    </span>
  )
}
