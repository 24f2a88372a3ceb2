import { DatePicker } from 'antd'
import dayjs from 'dayjs'
import { today } from '../../lib/time.ts'

const FORMATS = ['YYYY-MM-DD', 'YYYY.M.D', 'YYYY/M/D', 'YYYYMMDD']

interface DayInputProps {
  id?: string
  value?: string | null
  onChange?: (day: string | null) => void
  /** Days after today may be chosen too. */
  future?: boolean
}

/** A calendar day as `yyyy-MM-dd`; typed as people write it: 1963.5.4, 19630504. */
export function DayInput({ id, value, onChange, future = false }: DayInputProps) {
  return (
    <DatePicker
      {...(id ? { id } : {})}
      value={value ? dayjs(value) : null}
      onChange={(day) => onChange?.(day ? day.format('YYYY-MM-DD') : null)}
      format={FORMATS}
      {...(future ? {} : { maxDate: dayjs(today()) })}
      style={{ width: '100%' }}
    />
  )
}
