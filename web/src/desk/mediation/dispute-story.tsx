import { disputeStateWords, hopWords } from '@red-steward/domain/mediation/dispute'
import type { DisputePage } from '@red-steward/domain/mediation/queries'
import { dayOf } from '@red-steward/domain/time'
import { useTimes } from '../../lib/time.ts'
import { useSay } from '../visits/codes.ts'
import { useMediationWords } from './mediation.words.ts'

/** Every step with its day and person; what was written down later, that too. */
export function DisputeStory({ page: { hops } }: { page: DisputePage }) {
  const w = useMediationWords()
  const say = useSay()
  const times = useTimes()
  return (
    <section className="card" aria-label={w.story}>
      <h2>{w.story}</h2>
      <ol className="case-hops day-hops">
        {hops.map(({ id, action, toState, by, on, enteredAt }) => (
          <li key={id}>
            <div className="when num">
              {times.day(on)} · {by}
              {dayOf(enteredAt) !== on && ` · ${w.enteredLater(times.moment(enteredAt))}`}
            </div>
            <strong>{say(hopWords, action)}</strong>
            {toState && action !== 'APPLIED' && <span className="quiet"> → {say(disputeStateWords, toState)}</span>}
          </li>
        ))}
      </ol>
    </section>
  )
}
