import type { CaseAction } from '@red-steward/domain/cases/actions'
import { type CasePage, casePage } from '@red-steward/domain/cases/queries'
import type { Id } from '@red-steward/domain/ids'
import { App } from 'antd'
import { useEffect, useRef } from 'react'
import { language } from '../../../lib/language.ts'
import { refusalText } from '../../../lib/refusal-text.ts'
import { useAsk } from '../../parts/ask.ts'
import { DialogSubject } from '../../parts/command-modal.tsx'
import { useSaid } from '../codes.ts'
import { ActionDialog } from './action-dialog.tsx'
import { useStart } from './case-actions.tsx'
import { primaryOf } from './offered.ts'

interface DoActionProps {
  caseId: Id
  /** `primary`: what the main button of the case would do. */
  action: CaseAction | 'primary'
  onClose: () => void
  onDispatched?: (batchId: Id) => void
}

/** What a key or a card put elsewhere asked for: its dialog when it may be done now, else the reason why not. */
export function DoAction({ caseId, action, onClose, onDispatched }: DoActionProps) {
  const answer = useAsk(casePage, { caseId })
  const said = useSaid()
  const { data, isError } = answer
  useEffect(() => {
    if (isError) onClose()
  }, [isError, onClose])
  if (!data) return null
  const wanted = action === 'primary' ? primaryOf(data.case.state, data.actions) : action
  const { title, leaf, where, caseNo } = data.case
  return wanted && data.actions[wanted] === null && wanted !== 'take' ? (
    <DialogSubject value={[title || said.leaf(leaf), where, caseNo].filter(Boolean).join(' · ')}>
      <ActionDialog action={wanted} told={data} onClose={onClose} {...(onDispatched ? { onDispatched } : {})} />
    </DialogSubject>
  ) : (
    <AtOnce told={data} action={wanted} onClose={onClose} />
  )
}

/** Taken without a form; or a no, said as a message. */
function AtOnce({ told, action, onClose }: { told: CasePage; action: CaseAction | undefined; onClose: () => void }) {
  const { message } = App.useApp()
  const spoken = language.use()
  const start = useStart(told, onClose)
  const isDone = useRef(false)
  useEffect(() => {
    if (isDone.current) return
    isDone.current = true
    const why = action ? told.actions[action] : 'case-not-at-this-step'
    if (action === 'take' && why === null) start('take')
    else if (why != null) void message.info(refusalText(why, spoken) ?? why)
    onClose()
  })
  return null
}
