import { PauseCircleOutlined, WarningOutlined } from '@ant-design/icons'
import { isOpen } from '@red-steward/domain/cases/case'
import type { CaseClocks as Clocks } from '@red-steward/domain/cases/clocks-shown'
import type { CaseAtPage } from '@red-steward/domain/cases/queries'
import { Progress } from 'antd'
import { language } from '../../lib/language.ts'
import { useTimes } from '../../lib/time.ts'
import { useNow } from '../parts/now.ts'
import { useCasesWords } from './cases.words.ts'
import { Due } from './due.tsx'
import { spanText } from './left.ts'

/** An ordinary working day of six and a half hours, to say working time in days. */
const WORKING_DAY_MS = 6.5 * 3_600_000

/** Both clocks: what is owed at this step, and the whole since the report. A stopped one says so. */
export function CaseClocks({ one, clocks }: { one: CaseAtPage; clocks: Clocks }) {
  const w = useCasesWords()
  const times = useTimes()
  return (
    <section className="case-clocks card" aria-label={w.clocks}>
      {isOpen(one.state) && (
        <div>
          <h3>{w.thisStep}</h3>
          <p>{clocks.step.by ? <Due by={clocks.step.by} /> : <span className="quiet">{w.noClock}</span>}</p>
          <p className="row-small num">
            {w.since(times.moment(clocks.step.since))}
            {clocks.step.by && ` → ${times.moment(clocks.step.by)}`}
          </p>
        </div>
      )}
      <Whole one={one} whole={clocks.whole} />
    </section>
  )
}

function Whole({ one, whole }: { one: CaseAtPage; whole: Clocks['whole'] }) {
  const w = useCasesWords()
  const spoken = language.use()
  const times = useTimes()
  const now = useNow()
  const { disposal } = whole
  const passed = one.closedAt ? Date.parse(one.closedAt) - Date.parse(whole.since) : now - Date.parse(whole.since)
  const dayMs = disposal?.unit === 'WORKING_DAYS' ? WORKING_DAY_MS : undefined
  const span = (ms: number) => spanText(ms, spoken, dayMs)
  return (
    <div>
      <h3>
        {w.whole}{' '}
        <span className="row-small num">
          {one.closedAt ? w.took(spanText(passed, spoken)) : w.elapsed(spanText(passed, spoken))}
        </span>
      </h3>
      {!disposal && <p className="quiet">{isOpen(one.state) ? w.notStarted : w.noClock}</p>}
      {disposal && (
        <>
          <Progress
            percent={Math.min(100, Math.round(disposal.share * 100))}
            size="small"
            status={disposal.isLate ? 'exception' : 'normal'}
            showInfo={false}
            aria-label={w.used(span(disposal.usedMs), span(disposal.budgetMs))}
          />
          <p className="row-line num">
            {disposal.stoppedSince ? (
              <strong className="due">
                <PauseCircleOutlined aria-hidden /> {w.stopped(times.moment(disposal.stoppedSince))}
                {one.reviewOn && ` · ${w.reviewOn(times.day(one.reviewOn))}`}
              </strong>
            ) : disposal.isLate ? (
              <strong className="due due-late">
                <WarningOutlined aria-hidden /> {w.lateBy(span(disposal.usedMs - disposal.budgetMs))}
              </strong>
            ) : null}
            <span className="row-small">
              {w.used(span(disposal.usedMs), span(disposal.budgetMs))}
              {dayMs && ` · ${w.workingTime}`}
              {disposal.by && ` → ${times.moment(disposal.by)}`}
            </span>
          </p>
        </>
      )}
    </div>
  )
}
