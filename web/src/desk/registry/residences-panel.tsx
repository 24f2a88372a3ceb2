import type { PersonView } from '@red-steward/domain/registry/pages'
import { Link } from '@tanstack/react-router'
import { Tag } from 'antd'
import { useTimes } from '../../lib/time.ts'
import { useCode } from './codes.tsx'
import { usePersonWords } from './person.words.ts'
import { useRegistryWords } from './registry.words.ts'

/** Where somebody belongs now and belonged before, with the way to each household. */
export function ResidencesPanel({ person }: { person: PersonView }) {
  const w = usePersonWords()
  const r = useRegistryWords()
  const code = useCode()
  const times = useTimes()
  return (
    <section className="card">
      <h2>{w.residences}</h2>
      {person.residences.length === 0 && <p className="quiet">{r.none}</p>}
      <ul className="plain-list">
        {person.residences.map((residence) => {
          const open = residence.toDay === null
          const days = [residence.fromDay, residence.toDay].map((day) => (day ? times.day(day) : '')).join(' – ')
          const why = [code('residenceEnd', residence.endReason), residence.destination].filter(Boolean).join(' · ')
          return (
            <li key={residence.id}>
              <span style={{ minWidth: 0 }}>
                <Link
                  to="/households/$householdId"
                  params={{ householdId: residence.householdId }}
                  className="wrap-anywhere"
                >
                  {residence.address}
                </Link>
                <br />
                <span className="quiet">
                  {[code('relation', residence.relation), code('residenceKind', residence.kind), why]
                    .filter(Boolean)
                    .join(' · ')}
                </span>
              </span>
              <span className="quiet num">{days}</span>
              <Tag color={open ? 'green' : 'default'}>{open ? w.now : w.former}</Tag>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
