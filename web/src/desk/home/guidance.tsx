import { disputeStateWords, disputeTypeWords } from '@red-steward/domain/mediation/dispute'
import type { Ending } from '@red-steward/domain/mediation/endings'
import { guidance, type Guidance as Told } from '@red-steward/domain/mediation/guidance'
import { Tag } from 'antd'
import { today, useTimes } from '../../lib/time.ts'
import { Figures } from '../mediation/figures-page.tsx'
import { useAsk } from '../parts/ask.ts'
import { useSay } from '../visits/codes.ts'
import { useHomeWords } from './home.words.ts'
import '../mediation/mediation.css'

/** For people of the justice office; other departments have nothing to do with mediation and see nothing of this. */
export function Guidance() {
  const { data } = useAsk(guidance, {})
  return data?.guidance ? <Office told={data.guidance} /> : null
}

function Office({ told }: { told: Told }) {
  const w = useHomeWords()
  return (
    <section className="stack guidance" aria-labelledby="guidance-title">
      <h2 className="section-title" id="guidance-title">
        {w.guidance(told.office)}
      </h2>
      <div className="columns">
        <Handed handed={told.handed} />
        <Agreements agreements={told.agreements} />
      </div>
      <h3 className="section-title">{w.figuresThisYear}</h3>
      <Figures told={told.figures} />
    </section>
  )
}

const wordsOf: Record<Ending, { zh: string; en: string }> = {
  NOT_ACCEPTED: disputeStateWords.NOT_ACCEPTED,
  FAILED: disputeStateWords.FAILED,
  WITHDRAWN: disputeStateWords.WITHDRAWN,
  BREACHED: disputeStateWords.BREACHED,
}

function Handed({ handed }: Pick<Told, 'handed'>) {
  const w = useHomeWords()
  const say = useSay()
  const times = useTimes()
  return (
    <section className="card" aria-label={w.handed}>
      <h3>{w.handed}</h3>
      <p className="quiet">{w.handedNote}</p>
      {handed.length === 0 && <p>{w.noneHanded}</p>}
      <ul className="plain-list">
        {handed.map(({ id, disputeNo, type, kind, handedOn, title, claim, parties, mediators }) => (
          <li key={`${id} ${kind}`}>
            <span className="wrap-anywhere">
              <strong>{title}</strong> <Tag>{say(disputeTypeWords, type)}</Tag>
              <Tag color="orange">{say(wordsOf, kind)}</Tag>
              <div className="row-small">{parties.map(({ name }) => name).join(' · ')}</div>
              {claim && <div className="row-small">{claim}</div>}
              <div className="row-small num">
                {disputeNo} · {w.handedOn(times.day(handedOn))} · {w.handedBy(mediators.join('、'))}
              </div>
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Agreements({ agreements }: Pick<Told, 'agreements'>) {
  const w = useHomeWords()
  const say = useSay()
  const times = useTimes()
  return (
    <section className="card" aria-label={w.agreements}>
      <h3>{w.agreements}</h3>
      <p className="quiet">{w.agreementsNote}</p>
      {agreements.length === 0 && <p>{w.noAgreements}</p>}
      <ul className="plain-list">
        {agreements.map(({ disputeNo, type, state, effectOn, confirmBy }) => (
          <li key={disputeNo}>
            <span>
              <span className="num">{disputeNo}</span> <Tag>{say(disputeTypeWords, type)}</Tag>
              <Tag color={state === 'BREACHED' ? 'red' : 'default'}>{say(disputeStateWords, state)}</Tag>
              <div className="row-small num">
                {w.effectOn(times.day(effectOn))}
                {confirmBy >= today() && ` · ${w.confirmBy(times.day(confirmBy))}`}
              </div>
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
