import type { CaseClass } from '@red-steward/domain/cases/catalogue'
import {
  type DeadlineRule,
  type DeadlineStep,
  deadlineStepWords,
  LimitUnit,
  limitUnitWords,
} from '@red-steward/domain/cases/deadlines'
import { saveDeadlineRule } from '@red-steward/domain/cases/settings'
import { newId } from '@red-steward/domain/ids'
import { Form, Input, InputNumber, Radio, Select } from 'antd'
import { useState } from 'react'
import { today } from '../../lib/time.ts'
import { useSaid } from '../cases/codes.ts'
import { CommandModal } from '../parts/command-modal.tsx'
import { useTellChanged } from './calendar-day-dialog.tsx'
import { useSettingsWords } from './settings.words.ts'

interface Fields {
  amount: number
  unit: LimitUnit
  basis: string
  runsFrom?: 'REPORTED' | 'ACCEPTED'
}

interface RuleDialogProps {
  class: CaseClass
  step: DeadlineStep
  /** What counts now: our own rule, or that of the first set. */
  rule: DeadlineRule | undefined
  onClose: () => void
}

export function RuleDialog({ class: caseClass, step, rule, onClose }: RuleDialogProps) {
  const w = useSettingsWords()
  const said = useSaid()
  const tell = useTellChanged()
  const own = rule?.profile === 'custom' ? rule : undefined
  const [id] = useState(() => own?.id ?? newId())
  const needed = [{ required: true, message: w.needed }]
  return (
    <CommandModal
      title={`${said.class(caseClass)} · ${said.say(deadlineStepWords, step)}`}
      shape={saveDeadlineRule}
      initial={{
        amount: rule?.amount ?? 1,
        unit: rule?.unit ?? 'WORKING_DAYS',
        basis: own?.basis ?? '',
        runsFrom: rule?.runsFrom === 'REPORTED' ? 'REPORTED' : 'ACCEPTED',
      }}
      toInput={({ amount, unit, basis, runsFrom }: Fields) => ({
        id,
        profile: 'custom' as const,
        class: caseClass,
        step,
        amount,
        unit,
        basis,
        runsFrom: step === 'DISPOSE' ? (runsFrom ?? 'ACCEPTED') : (rule?.runsFrom ?? 'STEP'),
        region: own?.region ?? '',
        validFrom: own?.validFrom ?? today(),
        validTo: own?.validTo ?? null,
      })}
      onDone={tell}
      onClose={onClose}
    >
      <div className="field-row">
        <Form.Item name="amount" label={w.amount} rules={needed}>
          <InputNumber autoFocus min={1} max={10_000} precision={0} />
        </Form.Item>
        <Form.Item name="unit" label={w.unit} rules={needed}>
          <Select options={LimitUnit.options.map((value) => ({ value, label: said.say(limitUnitWords, value) }))} />
        </Form.Item>
      </div>
      {step === 'DISPOSE' && (
        <Form.Item name="runsFrom" label={w.runsFrom}>
          <Radio.Group options={(['REPORTED', 'ACCEPTED'] as const).map((value) => ({ value, label: w[value] }))} />
        </Form.Item>
      )}
      <Form.Item name="basis" label={w.basis} rules={[{ required: true, whitespace: true, message: w.needed }]}>
        <Input maxLength={200} />
      </Form.Item>
    </CommandModal>
  )
}
