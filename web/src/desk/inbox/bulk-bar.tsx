import { Button } from 'antd'
import { useTimes } from '../../lib/time.ts'
import { type SentAway, UndoDispatch } from '../cases/actions/undo-dispatch.tsx'
import { useInboxWords } from './inbox.words.ts'

interface BulkBarProps {
  count: number
  sent: SentAway | null
  onDispatch: () => void
  onClear: () => void
  onUndone: () => void
}

/** What is selected and what can be done with it; with nothing selected, what was just sent away. */
export function BulkBar({ count, sent, onDispatch, onClear, onUndone }: BulkBarProps) {
  const w = useInboxWords()
  const times = useTimes()
  if (count === 0) return sent && <UndoDispatch key={sent.batchId} sent={sent} onClose={onUndone} />
  return (
    <div className="floating-bar" role="status">
      <strong className="num">{w.selected(times.number(count))}</strong>
      <Button type="primary" onClick={onDispatch}>
        {w.dispatchMany} <kbd>D</kbd>
      </Button>
      <Button type="text" onClick={onClear}>
        {w.unselect}
      </Button>
    </div>
  )
}
