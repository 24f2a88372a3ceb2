import { setCalendarDay } from '@red-steward/domain/cases/settings'
import { App, Form, Input, Radio } from 'antd'
import { useTimes } from '../../lib/time.ts'
import { CommandModal } from '../parts/command-modal.tsx'
import { DayInput } from '../parts/day-input.tsx'
import type { Calendar } from './calendar-year.tsx'
import { periodsText, readPeriods } from './periods-text.ts'
import { useSettingsWords } from './settings.words.ts'

interface Fields {
  works: 'national' | 'works' | 'rests'
  periods?: string
  name?: string
  through?: string | null
}

export function CalendarDayDialog({
  day,
  set,
  onClose,
}: {
  day: string
  set: Calendar['days'][number] | undefined
  onClose: () => void
}) {
  const w = useSettingsWords()
  const times = useTimes()
  const tell = useTellChanged()
  const [form] = Form.useForm<Fields>()
  const works = Form.useWatch('works', form)
  return (
    <CommandModal
      title={w.day(times.day(day))}
      form={form}
      shape={setCalendarDay}
      initial={{
        works: set ? (set.works ? 'works' : 'rests') : 'national',
        periods: set?.periods ? periodsText(set.periods) : '',
        name: set?.name ?? '',
      }}
      toInput={({ works: chosen, periods, name = '', through }: Fields) => ({
        day,
        ...(through ? { through } : {}),
        works: chosen === 'national' ? null : chosen === 'works',
        periods: chosen === 'works' && periods ? readPeriods(periods) : null,
        name,
      })}
      onDone={tell}
      onClose={onClose}
    >
      <Form.Item name="through" label={w.through}>
        <DayInput future />
      </Form.Item>
      <Form.Item name="works">
        <Radio.Group
          className="choices"
          options={[
            { value: 'national', label: w.asNational },
            { value: 'works', label: w.works },
            { value: 'rests', label: w.rests },
          ]}
        />
      </Form.Item>
      {works === 'works' && (
        <Form.Item name="periods" label={w.dayHours} rules={[{ validator: checkPeriods(w.hoursBad) }]}>
          <Input placeholder="09:00-12:00" />
        </Form.Item>
      )}
      {works !== 'national' && (
        <Form.Item name="name" label={w.dayName}>
          <Input maxLength={60} />
        </Form.Item>
      )}
    </CommandModal>
  )
}

/** An empty text is none of its business. */
export const checkPeriods = (bad: string) => (_rule: unknown, text: string | undefined) =>
  text && readPeriods(text) === null ? Promise.reject(new Error(bad)) : Promise.resolve()

/** Says how many deadlines moved, and of which years nobody knows the holidays. */
export function useTellChanged() {
  const w = useSettingsWords()
  const times = useTimes()
  const { message, modal } = App.useApp()
  return ({ recomputed, yearsUnknown = [] }: { recomputed: number; yearsUnknown?: number[] }) => {
    void message.success(w.recomputed(times.number(recomputed)))
    if (yearsUnknown.length > 0) void modal.warning({ title: w.unknownYears(yearsUnknown.join('、')) })
  }
}
