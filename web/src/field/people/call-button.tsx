// One tap to call; the number shows when asked for, and that look is recorded, offline too.
import type { PersonDocument } from '@red-steward/domain/registry/documents'
import { maskPhone } from '@red-steward/domain/registry/masking'
import { recordLook } from '@red-steward/domain/sync/commands'
import type { Instant } from '@red-steward/domain/time'
import { useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { useDevice } from '../shell/device-context.ts'
import { usePeopleWords } from './people.words.ts'

interface Props {
  person: PersonDocument
  /** Why the number is needed; goes into the audit. */
  reason?: string
  /** Called once the dialler was opened. */
  onCalled?: () => void
}

export function CallButton({ person, reason = '', onCalled }: Props) {
  const w = usePeopleWords()
  const device = useDevice()
  const [shown, setShown] = useState(false)
  if (!person.phone) return <span className="quiet small">{w.noPhone}</span>
  const look = () =>
    void device.save(recordLook, {
      personId: person.id,
      field: 'phone',
      reason,
      at: new Date().toISOString() as Instant,
    })
  return (
    <div className="ui-row">
      <a
        className="ui-button"
        data-look="main"
        href={`tel:${person.phone}`}
        onClick={() => {
          if (!shown) look()
          onCalled?.()
        }}
        aria-label={w.callWhom(person.name)}
      >
        {w.call}
      </a>
      {shown ? (
        <span className="phone-number">{person.phone}</span>
      ) : (
        <Button
          look="quiet"
          title={w.looked}
          onClick={() => {
            look()
            setShown(true)
          }}
        >
          {maskPhone(person.phone)} · {w.showPhone}
        </Button>
      )}
    </div>
  )
}
