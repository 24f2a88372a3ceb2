import { PrinterOutlined } from '@ant-design/icons'
import type { InboxBucket } from '@red-steward/domain/cases/inbox'
import { type Morning, overviewMorning, type Pile as PileOf } from '@red-steward/domain/overview/morning'
import { Link } from '@tanstack/react-router'
import { Alert, Button } from 'antd'
import { useTimes } from '../../lib/time.ts'
import { CaseBrief } from '../cases/case-brief.tsx'
import { Answered } from '../parts/answered.tsx'
import { useAsk } from '../parts/ask.ts'
import { Page } from '../parts/page.tsx'
import { useMay, useSession } from '../parts/session-context.tsx'
import { useMorningWords } from './morning.words.ts'
import { MorningCounts } from './morning-counts.tsx'
import { Rates } from './rates.tsx'
import { Repeats } from './repeats.tsx'
import '../parts/split.css'
import '../cases/cases.css'
import './morning.css'

/** Eight o'clock on one page: what is late, what falls due, what comes back, how it was liked. */
export function MorningPage() {
  const w = useMorningWords()
  const times = useTimes()
  const { acting } = useSession()
  const answer = useAsk(overviewMorning, {})
  return (
    <Page
      title={w.title}
      note={answer.data && `${acting?.communityName ?? ''} · ${w.note(times.moment(answer.data.at))}`}
      actions={
        <Button icon={<PrinterOutlined />} onClick={() => window.print()}>
          {w.print}
        </Button>
      }
    >
      <Answered of={answer}>{(morning) => <Told morning={morning} />}</Answered>
    </Page>
  )
}

function Told({ morning }: { morning: Morning }) {
  const w = useMorningWords()
  const calm = morning.overdue.count === 0 && morning.dueToday.count === 0
  return (
    <div className="stack morning">
      <HolidaysUnknown years={morning.holidaysUnknown} />
      <MorningCounts morning={morning} />
      {calm && <p className="morning-calm card">{w.allWell}</p>}
      <div className="columns morning-columns">
        <div className="stack">
          {morning.overdue.count > 0 && <Pile title={w.overdue} pile={morning.overdue} bucket="overdue" late />}
          {morning.dueToday.count > 0 && <Pile title={w.dueToday} pile={morning.dueToday} bucket="due-today" />}
          <Pile title={w.escalated} pile={morning.escalated} bucket="escalated" />
          <Pile title={w.untouched} pile={morning.untouched} bucket="untouched" />
        </div>
        <div className="stack">
          <Rates month={morning.month} rates={morning.rates} />
          <Repeats repeats={morning.repeats} />
        </div>
      </div>
    </div>
  )
}

/** Deadlines of these days are counted without them, so somebody has to know in time. */
function HolidaysUnknown({ years }: { years: number[] }) {
  const w = useMorningWords()
  const maySet = useMay('cases.settings')
  if (years.length === 0) return null
  return (
    <Alert
      type="warning"
      showIcon
      title={w.holidaysUnknown(years.join('、'))}
      action={maySet.allowed && <Link to="/case-settings">{w.calendar}</Link>}
    />
  )
}

interface PileProps {
  title: string
  pile: PileOf
  /** Where the rest of it is. */
  bucket: InboxBucket
  late?: boolean
}

function Pile({ title, pile, bucket, late = false }: PileProps) {
  const w = useMorningWords()
  const times = useTimes()
  const rest = pile.count - pile.first.length
  return (
    <section className="card">
      <h2>
        <span className={late ? 'due-late' : ''}>{title}</span>{' '}
        <span className="quiet num">{times.number(pile.count)}</span>
      </h2>
      {pile.count === 0 && <p className="quiet">{w.nothing}</p>}
      <ul className="row-list">
        {pile.first.map((one) => (
          <CaseBrief key={one.id} one={one} />
        ))}
      </ul>
      {rest > 0 && (
        <Link to="/inbox" search={{ bucket }} className="quiet">
          {w.moreOf(times.number(rest))}
        </Link>
      )}
    </section>
  )
}
