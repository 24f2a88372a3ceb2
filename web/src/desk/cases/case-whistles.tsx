import { CheckCircleOutlined } from '@ant-design/icons'
import type { CaseWhistle } from '@red-steward/domain/cases/queries'
import { whistleMarkWords } from '@red-steward/domain/cases/reasons'
import { words } from '../../lib/language.ts'
import { useTimes } from '../../lib/time.ts'
import { useSaid } from './codes.ts'
import { Due } from './due.tsx'

const useWords = words({
  title: ['吹哨', 'Whistle'],
  called: [(who: string, at: string) => `${who} ${at} 召集`, (who: string, at: string) => `called by ${who}, ${at}`],
  arriveBy: ['报到期限', 'To arrive'],
  arrived: [(at: string) => `${at} 报到`, (at: string) => `arrived ${at}`],
  waiting: ['未报到', 'not arrived'],
  said: [(mark: string) => `单位评价：${mark}`, (mark: string) => `the unit says: ${mark}`],
})

/** Who was called together, by when, who has arrived, what came of it. */
export function CaseWhistles({ whistles }: { whistles: CaseWhistle[] }) {
  const w = useWords()
  const said = useSaid()
  const times = useTimes()
  if (whistles.length === 0) return null
  return (
    <section className="card">
      <h2>{w.title}</h2>
      {whistles.map((whistle) => (
        <div key={whistle.id} className="whistle">
          <div className="row-line">
            <strong>{whistle.topic}</strong>
            {whistle.concludedAt === null && (
              <span className="row-end">
                {w.arriveBy} <Due by={whistle.arriveBy} />
              </span>
            )}
          </div>
          <div className="row-small num">{w.called(whistle.calledBy, times.moment(whistle.calledAt))}</div>
          <ul className="plain-list">
            {whistle.units.map((unit) => (
              <li key={unit.id}>
                <span>
                  {unit.name}
                  {unit.mark && <span className="row-small"> {said.say(whistleMarkWords, unit.mark)}</span>}
                  {unit.saidMark && (
                    <span className="row-small"> {w.said(said.say(whistleMarkWords, unit.saidMark))}</span>
                  )}
                </span>
                {unit.arrivedAt ? (
                  <span className="num">
                    <CheckCircleOutlined aria-hidden /> {w.arrived(times.moment(unit.arrivedAt).slice(-5))}
                  </span>
                ) : (
                  <span className="unsafe">{w.waiting}</span>
                )}
              </li>
            ))}
          </ul>
          {whistle.conclusion && <p className="hop-text">{whistle.conclusion}</p>}
        </div>
      ))}
    </section>
  )
}
