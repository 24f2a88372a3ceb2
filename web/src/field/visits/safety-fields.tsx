import { newId } from '@red-steward/domain/ids'
import { SafetyItem, safetyItemWords } from '@red-steward/domain/visits/codes'
import type { SafetyFinding } from '@red-steward/domain/visits/visit'
import { useSay } from '../parts/say.ts'
import { useVisitsWords } from './visits.words.ts'
import './visits.css'

/** true: fine, false: a hazard; not there: nobody looked. */
export type SafetyDraft = Partial<Record<SafetyItem, boolean>>

export function safetyOf(draft: SafetyDraft): SafetyFinding[] {
  return SafetyItem.options.flatMap((item) =>
    draft[item] === undefined ? [] : [{ id: newId(), item, ok: draft[item]!, followUpOn: null }],
  )
}

export function SafetyFields({ draft, onDraft }: { draft: SafetyDraft; onDraft(draft: SafetyDraft): void }) {
  const w = useVisitsWords()
  const say = useSay()
  const next = (item: SafetyItem) => {
    const { [item]: now, ...others } = draft
    onDraft(now === undefined ? { ...others, [item]: true } : now ? { ...others, [item]: false } : others)
  }
  return (
    <section className="ui-stack">
      <h3 className="ui-legend">
        {w.safety} <span className="ui-hint">{w.safetyHint}</span>
      </h3>
      <div className="safety-grid">
        {SafetyItem.options.map((item) => {
          const found = draft[item]
          const state = found === undefined ? w.unlooked : found ? w.ok : w.hazard
          return (
            <button
              key={item}
              type="button"
              className="ui-button"
              data-found={found === undefined ? 'none' : found ? 'ok' : 'bad'}
              onClick={() => next(item)}
            >
              <span>{say(safetyItemWords[item])}</span>
              <small>{state}</small>
            </button>
          )
        })}
      </div>
    </section>
  )
}
