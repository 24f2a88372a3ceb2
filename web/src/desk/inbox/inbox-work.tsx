import type { CaseAction } from '@red-steward/domain/cases/actions'
import type { InboxRow } from '@red-steward/domain/cases/inbox'
import { type Id, newId } from '@red-steward/domain/ids'
import { type ReactNode, useState } from 'react'
import { useShortcut } from '../../lib/keys.ts'
import { DoAction } from '../cases/actions/do-action.tsx'
import type { SentAway } from '../cases/actions/undo-dispatch.tsx'
import { useCursor, useEnter } from '../parts/cursor.ts'
import { BulkBar } from './bulk-bar.tsx'
import { BulkDispatch } from './bulk-dispatch.tsx'
import { CaseBeside } from './case-beside.tsx'
import { InboxRows } from './inbox-rows.tsx'

interface InboxWorkProps {
  rows: InboxRow[]
  /** Shown instead of rows; what was sent away a moment ago can still be taken back. */
  empty: ReactNode
}

/** Where the work is done: a cursor that stays on its case while the list changes, and a key for each step. */
export function InboxWork({ rows, empty }: InboxWorkProps) {
  const [isOpen, setIsOpen] = useState(false)
  const [selected, setSelected] = useState<ReadonlySet<Id>>(new Set())
  const [doing, setDoing] = useState<{ caseId: Id; action: CaseAction | 'primary' } | null>(null)
  const [batch, setBatch] = useState<Id | null>(null)
  const [sent, setSent] = useState<SentAway | null>(null)
  const isFree = doing === null && batch === null
  const cursor = useCursor(rows, isFree)
  const at = cursor.row
  const chosen = rows.filter(({ id }) => selected.has(id))
  const start = (action: CaseAction | 'primary') => () => at && setDoing({ caseId: at.id, action })
  const toggle = (id: Id) => setSelected(toggled(selected, id))
  const dispatch = () => {
    if (chosen.length > 0) setBatch(newId())
    else start(at && at.returns >= 3 ? 'designate' : 'dispatch')()
  }
  useShortcut({ key: 'a' }, start('accept'), isFree)
  useShortcut({ key: 'd' }, dispatch, isFree)
  useShortcut({ key: 'r' }, start('return'), isFree)
  useShortcut({ key: 'n' }, start('add-note'), isFree)
  useShortcut({ key: 'p' }, start('primary'), isFree)
  useEnter(() => setIsOpen(true), isFree)
  useShortcut({ key: 'x' }, () => at && toggle(at.id), isFree)
  useShortcut({ key: 'escape' }, () => (isOpen ? setIsOpen(false) : setSelected(new Set())), isFree)

  return (
    <>
      {rows.length === 0 ? (
        empty
      ) : (
        <div className={isOpen ? 'split split-open' : 'split'}>
          <InboxRows
            rows={rows}
            cursor={cursor}
            selected={selected}
            onToggle={toggle}
            onOpen={(index) => {
              cursor.go(index)
              setIsOpen(true)
            }}
          />
          {isOpen && at && (
            <CaseBeside
              key={at.id}
              caseId={at.id}
              onClose={() => setIsOpen(false)}
              onStart={(action) => start(action)()}
            />
          )}
        </div>
      )}
      <BulkBar
        count={chosen.length}
        sent={sent}
        onDispatch={dispatch}
        onClear={() => setSelected(new Set())}
        onUndone={() => setSent(null)}
      />
      {doing && (
        <DoAction
          key={`${doing.caseId} ${doing.action}`}
          {...doing}
          onDispatched={(batchId) => setSent({ batchId, count: 1 })}
          onClose={() => setDoing(null)}
        />
      )}
      {batch && (
        <BulkDispatch
          batchId={batch}
          cases={chosen}
          onSent={(count) => {
            setSent({ batchId: batch, count })
            setSelected(new Set())
          }}
          onClose={() => setBatch(null)}
        />
      )}
    </>
  )
}

function toggled(selected: ReadonlySet<Id>, id: Id): ReadonlySet<Id> {
  const next = new Set(selected)
  if (!next.delete(id)) next.add(id)
  return next
}
