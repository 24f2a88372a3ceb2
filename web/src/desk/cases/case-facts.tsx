import {
  caseNatureWords,
  caseResultWords,
  caseSourceWords,
  isOpen,
  residentSaysWords,
} from '@red-steward/domain/cases/case'
import { mayJoin } from '@red-steward/domain/cases/merging'
import type { CasePage } from '@red-steward/domain/cases/queries'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import { useTimes } from '../../lib/time.ts'
import { useMay } from '../parts/session-context.tsx'
import { AlsoMe } from './also-me.tsx'
import { useCasesWords, useHandlerWords } from './cases.words.ts'
import { useSaid } from './codes.ts'

export function CaseFacts({ told }: { told: CasePage }) {
  const one = told.case
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
    [w.handler, one.handler && (one.handler.name || (one.handler.role && handlers[one.handler.role]))],
    [w.returnBy, one.state === 'DISPATCHED' && moment(one.returnBy)],
    [w.returns, one.returns > 0 && w.timesOf(one.returns)],
    [w.reworks, one.reworks > 0 && w.timesOf(one.reworks)],
    [w.followers, <Followers key="followers" told={told} />],
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

function Followers({ told }: { told: CasePage }) {
  const w = useCasesWords()
  const times = useTimes()
  const permitted = useMay('cases.join').allowed
  const [joining, setJoining] = useState(false)
  const may = permitted && isOpen(told.case.state) && mayJoin(told.case).allowed
  return (
    <>
      {w.followersOf(times.number(told.followers))}
      {may && (
        <Button type="link" size="small" className="no-print" onClick={() => setJoining(true)}>
          {w.alsoMe}
        </Button>
      )}
      {joining && <AlsoMe caseId={told.case.id} onClose={() => setJoining(false)} />}
    </>
  )
}
