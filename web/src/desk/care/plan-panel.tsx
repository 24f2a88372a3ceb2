import { carePlan, type PlanLine, savePlan } from '@red-steward/domain/care/planner'
import { newId } from '@red-steward/domain/ids'
import { Alert, Button, InputNumber, type TableColumnsType, Tag } from 'antd'
import { useState } from 'react'
import { Refused } from '../../lib/api.ts'
import { useFailureText } from '../../lib/refusal-text.ts'
import { today, useTimes } from '../../lib/time.ts'
import { Answered } from '../parts/answered.tsx'
import { useAsk, useSend } from '../parts/ask.ts'
import { PlainTable } from '../parts/plain-table.tsx'
import { useDone } from '../visits/use-done.ts'
import { useCareWords } from './care.words.ts'
import { type GridShort, GridsShort } from './grids-short.tsx'
import { MonthInput } from './month-input.tsx'

const HOUR = 60

/** What the rules ask for in a month against the hours there are, by grid. */
export function PlanPanel() {
  const w = useCareWords()
  const times = useTimes()
  const done = useDone()
  const [plan, setPlan] = useState({ month: today().slice(0, 7), minutesPerVisit: 25, hoursADay: 3, roundsAYear: 0 })
  const answer = useAsk(carePlan, plan, { keep: true })
  const saving = useSend(savePlan, { quiet: true, onDone: () => done([w.saved]) })
  const numbers = [
    ['minutesPerVisit', w.minutesPerVisit, 5, 120, 5],
    ['hoursADay', w.hoursADay, 0, 10, 0.5],
    ['roundsAYear', w.roundsAYear, 0, 12, 1],
  ] as const
  return (
    <div className="card">
      <p className="quiet">{w.planNote}</p>
      <div className="plan-settings">
        <span className="plan-field">
          <span className="quiet">{w.month}</span>
          <MonthInput value={plan.month} onChange={(month) => setPlan({ ...plan, month })} />
        </span>
        {numbers.map(([key, label, min, max, step]) => (
          // biome-ignore lint/a11y/noLabelWithoutControl: the number field inside is the control
          <label key={key} className="plan-field">
            <span className="quiet">{label}</span>
            <InputNumber
              min={min}
              max={max}
              step={step}
              value={plan[key]}
              onChange={(value) => value !== null && setPlan({ ...plan, [key]: value })}
            />
          </label>
        ))}
        <Button type="primary" loading={saving.isPending} onClick={() => saving.mutate({ id: newId(), ...plan })}>
          {w.savePlan}
        </Button>
      </div>
      {saving.isError && <NotKept failure={saving.error} />}
      <Answered of={answer}>
        {({ lines, workingDays, holidaysKnown, saved }) => (
          <>
            <p className="quiet num">
              {w.workingDays(workingDays)}
              {saved && ` · ${w.lastSaved(times.moment(saved.at), saved.by)}`}
            </p>
            {!holidaysKnown && <Alert type="info" title={w.holidaysUnknown} style={{ marginBottom: 10 }} />}
            <PlanTable lines={lines} />
          </>
        )}
      </Answered>
    </div>
  )
}

/** Refused with the numbers, so that it is plain where hours are missing. */
function NotKept({ failure }: { failure: Error }) {
  const w = useCareWords()
  const failureText = useFailureText()
  const grids =
    failure instanceof Refused && failure.why === 'plan-impossible' ? (failure.detail.grids as GridShort[]) : []
  return (
    <Alert
      type="error"
      showIcon
      role="alert"
      title={grids.length > 0 ? w.planRefused : failureText(failure)}
      description={grids.length > 0 && <GridsShort grids={grids} />}
      style={{ marginBottom: 10 }}
    />
  )
}

type Line = PlanLine & { id: string }

function PlanTable({ lines }: { lines: PlanLine[] }) {
  const w = useCareWords()
  const times = useTimes()
  const number = (title: string, value: (line: Line) => string) => ({
    title,
    className: 'num',
    render: (_: unknown, line: Line) => value(line),
  })
  const columns: TableColumnsType<Line> = [
    { title: w.grid, dataIndex: 'name', fixed: 'left', width: 120 },
    number(w.households, (line) => times.number(line.households)),
    number(w.tiers, ({ tiers }) => tiers.join(' / ')),
    number(w.contactsMonth, (line) => times.number(line.contacts)),
    number(w.roundVisits, (line) => times.number(line.roundVisits)),
    number(w.posts, (line) => times.number(line.posts)),
    number(w.needed, (line) => times.number(Math.ceil(line.neededMinutes / HOUR))),
    number(w.available, (line) => times.number(Math.floor(line.availableMinutes / HOUR))),
    { title: '', width: 90, render: (_, { possible }) => !possible && <Tag color="gold">{w.impossible}</Tag> },
  ]
  return <PlainTable rows={lines.map((line) => ({ ...line, id: line.gridId ?? '' }))} columns={columns} width={900} />
}
