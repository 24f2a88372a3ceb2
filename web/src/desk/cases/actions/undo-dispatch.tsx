import { undoDispatch } from '@red-steward/domain/cases/handling-commands'
import type { Id } from '@red-steward/domain/ids'
import { App, Button } from 'antd'
import { words } from '../../../lib/language.ts'
import { useTimes } from '../../../lib/time.ts'
import { useSend } from '../../parts/ask.ts'
import './actions.css'

const useWords = words({
  sent: [(n: string) => `已派遣 ${n} 件`, (n: string) => `${n} dispatched`],
  undo: ['撤销', 'Undo'],
  undone: [(n: string) => `已撤回 ${n} 件`, (n: string) => `${n} taken back`],
  notUndone: [(n: string) => `${n} 件已有新进展，没有撤回`, (n: string) => `${n} have moved on and stay`],
  close: ['关闭', 'Close'],
})

/** What was just given away, while it can be taken back. */
export interface SentAway {
  batchId: Id
  count: number
}

/** Stays until it is used or closed: nobody has to be quick. */
export function UndoDispatch({ sent, onClose }: { sent: SentAway; onClose: () => void }) {
  const w = useWords()
  const times = useTimes()
  const { message } = App.useApp()
  const undoing = useSend(undoDispatch, {
    onDone: ({ outcomes }) => {
      const back = outcomes.filter(({ why }) => why === null).length
      const stayed = outcomes.length - back
      if (back > 0) void message.success(w.undone(times.number(back)))
      if (stayed > 0) void message.info(w.notUndone(times.number(stayed)))
      onClose()
    },
  })
  return (
    <div className="floating-bar" role="status">
      <strong className="num">{w.sent(times.number(sent.count))}</strong>
      <Button loading={undoing.isPending} onClick={() => undoing.mutate({ batchId: sent.batchId })}>
        {w.undo}
      </Button>
      <Button type="text" onClick={onClose}>
        {w.close}
      </Button>
    </div>
  )
}
