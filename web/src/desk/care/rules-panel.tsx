import { rhythm } from '@red-steward/domain/care/duty'
import { flowStepWords } from '@red-steward/domain/care/flow'
import { type CareRule, type FlowRule, listRules, saveFlowRule, saveRule } from '@red-steward/domain/care/rules'
import { Button, Flex, Form, Input, InputNumber, type TableColumnsType } from 'antd'
import { useState } from 'react'
import { useTimes } from '../../lib/time.ts'
import { Answered } from '../parts/answered.tsx'
import { useAsk } from '../parts/ask.ts'
import { CommandModal } from '../parts/command-modal.tsx'
import { PlainTable } from '../parts/plain-table.tsx'
import { useMay } from '../parts/session-context.tsx'
import { useCode } from '../registry/codes.tsx'
import { useSaid, useSay } from '../visits/codes.ts'
import { useCareWords } from './care.words.ts'
import { AddRule, EndRule, RulesAgainstHours } from './rule-dialogs.tsx'

/** The rules as they hold, with the paper each stands on; the secretary may change them. */
export function RulesPanel() {
  const w = useCareWords()
  const answer = useAsk(listRules, {})
  return (
    <Answered of={answer}>
      {({ rules, flow }) => (
        <div className="stack">
          <RulesAgainstHours />
          <section className="card">
            <RulesTable rules={rules} />
          </section>
          <section className="card">
            <h2>{w.flow}</h2>
            <FlowList flow={flow} />
          </section>
        </div>
      )}
    </Answered>
  )
}

function RulesTable({ rules }: { rules: CareRule[] }) {
  const w = useCareWords()
  const said = useSaid()
  const code = useCode()
  const times = useTimes()
  const may = useMay('care.edit-rules').allowed
  const [changing, setChanging] = useState<CareRule | null>(null)
  const [ending, setEnding] = useState<CareRule | null>(null)
  const [adding, setAdding] = useState(false)
  const condition = ({ groupCode, ageFrom, withGroup, firstDays }: CareRule) =>
    [
      groupCode === null ? w.everyone : code('group', groupCode),
      ageFrom !== null && w.ageFrom(ageFrom),
      withGroup !== null && w.withGroup(code('group', withGroup)),
      firstDays !== null && w.firstDays(firstDays),
    ]
      .filter(Boolean)
      .join('，')
  const columns: TableColumnsType<CareRule> = [
    { title: w.condition, width: 280, render: (_, rule) => condition(rule) },
    { title: w.tier, width: 120, render: (_, { tier }) => w.tierName(tier) },
    { title: w.days, width: 110, render: (_, { days }) => (days === null ? w.asTier : said(rhythm(days))) },
    { title: w.basis, render: (_, { basis }) => basis },
    {
      title: w.valid,
      width: 150,
      className: 'num',
      render: (_, { validFrom, validTo }) => `${times.day(validFrom)} – ${validTo ? times.day(validTo) : ''}`,
    },
    {
      title: '',
      width: 140,
      render: (_, rule) =>
        may && (
          <>
            <Button type="link" size="small" onClick={() => setChanging(rule)}>
              {w.change}
            </Button>
            {rule.validTo === null && (
              <Button type="link" size="small" onClick={() => setEnding(rule)}>
                {w.endRule}
              </Button>
            )}
          </>
        ),
    },
  ]
  return (
    <>
      {may && (
        <Flex justify="end" style={{ marginBottom: 8 }}>
          <Button onClick={() => setAdding(true)}>{w.addRule}</Button>
        </Flex>
      )}
      <PlainTable rows={rules} columns={columns} width={920} more={{ className: 'rows-of-facts' }} />
      {adding && <AddRule onClose={() => setAdding(false)} />}
      {ending && <EndRule rule={ending} title={condition(ending)} onClose={() => setEnding(null)} />}
      {changing && (
        <CommandModal
          title={condition(changing)}
          shape={saveRule}
          initial={{ days: changing.days, basis: changing.basis }}
          toInput={({ days, basis }: { days?: number | null; basis: string }) => ({
            ...changing,
            days: days ?? null,
            basis,
          })}
          onClose={() => setChanging(null)}
        >
          <Form.Item name="days" label={w.daysField} extra={changing.groupCode === null ? undefined : w.asTier}>
            <InputNumber min={1} max={366} precision={0} />
          </Form.Item>
          <BasisField />
        </CommandModal>
      )}
    </>
  )
}

function BasisField() {
  const w = useCareWords()
  return (
    <Form.Item name="basis" label={w.basis} rules={[{ required: true, message: w.required }]}>
      <Input maxLength={200} />
    </Form.Item>
  )
}

const MINUTES = 60

function FlowList({ flow }: { flow: FlowRule[] }) {
  const w = useCareWords()
  const say = useSay()
  const may = useMay('care.edit-rules').allowed
  const [changing, setChanging] = useState<FlowRule | null>(null)
  return (
    <>
      <ol className="plain-list">
        {flow.map((rule) => (
          <li key={rule.id}>
            <span>{say(flowStepWords, rule.step)}</span>
            <span className="quiet num">{w.after(w.hours(Math.round((rule.afterMinutes / MINUTES) * 10) / 10))}</span>
            {may && (
              <Button type="link" size="small" onClick={() => setChanging(rule)}>
                {w.change}
              </Button>
            )}
          </li>
        ))}
      </ol>
      {flow[0] && <p className="quiet num">{w.nights(flow[0].dayFrom, flow[0].dayTo)}</p>}
      {changing && (
        <CommandModal
          title={say(flowStepWords, changing.step)}
          shape={saveFlowRule}
          initial={{ afterMinutes: changing.afterMinutes, basis: changing.basis }}
          toInput={(fields: { afterMinutes: number; basis: string }) => ({ ...changing, ...fields })}
          onClose={() => setChanging(null)}
        >
          <Form.Item name="afterMinutes" label={w.afterMinutes} rules={[{ required: true, message: w.required }]}>
            <InputNumber min={0} max={2880} step={30} precision={0} />
          </Form.Item>
          <BasisField />
        </CommandModal>
      )}
    </>
  )
}
