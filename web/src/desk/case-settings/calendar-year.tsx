import type { showCalendar } from '@red-steward/domain/cases/settings'
import { language } from '../../lib/language.ts'
import { today } from '../../lib/time.ts'
import { useSettingsWords } from './settings.words.ts'

export type Calendar = (typeof showCalendar)['answer']['_output']

interface CalendarYearProps {
  year: number
  calendar: Calendar
  onDay: (day: string) => void
}

export function CalendarYear({ year, calendar, onDay }: CalendarYearProps) {
  const spoken = language.use()
  const months = Array.from({ length: 12 }, (_, at) => at)
  const name = new Intl.DateTimeFormat(spoken === 'zh' ? 'zh-CN' : 'en-GB', { month: 'long', timeZone: 'UTC' })
  const weekdays = spoken === 'zh' ? [...'一二三四五六日'] : ['M', 'T', 'W', 'T', 'F', 'S', 'S']
  return (
    <div className="calendar-year">
      {months.map((month) => {
        const first = new Date(Date.UTC(year, month, 1))
        const blanks = (first.getUTCDay() + 6) % 7
        const days = new Date(Date.UTC(year, month + 1, 0)).getUTCDate()
        return (
          <section key={month} className="card calendar-month">
            <h3>{name.format(first)}</h3>
            <div className="calendar-grid">
              {weekdays.map((weekday, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: two weekdays share a letter in English
                <span key={at} className="calendar-weekday" aria-hidden>
                  {weekday}
                </span>
              ))}
              {Array.from({ length: days }, (_, at) => {
                const day = new Date(Date.UTC(year, month, at + 1)).toISOString().slice(0, 10)
                return (
                  <CalendarDay
                    key={day}
                    day={day}
                    column={at === 0 ? blanks + 1 : 0}
                    calendar={calendar}
                    onDay={onDay}
                  />
                )
              })}
            </div>
          </section>
        )
      })}
    </div>
  )
}

interface CalendarDayProps {
  day: string
  /** Of the first day of the month; 0: follows the one before. */
  column: number
  calendar: Calendar
  onDay: (day: string) => void
}

function CalendarDay({ day, column, calendar, onDay }: CalendarDayProps) {
  const w = useSettingsWords()
  const weekday = new Date(day).getUTCDay()
  const here = calendar.days.find((one) => one.day === day)
  const isOff = calendar.off.includes(day)
  const isMakeUp = calendar.makeUp.includes(day)
  const isWeekend = weekday === 0 || weekday === 6
  const works = here ? here.works : isOff ? false : isMakeUp || !isWeekend
  const sign = here ? '●' : isOff ? w.off : isMakeUp ? w.makeUp : ''
  const kind = here ? 'day-local' : isOff ? 'day-off' : isMakeUp ? 'day-make-up' : isWeekend ? 'day-weekend' : ''
  const said = [Number(day.slice(8)), day, works ? w.legendWork : w.off, here?.name].filter(Boolean).join(' ')
  return (
    <button
      type="button"
      className={`calendar-day ${kind} ${works ? '' : 'day-rest'} ${day === today() ? 'day-today' : ''}`}
      style={column > 0 ? { gridColumnStart: column } : undefined}
      aria-label={said}
      title={said}
      onClick={() => onDay(day)}
    >
      {Number(day.slice(8))}
      <small aria-hidden>{sign}</small>
    </button>
  )
}
