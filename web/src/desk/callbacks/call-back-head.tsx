import type { WaitingCallBack } from '@red-steward/domain/cases/after-closing'
import { callBackWhyWords } from '@red-steward/domain/cases/callback'
import { Link } from '@tanstack/react-router'
import { Tag } from 'antd'
import { useTimes } from '../../lib/time.ts'
import { classColours, useSaid } from '../cases/codes.ts'
import { Reveal } from '../registry/reveal.tsx'
import { useCallBackWords } from './callbacks.words.ts'

/** Who is called about what, how it ended, and what was tried before. The number is shown for a reason, once asked for. */
export function CallBackHead({ one }: { one: WaitingCallBack }) {
  const w = useCallBackWords()
  const said = useSaid()
  const times = useTimes()
  return (
    <header className="call-back-head">
      <h2>{one.title || said.leaf(one.leaf)}</h2>
      <div className="row-line">
        <Tag color={classColours[one.class]}>{said.class(one.class)}</Tag>
        <span>{one.where}</span>
        <span className="quiet">{said.say(callBackWhyWords, one.why)}</span>
        <Link to="/cases/$caseId" params={{ caseId: one.caseId }} className="row-end num">
          {one.caseNo}
        </Link>
      </div>
      <dl className="call-back-facts">
        <dt>{w.phone}</dt>
        <dd>
          {one.reporterName}{' '}
          {one.reporterPersonId ? (
            <Reveal personId={one.reporterPersonId} field="phone" masked={w.hidden} label={w.phone} />
          ) : (
            <span className="quiet">{one.dwellingId ? w.noPersonAtDoor : w.noPerson}</span>
          )}
          {!one.reporterPersonId && one.dwellingId && (
            <div>
              <Link to="/dwellings/$dwellingId" params={{ dwellingId: one.dwellingId }}>
                {w.atDoor}
              </Link>
            </div>
          )}
        </dd>
        <dt>{w.closedAt}</dt>
        <dd className="num">{times.moment(one.closedAt)}</dd>
        {one.resultText && (
          <>
            <dt>{w.outcome}</dt>
            <dd className="wrap-anywhere">{one.resultText}</dd>
          </>
        )}
        {one.attempts.length > 0 && (
          <>
            <dt>{w.before}</dt>
            <dd>
              {one.attempts.map(({ at, by, reached, text }) => (
                <div key={at} className="num">
                  {times.moment(at)} {by} {!reached && w.unreached} {text}
                </div>
              ))}
            </dd>
          </>
        )}
      </dl>
    </header>
  )
}
