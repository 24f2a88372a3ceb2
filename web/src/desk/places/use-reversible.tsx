import type { CommandShape } from '@red-steward/domain/api'
import { App, Button } from 'antd'
import { useSend } from '../parts/ask.ts'
import { UNDO_SECONDS } from '../parts/undo-seconds.ts'
import { usePlacesWords } from './places.words.ts'

/**
 * Says that a correction was done and offers its opposite while the note is shown. Later it is taken back from the
 * history (place-history.tsx).
 */
export function useReversible<Input>(shape: CommandShape<Input>): (text: string, opposite: readonly Input[]) => void {
  const w = usePlacesWords()
  const { notification, message } = App.useApp()
  const sending = useSend(shape)
  async function goBack(opposite: readonly Input[]) {
    for (const input of opposite) await sending.mutateAsync(input)
    void message.success(w.undone)
  }
  return (text, opposite) => {
    const key = `${shape.name} ${Date.now()}`
    notification.success({
      key,
      title: text,
      placement: 'bottomLeft',
      duration: UNDO_SECONDS,
      showProgress: true,
      actions: (
        <Button
          size="small"
          onClick={() => {
            notification.destroy(key)
            // A refusal has shown its own message.
            goBack(opposite).catch(() => {})
          }}
        >
          {w.undo}
        </Button>
      ),
    })
  }
}
