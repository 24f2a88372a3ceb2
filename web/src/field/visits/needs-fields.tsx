import { type Id, newId } from '@red-steward/domain/ids'
import { NeedKind, needKindWords } from '@red-steward/domain/visits/codes'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/field.tsx'
import { useSay } from '../parts/say.ts'
import { usePeopleWords } from '../people/people.words.ts'
import { useVisitsWords } from './visits.words.ts'

export interface NeedDraft {
  id: Id
  kind: NeedKind
  text: string
  dueOn: string
}

export function Needs({ needs, onNeeds }: { needs: readonly NeedDraft[]; onNeeds(needs: readonly NeedDraft[]): void }) {
  const w = useVisitsWords()
  const p = usePeopleWords()
  const say = useSay()
  const change = (id: Id, part: Partial<NeedDraft>) =>
    onNeeds(needs.map((one) => (one.id === id ? { ...one, ...part } : one)))
  return (
    <section className="ui-stack">
      <h3 className="ui-legend">{w.needs}</h3>
      <div className="ui-chips">
        {NeedKind.options.map((kind) => (
          <Button key={kind} onClick={() => onNeeds([...needs, { id: newId(), kind, text: '', dueOn: '' }])}>
            ＋ {say(needKindWords[kind])}
          </Button>
        ))}
      </div>
      {needs.map((need) => (
        <div key={need.id} className="ui-card ui-stack">
          <div className="ui-row">
            <strong className="grow">{say(needKindWords[need.kind])}</strong>
            <Button look="quiet" onClick={() => onNeeds(needs.filter(({ id }) => id !== need.id))}>
              {p.remove}
            </Button>
          </div>
          <TextField
            label={w.needText}
            value={need.text}
            maxLength={200}
            onChange={(text) => change(need.id, { text })}
          />
          <TextField
            label={w.needDue}
            type="date"
            value={need.dueOn}
            onChange={(dueOn) => change(need.id, { dueOn })}
          />
        </div>
      ))}
    </section>
  )
}
