import { newId } from '@red-steward/domain/ids'
import { type ChosenBy, chosenByWords } from '@red-steward/domain/mediation/dispute'
import { hasInterest } from '@red-steward/domain/mediation/interests'
import { askMediator, declareInterest } from '@red-steward/domain/mediation/opening'
import { listMediators } from '@red-steward/domain/mediation/queries'
import { App, Checkbox, Form, Input, Radio, Select } from 'antd'
import { useAsk } from '../parts/ask.ts'
import { CommandModal } from '../parts/command-modal.tsx'
import { useChoices } from '../visits/codes.ts'
import type { DialogProps } from './dialogs.ts'
import { useMediationWords, useStepWords } from './mediation.words.ts'

interface Interests {
  sameBuilding: boolean
  relative: boolean
  other?: string
}

/** Asked of every mediator before they take charge: who has an interest steps aside, and the button says so. */
export function DeclareDialog({ page, onClose }: DialogProps) {
  const w = useStepWords()
  const { message } = App.useApp()
  const [form] = Form.useForm<Interests>()
  const said = Form.useWatch([], form) as Interests | undefined
  const out = said !== undefined && hasInterest({ ...said, other: said.other?.trim() ?? '' })
  return (
    <CommandModal
      title={w.declare}
      note={w.declareNote}
      okText={out ? w.stepAside : w.nothing}
      danger={out}
      shape={declareInterest}
      form={form}
      initial={{ sameBuilding: false, relative: false }}
      toInput={({ sameBuilding, relative, other = '' }: Interests) => ({
        id: newId(),
        disputeId: page.dispute.id,
        sameBuilding,
        relative,
        other,
      })}
      onDone={({ inCharge }) => void message.success(inCharge ? w.inCharge : w.out)}
      onClose={onClose}
    >
      <Form.Item name="sameBuilding" valuePropName="checked">
        <Checkbox>{w.sameBuilding}</Checkbox>
      </Form.Item>
      <Form.Item name="relative" valuePropName="checked">
        <Checkbox>{w.relative}</Checkbox>
      </Form.Item>
      <Form.Item name="other" label={w.otherInterest}>
        <Input maxLength={200} />
      </Form.Item>
    </CommandModal>
  )
}

export function AskDialog({ page, onClose }: DialogProps) {
  const w = useMediationWords()
  const steps = useStepWords()
  const { message } = App.useApp()
  const { data } = useAsk(listMediators, {})
  const asked = page.mediators.filter(({ standing }) => standing !== 'OUT').map(({ accountId }) => accountId)
  const options = (data?.mediators ?? [])
    .filter(({ accountId }) => !asked.includes(accountId))
    .map(({ accountId, name }) => ({ value: accountId, label: name }))
  const needed = [{ required: true, message: w.needed }]
  return (
    <CommandModal
      title={steps.ask}
      shape={askMediator}
      initial={{ chosenBy: 'COMMITTEE' }}
      toInput={({ accountId, chosenBy }: { accountId: string; chosenBy: ChosenBy }) => ({
        disputeId: page.dispute.id,
        accountId,
        chosenBy,
      })}
      onDone={() => void message.success(w.done)}
      onClose={onClose}
    >
      <Form.Item name="accountId" label={w.mediator} rules={needed}>
        <Select options={options} />
      </Form.Item>
      <Form.Item name="chosenBy" label={steps.chosenBy} rules={needed}>
        <Radio.Group options={useChoices(chosenByWords)} />
      </Form.Item>
    </CommandModal>
  )
}
