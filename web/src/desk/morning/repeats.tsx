import { listCases } from '@red-steward/domain/cases/queries'
import { type Repeat, repeatKindWords } from '@red-steward/domain/cases/repeats'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { useTimes } from '../../lib/time.ts'
import { CaseBrief } from '../cases/case-brief.tsx'
import { useSaid } from '../cases/codes.ts'
import { Answered } from '../parts/answered.tsx'
import { useAsk } from '../parts/ask.ts'
import { useMorningWords } from './morning.words.ts'

/** What came back within thirty days, and the cases behind it: matters and places, never a person's name. */
export function Repeats({ repeats }: { repeats: Repeat[] }) {
  const w = useMorningWords()
  const topics = repeats.filter(({ kind }) => kind === 'CATEGORY')
  const others = repeats.filter(({ kind }) => kind !== 'CATEGORY')
  return (
    <section className="card">
      <h2 className="row-line">
        {w.repeats}
        <Link to="/rates" hash="repeats" className="row-end row-small no-print">
          {w.allRepeats}
        </Link>
      </h2>
      {repeats.length === 0 && <p className="quiet">{w.noRepeats}</p>}
      <RepeatLines repeats={others} />
      {topics.length > 0 && <h2 className="morning-topics">{w.topics}</h2>}
      <RepeatLines repeats={topics} />
    </section>
  )
}

export function RepeatLines({ repeats }: { repeats: Repeat[] }) {
  return (
    <ul className="row-list">
      {repeats.map((repeat) => (
        <RepeatLine key={`${repeat.kind} ${repeat.leaf} ${repeat.caseIds[0] ?? repeat.where}`} repeat={repeat} />
      ))}
    </ul>
  )
}

function RepeatLine({ repeat }: { repeat: Repeat }) {
  const w = useMorningWords()
  const said = useSaid()
  const times = useTimes()
  const [shown, setShown] = useState(false)
  return (
    <li className="case-brief">
      <span className="row-line">
        <span className="row-title">{said.leaf(repeat.leaf)}</span>
        <span className="wrap-anywhere">{repeat.where}</span>
        <Button
          type="link"
          size="small"
          className="row-end no-print"
          aria-expanded={shown}
          disabled={repeat.caseIds.length === 0}
          onClick={() => setShown(!shown)}
        >
          {shown ? w.hide : w.behind}
        </Button>
      </span>
      <span className="row-line row-small num">
        {repeat.kind !== 'CATEGORY' && <span>{said.say(repeatKindWords, repeat.kind)}</span>}
        <span>{w.times(times.number(repeat.cases), times.number(repeat.open))}</span>
        {repeat.before !== null && <span>{w.beforeIt(times.number(repeat.before))}</span>}
      </span>
      {shown && <Behind ids={repeat.caseIds} />}
    </li>
  )
}

function Behind({ ids }: { ids: string[] }) {
  const answer = useAsk(listCases, { state: 'all', mine: false, text: '', ids, limit: 20 })
  return (
    <Answered of={answer}>
      {({ rows }) => (
        <ul className="row-list morning-behind">
          {rows.map((one) => (
            <CaseBrief key={one.id} one={one} />
          ))}
        </ul>
      )}
    </Answered>
  )
}
