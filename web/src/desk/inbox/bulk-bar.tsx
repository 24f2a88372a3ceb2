import { undoDispatch } from '@red-steward/domain/cases/handling-commands'
import type { Id } from '@red-steward/domain/ids'
import { App, Button } from 'antd'
import { useTimes } from '../../lib/time.ts'
import { useSend } from '../parts/ask.ts'
import { useInboxWords } from './inbox.words.ts'

interface BulkBarProps {
  count: number
  /** What was just sent away together, while it can be taken back. */
  sent: { batchId: Id; count: number } | null
  onDispatch: () => void
  onClear: () => void
  onUndone: () => void
}

export function BulkBar({ count, sent, onDispatch, onClear, onUndone }: BulkBarProps) {
  const w = useInboxWords()
  const times = useTimes()
  const { message } = App.useApp()
  const undoing = useSend(undoDispatch, {
    onDone: ({ outcomes }) => {
      const back = outcomes.filter(({ why }) => why === null).length
      const stayed = outcomes.length - back
      void message.success(w.undone(times.number(back)))
      if (stayed > 0) void message.info(w.notUndone(times.number(stayed)))
      onUndone()
    },
  })
  if (count === 0 && !sent) return null
  return (
    <div className="inbox-bulk" role="status">
      {count > 0 ? (
        <>
          <strong className="num">{w.selected(times.number(count))}</strong>
          <Button type="primary" onClick={onDispatch}>
            {w.dispatchMany} <kbd>D</kbd>
          </Button>
          <Button type="text" onClick={onClear}>
            {w.unselect}
          </Button>
        </>
      ) : (
        sent && (
          <>
            <strong className="num">{w.sent(times.number(sent.count))}</strong>
            <Button loading={undoing.isPending} onClick={() => undoing.mutate({ batchId: sent.batchId })}>
              {w.undo}
            </Button>
            <Button type="text" onClick={onUndone}>
              {w.close}
            </Button>
          </>
        )
      )}
    </div>
  )
}
