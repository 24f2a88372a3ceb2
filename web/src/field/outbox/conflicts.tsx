// Two values of one fact: both stand here with who and when; whoever may choose does so with one tap.
import { resolveConflict } from '@red-steward/domain/sync/commands'
import type { ConflictDocument } from '@red-steward/domain/sync/documents'
import { language } from '../../lib/language.ts'
import { useTimes } from '../../lib/time.ts'
import { Button } from '../../ui/button.tsx'
import { getPerson } from '../parts/reading.ts'
import { useSave, useSavedToast } from '../parts/save.ts'
import { useDeviceState, useDocuments } from '../shell/device-context.ts'
import { actionText } from './action-text.ts'
import { useFactText } from './fact-text.ts'
import { InputText } from './input-text.tsx'
import { useOutboxWords } from './outbox.words.ts'

export function Conflicts() {
  const w = useOutboxWords()
  const role = useDeviceState((device) => device.worker?.role)
  const conflicts = useDocuments((replica) => replica.all<ConflictDocument>('conflict'), [])
  if (conflicts.length === 0 || role === 'steward') return null
  return (
    <section className="ui-stack">
      <h2 className="ui-heading">{w.conflicts}</h2>
      {conflicts.map((conflict) => (
        <Conflict key={conflict.id} conflict={conflict} />
      ))}
    </section>
  )
}

function Conflict({ conflict }: { conflict: ConflictDocument }) {
  const w = useOutboxWords()
  const spoken = language.use()
  const fact = useFactText()
  const times = useTimes()
  const save = useSave()
  const savedToast = useSavedToast()
  const name = useDocuments((replica) => getPerson(replica, conflict.subjectId)?.name ?? '', [conflict.subjectId])
  const isWhole = conflict.field === '*'
  async function take(which: 'THEIRS' | 'MINE') {
    const shows = [{ take: { kind: 'conflict', id: conflict.id } }]
    const id = await save(
      resolveConflict,
      { conflictId: conflict.id, take: which },
      { about: [conflict.subjectId], shows },
    )
    if (id) savedToast(w.chosen, [id])
  }
  return (
    <div className="ui-card ui-stack">
      <strong>
        {name} {isWhole ? actionText(conflict.command, spoken) : fact.name(conflict.field)}
      </strong>
      {isWhole ? (
        <>
          <p className="small">{w.wholeNote}</p>
          <InputText input={(conflict.mine as { input: unknown }).input} />
          <Button wide onClick={() => take('THEIRS')}>
            {w.letGo}
          </Button>
          <Button wide look="main" onClick={() => take('MINE')}>
            {w.carryOut}
          </Button>
        </>
      ) : (
        <>
          <Button wide onClick={() => take('THEIRS')}>
            {w.theirs(fact.value(conflict.field, conflict.theirs))}
          </Button>
          <p className="quiet small">
            {conflict.theirsBy && w.by(conflict.theirsBy, conflict.theirsAt ? times.moment(conflict.theirsAt) : '')}
          </p>
          <Button wide onClick={() => take('MINE')}>
            {w.mine(fact.value(conflict.field, conflict.mine))}
          </Button>
        </>
      )}
      <p className="quiet small">{w.by(conflict.mineBy, times.moment(conflict.mineAt))}</p>
    </div>
  )
}
