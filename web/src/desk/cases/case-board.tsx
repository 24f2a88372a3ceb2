import { type CaseState, caseStateWords } from '@red-steward/domain/cases/case'
import { type CaseFilters, type ListedCase, listCases } from '@red-steward/domain/cases/queries'
import { Link } from '@tanstack/react-router'
import { Empty, Tag } from 'antd'
import { useTimes } from '../../lib/time.ts'
import { Answered } from '../parts/answered.tsx'
import { useAsk } from '../parts/ask.ts'
import { useCasesWords } from './cases.words.ts'
import { classColours, useSaid } from './codes.ts'
import { Ago, Due } from './due.tsx'

/** The loop from left to right; what is done waits at its end. */
const columns: readonly (readonly CaseState[])[] = [
  ['REPORTED'],
  ['ACCEPTED'],
  ['DISPATCHED'],
  ['HANDLING', 'REWORK'],
  ['HANDLED', 'VERIFYING'],
  ['SUSPENDED'],
]
const MOST = 100

/** Open cases by state. Nothing is dragged: each step asks for its words, on the page of the case. */
export function CaseBoard({ filters }: { filters: CaseFilters }) {
  const w = useCasesWords()
  const said = useSaid()
  const times = useTimes()
  const answer = useAsk(listCases, { ...filters, state: 'open', limit: MOST }, { keep: true })
  return (
    <Answered of={answer} isEmpty={({ rows }) => rows.length === 0} empty={<Empty description={w.noneOpen} />}>
      {({ rows, total }) => (
        <>
          <p className="quiet" aria-live="polite">
            {total !== null && w.counted(times.number(total))}
            {total !== null && total > rows.length && ` · ${w.boardCut(times.number(rows.length))}`}
          </p>
          <div className="case-board">
            {columns.map((states) => {
              const own = rows.filter(({ state }) => states.includes(state))
              return (
                <section key={states[0]} aria-label={said.say(caseStateWords, states[0]!)}>
                  <h2>
                    {states.map((state) => said.say(caseStateWords, state)).join(' · ')}{' '}
                    <span className="quiet num">{times.number(own.length)}</span>
                  </h2>
                  <ul>
                    {own.map((one) => (
                      <BoardCard key={one.id} one={one} />
                    ))}
                  </ul>
                </section>
              )
            })}
          </div>
        </>
      )}
    </Answered>
  )
}

function BoardCard({ one }: { one: ListedCase }) {
  const w = useCasesWords()
  const said = useSaid()
  return (
    <li className="card">
      <Tag color={classColours[one.class]}>{said.class(one.class)}</Tag>
      <Link to="/cases/$caseId" params={{ caseId: one.id }} className="row-title">
        {one.title || said.leaf(one.leaf)}
      </Link>
      <div className="row-small wrap-anywhere">{one.where}</div>
      <div className="row-line row-small">
        <span>{one.responsible ?? w.nobodyYet}</span>
        <span className="row-end">{one.stepBy ? <Due by={one.stepBy} /> : <Ago at={one.reportedAt} />}</span>
      </div>
    </li>
  )
}
