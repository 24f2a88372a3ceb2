import type { Id } from '@red-steward/domain/ids'
import type { ReactNode } from 'react'
import { neighboursOf, peopleAt } from '../parts/neighbours.ts'
import { CallButton } from '../people/call-button.tsx'
import { useDocuments } from '../shell/device-context.ts'
import { useCasesWords } from './cases.words.ts'

interface Props {
  dwellingId: Id
  reason: string
  /** Rows after the people. */
  children?: ReactNode
}

/** Who lives there, then the doors below, above and beside: each a tap away, each look at a number recorded. */
export function PeopleToCall({ dwellingId, reason, children }: Props) {
  const w = useCasesWords()
  const residents = useDocuments((replica) => peopleAt(replica, dwellingId), [dwellingId])
  const neighbours = useDocuments((replica) => neighboursOf(replica, dwellingId), [dwellingId])
  return (
    <section className="ui-stack">
      <h2 className="ui-heading">{w.people}</h2>
      <ul className="ui-list">
        {residents.slice(0, 3).map((person) => (
          <li key={person.id} className="callee">
            <span>
              <strong>{person.name}</strong> <span className="quiet">{w.owner}</span>
            </span>
            <CallButton person={person} reason={reason} />
          </li>
        ))}
        {neighbours.flatMap(({ side, door, people: [first] }) =>
          first
            ? [
                <li key={door.id} className="callee">
                  <span>
                    <strong>{door.room}</strong> {first.name} <span className="quiet">{w[side]}</span>
                  </span>
                  <CallButton person={first} reason={reason} />
                </li>,
              ]
            : [],
        )}
        {children}
      </ul>
    </section>
  )
}
