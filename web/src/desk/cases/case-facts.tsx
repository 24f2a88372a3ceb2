import { caseNatureWords, caseResultWords, caseSourceWords, residentSaysWords } from '@red-steward/domain/cases/case'
import type { CaseAtPage } from '@red-steward/domain/cases/queries'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTimes } from '../../lib/time.ts'
import { useCasesWords, useHandlerWords } from './cases.words.ts'
import { useSaid } from './codes.ts'

export function CaseFacts({ one }: { one: CaseAtPage }) {
  const w = useCasesWords()
  const handlers = useHandlerWords()
  const said = useSaid()
  const times = useTimes()
  const moment = (at: string | null) => at && times.moment(at)
  const reporter = one.anonymous ? w.anonymous : one.reporterName
  const where = one.dwellingId ? (
    <Link to="/dwellings/$dwellingId" params={{ dwellingId: one.dwellingId }}>
      {one.where}
    </Link>
  ) : (
    one.where
  )
  const facts: [string, ReactNode][] = [
    [w.leaf, `${one.leaf} ${said.leaf(one.leaf)}`],
    [w.where, where],
    [w.nature, said.say(caseNatureWords, one.nature)],
    [w.source, said.say(caseSourceWords, one.source)],
    [w.reporter, reporter && `${reporter}${one.contactOk ? ` · ${w.contactOk}` : ''}`],
    [w.enteredBy, one.enteredBy],
    [w.firstHandler, handlers[one.firstHandler]],
    [w.up, said.up(one.leaf)],
    [w.responsible, one.responsible ?? w.nobodyYet],
    [w.happenedAt, moment(one.happenedAt)],
    [w.acceptedAt, moment(one.acceptedAt)],
    [w.closedAt, moment(one.closedAt)],
    [w.result, one.result && said.say(caseResultWords, one.result)],
    [w.residentSays, one.residentSays && said.say(residentSaysWords, one.residentSays)],
  ]
  return (
    <section className="card" aria-label={w.facts}>
      {one.description && <p className="case-description">{one.description}</p>}
      <dl className="facts">
        {facts
          .filter(([, value]) => value)
          .map(([label, value]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
      {one.resultText && <p className="case-description">{one.resultText}</p>}
    </section>
  )
}
