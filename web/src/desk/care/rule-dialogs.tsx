// A rule of care added, and the last day of one: with what the hours there are make of it.
import { carePlan } from '@red-steward/domain/care/planner'
import { type CareRule, endRule, saveRule, type Tier } from '@red-steward/domain/care/rules'
import { newId } from '@red-steward/domain/ids'
import { GroupCode } from '@red-steward/domain/registry/key-groups'
import { Alert, Form, Input, InputNumber, Select } from 'antd'
import { today } from '../../lib/time.ts'
import { useAsk } from '../parts/ask.ts'
import { CommandModal } from '../parts/command-modal.tsx'
import { DayInput } from '../parts/day-input.tsx'
import { useMay } from '../parts/session-context.tsx'
import { CodeSelect } from '../registry/codes.tsx'
import { useDone } from '../visits/use-done.ts'
import { useCareWords } from './care.words.ts'
import { GridsShort } from './grids-short.tsx'

type NewRule = Pick<CareRule, 'tier' | 'basis' | 'validFrom'> & Partial<CareRule>

export function AddRule({ onClose }: { onClose: () => void }) {
  const w = useCareWords()
  const done = useDone()
  const needed = [{ required: true, message: w.required }]
  return (
    <CommandModal
      title={w.addRule}
      shape={saveRule}
      initial={{ tier: 2 as Tier, validFrom: today() }}
      toInput={({ tier, basis, validFrom, groupCode, ageFrom, withGroup, firstDays, days, validTo }: NewRule) => ({
        ...{ id: newId(), tier, basis, validFrom, region: '' },
        ...{ groupCode: groupCode ?? null, ageFrom: ageFrom ?? null, withGroup: withGroup ?? null },
        ...{ firstDays: firstDays ?? null, days: days ?? null, validTo: validTo ?? null },
      })}
      onDone={() => done([w.saved])}
      onClose={onClose}
    >
      <Form.Item name="groupCode" label={w.group} rules={needed}>
        <CodeSelect table="group" codes={GroupCode.options} />
      </Form.Item>
      <div className="field-pair">
        <Form.Item name="ageFrom" label={w.onlyFromAge}>
          <InputNumber min={0} max={120} precision={0} style={{ width: '100%' }} />
        </Form.Item>
        <Form.Item name="withGroup" label={w.onlyWith}>
          <CodeSelect table="group" codes={GroupCode.options} allowClear />
        </Form.Item>
      </div>
      <div className="field-pair">
        <Form.Item name="tier" label={w.tier} rules={needed}>
          <Select options={([1, 2, 3] as const).map((tier) => ({ value: tier, label: w.tierName(tier) }))} />
        </Form.Item>
        <Form.Item name="days" label={w.daysField} extra={w.emptyAsTier}>
          <InputNumber min={1} max={366} precision={0} style={{ width: '100%' }} />
        </Form.Item>
      </div>
      <div className="field-pair">
        <Form.Item name="validFrom" label={w.from} rules={needed}>
          <DayInput future />
        </Form.Item>
        <Form.Item name="validTo" label={w.lastDay}>
          <DayInput future />
        </Form.Item>
      </div>
      <Form.Item name="basis" label={w.basis} rules={needed}>
        <Input maxLength={200} />
      </Form.Item>
    </CommandModal>
  )
}

export function EndRule({ rule, title, onClose }: { rule: CareRule; title: string; onClose: () => void }) {
  const w = useCareWords()
  const done = useDone()
  return (
    <CommandModal
      title={w.endRuleOf(title)}
      okText={w.endRule}
      danger
      shape={endRule}
      initial={{ validTo: rule.validTo ?? today() }}
      toInput={({ validTo }: { validTo: string }) => ({ ruleId: rule.id, validTo })}
      onDone={() => done([w.saved])}
      onClose={onClose}
    >
      <Form.Item name="validTo" label={w.lastDay} rules={[{ required: true, message: w.required }]}>
        <DayInput future />
      </Form.Item>
    </CommandModal>
  )
}

/** What the rules as they stand ask for this month that the hours there are do not hold; nothing where they suffice. */
export function RulesAgainstHours() {
  const w = useCareWords()
  const may = useMay('care.plan').allowed
  const month = today().slice(0, 7)
  const usual = useAsk(carePlan, { month, minutesPerVisit: 25, hoursADay: 3, roundsAYear: 0 }, { enabled: may })
  const saved = usual.data?.saved
  const asSaved = useAsk(
    carePlan,
    {
      month,
      minutesPerVisit: saved?.minutesPerVisit ?? 25,
      hoursADay: saved?.hoursADay ?? 3,
      roundsAYear: saved?.roundsAYear ?? 0,
    },
    { enabled: may && usual.data !== undefined, keep: true },
  )
  const short = (asSaved.data?.lines ?? []).filter(({ possible }) => !possible)
  if (short.length === 0) return null
  return (
    <Alert
      type="warning"
      showIcon
      title={w.rulesTooMuch}
      description={
        <GridsShort
          grids={short.map(({ name, neededMinutes, availableMinutes }) => ({
            name,
            neededHours: Math.ceil(neededMinutes / 60),
            availableHours: Math.floor(availableMinutes / 60),
          }))}
        />
      }
    />
  )
}
