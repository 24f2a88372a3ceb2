import type { Id } from '@red-steward/domain/ids'
import { undo } from '@red-steward/domain/registry/correcting'
import { App, Button } from 'antd'
import { useSend } from '../parts/ask.ts'
import { UNDO_SECONDS } from '../parts/undo-seconds.ts'
import type { HistoryOf } from './history-drawer.tsx'
import { useRegistryWords } from './registry.words.ts'
import { useShowUndoReason } from './undo-reason.ts'

type Tell = (text: string, commandId: Id, onUndone?: () => void) => void

/** Says that a command was done and offers to take it back while the note is shown. */
export function useUndoable(by: HistoryOf['undo'] = undo): Tell {
  const w = useRegistryWords()
  const { notification, message } = App.useApp()
  const showReason = useShowUndoReason()
  const undoing = useSend(by, {
    quiet: true,
    onDone: ({ lost }) => void (lost.length > 0 ? message.warning(w.undoneLost, 8) : message.success(w.undone)),
  })
  return (text, commandId, onUndone) => {
    notification.success({
      key: commandId,
      title: text,
      placement: 'bottomLeft',
      duration: UNDO_SECONDS,
      showProgress: true,
      actions: (
        <Button
          size="small"
          onClick={() => {
            notification.destroy(commandId)
            undoing.mutateAsync({ commandId }).then(onUndone, showReason)
          }}
        >
          {w.undo}
        </Button>
      ),
    })
  }
}
