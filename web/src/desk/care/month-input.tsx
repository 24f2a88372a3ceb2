import { DatePicker } from 'antd'
import dayjs from 'dayjs'

interface MonthInputProps {
  id?: string
  value?: string
  onChange?: (month: string) => void
}

/** A month as `yyyy-MM`. */
export function MonthInput({ id, value, onChange }: MonthInputProps) {
  return (
    <DatePicker
      {...(id ? { id } : {})}
      picker="month"
      allowClear={false}
      value={value ? dayjs(`${value}-01`) : null}
      onChange={(chosen) => chosen && onChange?.(chosen.format('YYYY-MM'))}
    />
  )
}
