import { listCallBacks, type WaitingCallBack } from '@red-steward/domain/cases/after-closing'
import { callBackWhyWords } from '@red-steward/domain/cases/callback'
import { getRouteApi } from '@tanstack/react-router'
import { Empty, Segmented, Tag } from 'antd'
import { useTimes } from '../../lib/time.ts'
import { classColours, useSaid } from '../cases/codes.ts'
import { Ago } from '../cases/due.tsx'
import { Answered } from '../parts/answered.tsx'
import { useAsk } from '../parts/ask.ts'
import { type Cursor, useCursor } from '../parts/cursor.ts'
import { Page } from '../parts/page.tsx'
import { CallBackForm } from './call-back-form.tsx'
import { CallBackHead } from './call-back-head.tsx'
import { useCallBackWords } from './callbacks.words.ts'
import { SuperviseForm } from './supervise-form.tsx'
import '../parts/split.css'
import '../cases/cases.css'
import './callbacks.css'

const route = getRouteApi('/callbacks')
type Queue = 'waiting' | 'dissatisfied'

/** The list to the left, the call to the right: a script, three questions, one form that needs no mouse. */
export function CallBacksPage() {
  const w = useCallBackWords()
  const times = useTimes()
  const { queue } = route.useSearch()
  const navigate = route.useNavigate()
  const answer = useAsk(listCallBacks, { queue, limit: 100 })
  const total = answer.data?.total
  return (
    <Page
      title={w.title}
      note={w.note}
      actions={
        <Segmented<Queue>
          aria-label={w.title}
          value={queue}
          options={[
            { value: 'waiting', label: w.waiting },
            { value: 'dissatisfied', label: w.dissatisfied },
          ]}
          onChange={(next) => void navigate({ search: { queue: next }, replace: true })}
        />
      }
    >
      <p className="quiet num" aria-live="polite">
        {total != null && w.counted(times.number(total))}{' '}
        {queue === 'waiting' && <span className="hide-narrow">· {w.keys}</span>}
      </p>
      <Answered
        of={answer}
        isEmpty={({ rows }) => rows.length === 0}
        empty={<Empty description={queue === 'waiting' ? w.none : w.noneBad} />}
      >
        {({ rows }) => <Queue key={queue} queue={queue} rows={rows} />}
      </Answered>
    </Page>
  )
}

function Queue({ queue, rows }: { queue: Queue; rows: WaitingCallBack[] }) {
  const cursor = useCursor(rows)
  const at = cursor.row
  return (
    <div className="split split-open">
      <Rows rows={rows} cursor={cursor} />
      {at && (
        <section className="split-detail call-back" key={at.id}>
          <CallBackHead one={at} />
          {queue === 'waiting' ? <CallBackForm one={at} /> : <SuperviseForm one={at} />}
        </section>
      )}
    </div>
  )
}

function Rows({ rows, cursor }: { rows: WaitingCallBack[]; cursor: Cursor<WaitingCallBack> }) {
  const w = useCallBackWords()
  const said = useSaid()
  return (
    <div className="split-list">
      <ul className="row-list" onKeyDown={cursor.onKeyDown}>
        {rows.map((row, index) => (
          <li key={row.id} className={index === cursor.index ? 'row-at' : ''}>
            <button
              type="button"
              className="row-button"
              aria-current={index === cursor.index}
              ref={cursor.refOf(row.id)}
              onClick={() => cursor.go(index)}
            >
              <span className="row-line">
                <Tag color={classColours[row.class]}>{said.class(row.class)}</Tag>
                <span className="row-title">{row.title || said.leaf(row.leaf)}</span>
                <span className="row-end row-small">
                  {w.closedAt} <Ago at={row.closedAt} />
                </span>
              </span>
              <span className="row-line row-small">
                <span className="wrap-anywhere">{row.where}</span>
                <span className="row-end">
                  {row.attempts.length > 0 ? w.attempts(row.attempts.length) : said.say(callBackWhyWords, row.why)}
                </span>
              </span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  )
}
