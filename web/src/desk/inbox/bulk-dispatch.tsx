import { dispatchMany } from '@red-steward/domain/cases/handling-commands'
import type { InboxRow } from '@red-steward/domain/cases/inbox'
import { type Id, newId } from '@red-steward/domain/ids'
import { Alert, Form, Modal } from 'antd'
import { useEffect, useState } from 'react'
import { language } from '../../lib/language.ts'
import { refusalText } from '../../lib/refusal-text.ts'
import { useTimes } from '../../lib/time.ts'
import { useActionWords, useDialogWords } from '../cases/actions/actions.words.ts'
import { HandlerSelect, handlerChoice } from '../cases/actions/fields.tsx'
import { PhraseText } from '../cases/actions/phrase-text.tsx'
import { useSend } from '../parts/ask.ts'
import { useInboxWords } from './inbox.words.ts'

interface BulkDispatchProps {
  batchId: Id
  cases: InboxRow[]
  onSent: (count: number) => void
  onClose: () => void
}

/** Many cases to one handler: first what would happen, then the doing; afterwards it can be taken back. */
export function BulkDispatch({ batchId, cases, onSent, onClose }: BulkDispatchProps) {
  const [a, d, w] = [useActionWords(), useDialogWords(), useInboxWords()]
  const times = useTimes()
  const spoken = language.use()
  const [to, setTo] = useState<string | undefined>()
  const [text, setText] = useState('')
  const looking = useSend(dispatchMany)
  const sending = useSend(dispatchMany, {
    onDone: ({ outcomes }) => {
      onSent(outcomes.filter(({ why }) => why === null).length)
      onClose()
    },
  })
  const [caseIds] = useState(() => cases.map(({ id }) => id))
  const look = looking.mutate
  useEffect(() => {
    if (to) look({ batchId: newId(), caseIds, to: handlerChoice(to), text: '', preview: true })
  }, [to, caseIds, look])
  const outcomes = looking.data?.answer.outcomes
  const goes = outcomes?.filter(({ why }) => why === null) ?? []
  const stays = outcomes?.filter(({ why }) => why !== null) ?? []
  return (
    <Modal
      open
      title={`${w.dispatchMany} · ${w.selected(times.number(cases.length))}`}
      okText={outcomes ? w.send(times.number(goes.length)) : a.dispatch}
      okButtonProps={{ disabled: goes.length === 0 || looking.isPending }}
      confirmLoading={sending.isPending}
      onOk={() => to && sending.mutate({ batchId, caseIds, to: handlerChoice(to), text, preview: false })}
      onCancel={onClose}
      width={520}
      style={{ top: 48 }}
    >
      <Form layout="vertical">
        <Form.Item label={d.to} htmlFor="bulk-to">
          <HandlerSelect id="bulk-to" autoFocus {...(to ? { value: to } : {})} onChange={setTo} />
        </Form.Item>
        <Form.Item label={d.text} htmlFor="bulk-text">
          <PhraseText id="bulk-text" value={text} onChange={setText} />
        </Form.Item>
      </Form>
      {outcomes && (
        <div aria-live="polite">
          <p>{w.goes(times.number(goes.length))}</p>
          {stays.length > 0 && (
            <Alert
              type="warning"
              title={w.stays(times.number(stays.length))}
              description={
                <ul className="bulk-stays">
                  {stays.map(({ caseId, caseNo, why }) => (
                    <li key={caseId}>
                      <span className="num">{caseNo}</span> {refusalText(why!, spoken) ?? why}
                    </li>
                  ))}
                </ul>
              }
            />
          )}
        </div>
      )}
    </Modal>
  )
}
