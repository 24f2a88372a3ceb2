import { type Callee, type Line, lines, type Playbook } from '@red-steward/domain/cases/playbooks'
import type { CaseAtPage } from '@red-steward/domain/cases/queries'
import { utilityOf } from '@red-steward/domain/cases/utility-lines'
import {
  nearestContacts,
  type UtilityContact,
  utilityContacts,
  utilityKindWords,
} from '@red-steward/domain/places/utility-contacts'
import { language } from '../../lib/language.ts'
import { useAsk } from '../parts/ask.ts'
import { useMay } from '../parts/session-context.tsx'
import { useCasesWords } from './cases.words.ts'
import { useSaid } from './codes.ts'

/** Whom to ring first: the public lines, then the companies this building has, with their numbers. */
export function CaseNumbers({ one, playbook }: { one: CaseAtPage; playbook: Playbook }) {
  const w = useCasesWords()
  const said = useSaid()
  const spoken = language.use()
  const mayRead = useMay('places.read').allowed
  const answer = useAsk(utilityContacts, { buildingId: one.buildingId, compoundId: null }, { enabled: mayRead })
  const companies = companiesOf(playbook, answer.data?.rows ?? [], one.buildingId)
  const known = new Set(companies.map(({ kind }) => kind))
  const named = playbook.numbers.filter((line) => !known.has(utilityOf[line] as never))
  return (
    <>
      <p className="case-numbers">
        {w.numbers}
        {named.length > 0 && (
          <>
            {spoken === 'zh' ? '：' : ': '}
            <strong>{named.map((line) => said.say(lines, line)).join(' · ')}</strong>
          </>
        )}
      </p>
      {companies.length > 0 && (
        <ul className="plain-list case-companies">
          {companies.map(({ id, kind, name, phone, aroundTheClock, hours }) => (
            <li key={id}>
              <span className="quiet">{said.words(utilityKindWords[kind])}</span> {name}{' '}
              <strong>
                <a className="num" href={`tel:${phone.replace(/[^\d+]/g, '')}`}>
                  {phone}
                </a>
              </strong>{' '}
              {!aroundTheClock && <span className="quiet">{hours}</span>}
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

/** Of every kind the playbook speaks of, in its order, those nearest to the building. */
function companiesOf({ numbers, people, steps }: Playbook, rows: UtilityContact[], buildingId: string | null) {
  const calls: (Line | Callee)[] = [...numbers, ...steps.flatMap(({ call }) => call ?? []), ...people]
  const compoundId = rows.find((row) => row.compoundId !== null)?.compoundId ?? null
  return [...new Set(calls.flatMap((call) => utilityOf[call] ?? []))].flatMap((wanted) =>
    nearestContacts(
      rows.filter(({ kind }) => kind === wanted),
      { compoundId, buildingId },
    ),
  )
}
