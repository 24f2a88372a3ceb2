import { monthAfter } from '@red-steward/domain/cases/rates'
import { Button, Input } from 'antd'
import { words } from '../../lib/language.ts'
import { today } from '../../lib/time.ts'

const useWords = words({ month: ['月份', 'Month'] })

/** A month, with the one before and the one after beside it; never one that has not begun. */
export function Months({ month, onChange }: { month: string; onChange: (month: string) => void }) {
  const w = useWords()
  const running = today().slice(0, 7)
  return (
    <span className="row-line no-print">
      <Button size="small" aria-label={monthAfter(month, -1)} onClick={() => onChange(monthAfter(month, -1))}>
        ‹
      </Button>
      <Input
        type="month"
        size="small"
        aria-label={w.month}
        value={month}
        max={running}
        style={{ width: 140 }}
        onChange={({ target }) => target.value && onChange(target.value)}
      />
      <Button
        size="small"
        aria-label={monthAfter(month, 1)}
        disabled={month >= running}
        onClick={() => onChange(monthAfter(month, 1))}
      >
        ›
      </Button>
    </span>
  )
}
