import { CaseClass } from '@red-steward/domain/cases/catalogue'
import {
  DeadlineProfile,
  type DeadlineRule,
  DeadlineStep,
  deadlineProfileWords,
  deadlineStepWords,
  limitUnitWords,
  ruleOn,
} from '@red-steward/domain/cases/deadlines'
import { setDeadlineProfile, showCalendar } from '@red-steward/domain/cases/settings'
import { Button, Radio, Table, Tooltip } from 'antd'
import { useState } from 'react'
import { today } from '../../lib/time.ts'
import { useSaid } from '../cases/codes.ts'
import { Answered } from '../parts/answered.tsx'
import { useAsk, useSend } from '../parts/ask.ts'
import { useTellChanged } from './calendar-day-dialog.tsx'
import { RuleDialog } from './rule-dialog.tsx'
import { useSettingsWords } from './settings.words.ts'

/** How long each step of each class takes, and by which set. Our own set is written here, cell by cell. */
export function DeadlinesTab() {
  const w = useSettingsWords()
  const said = useSaid()
  const tell = useTellChanged()
  const answer = useAsk(showCalendar, { year: Number(today().slice(0, 4)) })
  const changing = useSend(setDeadlineProfile, { onDone: tell })
  return (
    <Answered of={answer}>
      {({ profile, rules }) => (
        <div className="stack">
          <section className="card">
            <h2>{w.profile}</h2>
            <Radio.Group
              className="choices"
              value={profile}
              disabled={changing.isPending}
              options={DeadlineProfile.options.map((value) => ({
                value,
                label: said.say(deadlineProfileWords, value),
              }))}
              onChange={({ target }) => changing.mutate({ profile: target.value as DeadlineProfile })}
            />
            <p className="quiet">{w.profileNote}</p>
          </section>
          <Rules profile={profile} rules={rules} />
        </div>
      )}
    </Answered>
  )
}

function Rules({ profile, rules }: { profile: DeadlineProfile; rules: DeadlineRule[] }) {
  const w = useSettingsWords()
  const said = useSaid()
  const [editing, setEditing] = useState<{ class: CaseClass; step: DeadlineStep } | null>(null)
  const at = (caseClass: CaseClass, step: DeadlineStep) => ruleOn(rules, profile, caseClass, step, today())
  const columns = DeadlineStep.options.map((step) => ({
    title: said.say(deadlineStepWords, step),
    key: step,
    render: (_: unknown, { key: caseClass }: { key: CaseClass }) => {
      const rule = at(caseClass, step)
      if (!rule) return '—'
      const text = `${rule.amount} ${said.say(limitUnitWords, rule.unit)}`
      const what = `${said.class(caseClass)} ${said.say(deadlineStepWords, step)}`
      return (
        <Tooltip title={`${w.basis}: ${rule.basis}`}>
          {profile === 'custom' ? (
            <Button
              type="link"
              size="small"
              className="num"
              aria-label={`${w.edit(what)} ${text}`}
              onClick={() => setEditing({ class: caseClass, step })}
            >
              {text}
            </Button>
          ) : (
            <span className="num">{text}</span>
          )}
        </Tooltip>
      )
    },
  }))
  return (
    <section className="card">
      <Table
        size="small"
        pagination={false}
        scroll={{ x: 900 }}
        columns={[
          { title: w.class, key: 'class', render: (_, { key }) => <strong>{said.class(key)}</strong> },
          ...columns,
        ]}
        dataSource={CaseClass.options.map((key) => ({ key }))}
      />
      {editing && <RuleDialog {...editing} rule={at(editing.class, editing.step)} onClose={() => setEditing(null)} />}
    </section>
  )
}
