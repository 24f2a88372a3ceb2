import { caseStateWords, hopActionWords } from '@red-steward/domain/cases/case'
import type { Hop } from '@red-steward/domain/cases/queries'
import { useTimes } from '../../lib/time.ts'
import { useRoleWords } from '../shell/shell.words.ts'
import { useCasesWords } from './cases.words.ts'
import { useSaid } from './codes.ts'

const LATE_MS = 5 * 60_000

/** Every hop with its person and clock time; when it reached us much later, that too. */
export function CaseStory({ hops }: { hops: Hop[] }) {
  const w = useCasesWords()
  const roles = useRoleWords()
  const said = useSaid()
  const times = useTimes()
  return (
    <section className="card">
      <h2>{w.story}</h2>
      <ol className="case-hops">
        {hops.map((hop) => {
          const isLate = Date.parse(hop.enteredAt) - Date.parse(hop.happenedAt) > LATE_MS
          return (
            <li key={hop.id}>
              <div className="when num">
                {times.moment(hop.happenedAt)} · {hop.by} · {roles[hop.role as keyof typeof roles]}
                {isLate && ` · ${w.heardLater(times.moment(hop.enteredAt))}`}
              </div>
              <div>
                <strong>{said.say(hopActionWords, hop.action)}</strong>
                {hop.toState && hop.action !== 'REPORTED' && hop.action !== 'CLOSED' && (
                  <span className="quiet"> → {said.say(caseStateWords, hop.toState)}</span>
                )}
                {hop.text && <span className="hop-text"> {hop.text}</span>}
              </div>
            </li>
          )
        })}
      </ol>
    </section>
  )
}
