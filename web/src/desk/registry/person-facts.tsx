import type { PersonView, Revealed as RevealedField } from '@red-steward/domain/registry/pages'
import type { ReactNode } from 'react'
import { useTimes } from '../../lib/time.ts'
import { useCode } from './codes.tsx'
import { usePersonWords } from './person.words.ts'
import { useRegistryWords } from './registry.words.ts'
import { Reveal } from './reveal.tsx'

export function PersonFactsPanel({ person }: { person: PersonView }) {
  const w = usePersonWords()
  const r = useRegistryWords()
  const code = useCode()
  const times = useTimes()
  const hidden = (field: RevealedField, value: string | null, label: string) =>
    value ? <Reveal personId={person.id} field={field} masked={value} label={label} /> : null
  const rows: [string, ReactNode][] = [
    [r.name, person.view === 'full' ? person.name : hidden('name', person.name, r.name)],
    [r.sex, code('sex', person.sex)],
    [
      r.birthDate,
      person.birthDate && (
        <>
          {times.day(person.birthDate)} {person.age !== null && <span className="quiet">{r.years(person.age)}</span>}
        </>
      ),
    ],
    [r.documentKind, code('documentKind', person.documentKind)],
    [r.idNumber, hidden('idNumber', person.idNumber, r.idNumber)],
    [r.phone, hidden('phone', person.phone, r.phone)],
    [r.languageNeed, code('languageNeed', person.languageNeed)],
  ]
  const shown = person.view === 'door' ? rows.slice(0, 1) : rows
  return (
    <section className="card">
      <h2>{w.facts}</h2>
      <dl className="facts">
        {shown.map(([term, value]) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd className="num">{value || <span className="quiet">{r.unknown}</span>}</dd>
          </div>
        ))}
      </dl>
      {person.note && <p className="wrap-anywhere">{person.note}</p>}
    </section>
  )
}
