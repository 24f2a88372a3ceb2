import type { CaseAction } from '@red-steward/domain/cases/actions'
import type { CasePage } from '@red-steward/domain/cases/queries'
import type { Id } from '@red-steward/domain/ids'
import { App } from 'antd'
import { useActionWords, useDialogWords } from './actions.words.ts'

/** Every dialog is opened over the page of one case. */
export interface DialogProps {
  told: CasePage
  onClose: () => void
  /** Called when a case was given away under a batch, by which that can be taken back. */
  onDispatched?: (batchId: Id) => void
}

/** Says that it is done, in the words of the button. */
export function useDone(action: CaseAction): () => void {
  const a = useActionWords()
  const w = useDialogWords()
  const { message } = App.useApp()
  return () => void message.success(w.done(a[action]))
}
