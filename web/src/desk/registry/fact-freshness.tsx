import type { PersonView } from '@red-steward/domain/registry/pages'
import { useMay } from '../parts/session-context.tsx'
import { CheckedTag } from './checked-tag.tsx'
import { useCode } from './codes.tsx'
import { ConfirmButton } from './confirm-button.tsx'
import { factWord, useHistoryWords } from './history.words.ts'
import { usePersonWords } from './person.words.ts'
import { useRegistryWords } from './registry.words.ts'

const confirmable = new Set(['name', 'sex', 'birthDate', 'idNumber', 'phone', 'languageNeed', 'residence'])

/** Per fact: when it was last changed or found true, how, by whom; one press says it is still true. */
export function FactFreshnessPanel({ person }: { person: PersonView }) {
  const w = usePersonWords()
  const r = useRegistryWords()
  const history = useHistoryWords()
  const code = useCode()
  const mayConfirm = useMay('registry.confirm').allowed && !person.diedOn && !person.mergedInto
  if (person.view === 'door') return null
  return (
    <section className="card">
      <h2>{w.freshness}</h2>
      {person.freshness.length === 0 && <CheckedTag at={person.confirmedAt} />}
      <ul className="plain-list">
        {person.freshness.map(({ fact, at, by, how }) => (
          <li key={fact}>
            <span style={{ minWidth: 0 }}>
              {fact === '*' ? w.wholeRecord : history.fact(factWord(fact))}
              <br />
              <span className="quiet one-line">
                {how === 'CHANGED' ? w.changedHow : code('confirmMeans', how)} · {by}
              </span>
            </span>
            <CheckedTag at={at} />
            {mayConfirm && confirmable.has(fact) && (
              <ConfirmButton
                subject={{ kind: 'person', id: person.id }}
                facts={[fact]}
                label={r.stillTrue}
                done={w.allTrueDone}
                small
              />
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
