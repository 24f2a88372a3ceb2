import { SettingOutlined } from '@ant-design/icons'
import { careToday, type TodayRow } from '@red-steward/domain/care/today-query'
import { Alert, Button, Empty } from 'antd'
import { useState } from 'react'
import { useTimes } from '../../lib/time.ts'
import { Answered } from '../parts/answered.tsx'
import { useAsk } from '../parts/ask.ts'
import { Page } from '../parts/page.tsx'
import { CapacityDialog } from './capacity-dialog.tsx'
import { useCareWords } from './care.words.ts'
import { TodayItem } from './today-item.tsx'
import '../registry/registry.css'
import './care.css'

/** What is due today, all of it derived; cases of P1 and P2 are to stand above it. */
export function TodayPage() {
  const w = useCareWords()
  const times = useTimes()
  const [all, setAll] = useState(false)
  const [setting, setSetting] = useState(false)
  const answer = useAsk(careToday, { all }, { keep: true })
  const sections: [TodayRow['kind'], string][] = [
    ['contact', w.contacts],
    ['step', w.steps],
    ['call', w.calls],
    ['need', w.needs],
    ['safety', w.findings],
  ]
  return (
    <Page
      title={w.today}
      note={w.todayNote}
      actions={
        <Button icon={<SettingOutlined />} onClick={() => setSetting(true)}>
          {w.capacity}
        </Button>
      }
    >
      <Answered of={answer}>
        {({ rows, cut, minutes, capacity }) => (
          <div className="stack">
            <p className="quiet num today-sum">
              {w.minutes(times.number(minutes), times.number(capacity.minutesADay))}
            </p>
            {rows.length === 0 && cut === 0 && (
              <div className="card">
                <Empty description={w.nothing} />
              </div>
            )}
            {sections.map(([kind, title]) => {
              const own = rows.filter((row) => row.kind === kind)
              if (own.length === 0) return null
              return (
                <section key={kind} className="card" aria-label={title}>
                  <h2>
                    {title} <span className="quiet num">{times.number(own.length)}</span>
                  </h2>
                  <ul className="plain-list visit-list">
                    {own.map((row) => (
                      <TodayItem key={row.id} row={row} />
                    ))}
                  </ul>
                </section>
              )
            })}
            {(cut > 0 || all) && (
              <Alert
                type="info"
                title={cut > 0 ? w.cut(times.number(cut)) : null}
                action={
                  <Button size="small" onClick={() => setAll(!all)}>
                    {all ? w.showFitting : w.showAll}
                  </Button>
                }
              />
            )}
            {setting && <CapacityDialog capacity={capacity} onClose={() => setSetting(false)} />}
          </div>
        )}
      </Answered>
    </Page>
  )
}
