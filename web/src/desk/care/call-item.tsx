import { type CallRow, logCall, releaseCall, takeCall } from '@red-steward/domain/care/campaigns'
import { newId } from '@red-steward/domain/ids'
import { type VisitResult, visitResultWords } from '@red-steward/domain/visits/codes'
import { Link } from '@tanstack/react-router'
import { Button, Dropdown, Tag } from 'antd'
import { useTimes } from '../../lib/time.ts'
import { useSend } from '../parts/ask.ts'
import { Reveal } from '../registry/reveal.tsx'
import { useSay } from '../visits/codes.ts'
import { useDone } from '../visits/use-done.ts'
import { ResultTag } from '../visits/visit-item.tsx'
import { useCampaignWords } from './campaign.words.ts'
import '../visits/visits.css'

const others: VisitResult[] = ['RELATIVE', 'REFUSED', 'IN_HOSPITAL', 'MOVED_AWAY']

/** One person to call: who and where, who is at it, and one tap per outcome. */
export function CallItem({ call, isClosed }: { call: CallRow; isClosed: boolean }) {
  const w = useCampaignWords()
  const times = useTimes()
  return (
    <li className="visit-item">
      <div className="visit-line">
        <Link to="/persons/$personId" params={{ personId: call.personId }} className="member-name">
          {call.name}
        </Link>
        {call.age !== null && <span className="quiet num">{w.years(call.age)}</span>}
        <Link to="/dwellings/$dwellingId" params={{ dwellingId: call.dwellingId }}>
          {call.address}
        </Link>
        {call.hasPhone ? (
          <Reveal personId={call.personId} field="phone" masked={w.showPhone} label={w.showPhone} />
        ) : (
          <Tag>{w.noPhone}</Tag>
        )}
        {call.lastResult && <ResultTag result={call.lastResult} />}
        {call.attempts > 0 && <span className="quiet num">{w.attempts(call.attempts)}</span>}
        {call.lastCalledAt && <span className="quiet num">{times.moment(call.lastCalledAt)}</span>}
        {call.runId && <Tag color="gold">{w.inFlow}</Tag>}
        {call.taken && (
          <Tag color={call.taken.mine ? 'blue' : 'default'}>{call.taken.mine ? w.mine : w.takenBy(call.taken.by)}</Tag>
        )}
        {!isClosed && call.state !== 'REACHED' && <Outcomes call={call} />}
      </div>
    </li>
  )
}

function Outcomes({ call }: { call: CallRow }) {
  const w = useCampaignWords()
  const say = useSay()
  const done = useDone()
  const taking = useSend(takeCall)
  const releasing = useSend(releaseCall)
  const logging = useSend(logCall, {
    onDone: ({ openRunIds }) => done([w.logged, openRunIds.length > 0 && w.flowOpen]),
  })
  const log = (result: VisitResult) =>
    logging.mutate({
      callId: call.id,
      visitId: newId(),
      result,
      calledAt: new Date().toISOString(),
      note: '',
      noteReviewed: false,
      needs: [],
    })
  const busy = logging.isPending || taking.isPending || releasing.isPending
  return (
    <span className="visit-by today-actions no-print">
      {!call.taken && (
        <Button size="small" type="text" disabled={busy} onClick={() => taking.mutate({ callId: call.id })}>
          {w.take}
        </Button>
      )}
      {call.taken?.mine && (
        <Button size="small" type="text" disabled={busy} onClick={() => releasing.mutate({ callId: call.id })}>
          {w.release}
        </Button>
      )}
      <Button size="small" type="primary" disabled={busy} onClick={() => log('ANSWERED')}>
        {say(visitResultWords, 'ANSWERED')}
      </Button>
      <Button size="small" disabled={busy} onClick={() => log('NO_ANSWER')}>
        {say(visitResultWords, 'NO_ANSWER')}
      </Button>
      <Dropdown
        trigger={['click']}
        menu={{ items: others.map((key) => ({ key, label: say(visitResultWords, key), onClick: () => log(key) })) }}
      >
        <Button size="small" disabled={busy} aria-label={w.more}>
          …
        </Button>
      </Dropdown>
    </span>
  )
}
