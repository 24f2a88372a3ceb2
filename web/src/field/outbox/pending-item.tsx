import { addPhoto } from '@red-steward/domain/cases/photos'
import { useState } from 'react'
import { language } from '../../lib/language.ts'
import { refusalText, useFieldText } from '../../lib/refusal-text.ts'
import { useTimes } from '../../lib/time.ts'
import { Button } from '../../ui/button.tsx'
import { Tag } from '../../ui/parts.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import type { Pending } from '../offline/device.ts'
import { usePendingState } from '../parts/pending-state.ts'
import { useDevice } from '../shell/device-context.ts'
import { useShellWords } from '../shell/shell.words.ts'
import { actionText } from './action-text.ts'
import { InputText } from './input-text.tsx'
import { useOutboxWords } from './outbox.words.ts'
import { KeptPicture, PictureNote, SentPicture } from './pictures.tsx'

export function PendingItem({ item }: { item: Pending }) {
  const w = useOutboxWords()
  const spoken = language.use()
  const times = useTimes()
  const fieldText = useFieldText()
  const [open, setOpen] = useState(false)
  const state = usePendingState(item.state)
  const why = item.why && (refusalText(item.why, spoken) ?? item.why)
  return (
    <div className="pending">
      <button type="button" className="ui-item" onClick={() => setOpen(true)}>
        {item.file && <KeptPicture id={item.id} small />}
        <span className="ui-item-text">
          <span>{actionText(item.name, spoken)}</span>
          <small>
            {times.moment(item.savedAt)}
            {item.file && ' · '}
            <PictureNote item={item} />
          </small>
        </span>
        <Tag tone={state.tone}>{state.text}</Tag>
      </button>
      {why && (
        <p className="pending-why">
          {why} {item.fields.map((problem) => `${problem.path}: ${fieldText(problem)}`).join('；')}
        </p>
      )}
      {item.merged.length > 0 && <p className="pending-note">{w.merged(item.merged.join('、'))}</p>}
      {item.conflicts.length > 0 && <p className="pending-note">{w.conflict(item.conflicts.join('、'))}</p>}
      {open && <Details item={item} why={why} onClose={() => setOpen(false)} />}
    </div>
  )
}

function Details({ item, why, onClose }: { item: Pending; why: string | null; onClose: () => void }) {
  const w = useOutboxWords()
  const shell = useShellWords()
  const spoken = language.use()
  const device = useDevice()
  const [sure, setSure] = useState(false)
  const mayDiscard = item.state === 'refused' || item.state === 'waiting' || item.state === 'held'
  return (
    <Sheet
      title={actionText(item.name, spoken)}
      closeText={shell.close}
      onClose={onClose}
      footer={
        mayDiscard && (
          <>
            <Button look="danger" onClick={() => (sure ? void device.discard(item.id).then(onClose) : setSure(true))}>
              {w.discard}
            </Button>
            {item.state === 'refused' && (
              <Button look="main" onClick={() => void device.retry(item.id).then(onClose)}>
                {w.retry}
              </Button>
            )}
          </>
        )
      }
    >
      {why && <p className="pending-why">{why}</p>}
      {sure && <p role="alert">{w.discardSure}</p>}
      <h3 className="ui-heading">{w.whatWritten}</h3>
      {item.file && <KeptPicture id={item.id} />}
      {item.name === addPhoto.name ? (
        item.state === 'uploaded' && <SentPicture input={item.input} />
      ) : (
        <InputText
          input={item.input}
          onChange={item.state === 'refused' ? (input) => void device.retry(item.id, input).then(onClose) : undefined}
        />
      )}
    </Sheet>
  )
}
