import type { CaseAtPage } from '@red-steward/domain/cases/queries'
import { newId } from '@red-steward/domain/ids'
import {
  type DisputeSource,
  type DisputeType,
  disputeSourceWords,
  disputeTypeWords,
  type Form as Formed,
  formWords,
  isConfidentialType,
  typeOfLeaf,
} from '@red-steward/domain/mediation/dispute'
import { openDispute } from '@red-steward/domain/mediation/opening'
import { listMediators } from '@red-steward/domain/mediation/queries'
import { useNavigate } from '@tanstack/react-router'
import { Alert, App, Button, Form, Input, Select } from 'antd'
import { today, useTimes } from '../../lib/time.ts'
import { useAsk } from '../parts/ask.ts'
import { CommandModal } from '../parts/command-modal.tsx'
import { DayInput } from '../parts/day-input.tsx'
import { useChoices } from '../visits/codes.ts'
import { useMediationWords } from './mediation.words.ts'
import { type PartyDraft, PartyFields, partyOf } from './party-fields.tsx'
import '../registry/registry.css'
import './mediation.css'

interface Fields {
  source: DisputeSource
  appliedHow: Formed
  appliedOn: string
  type: DisputeType
  title: string
  told: string
  claim?: string
  handedOverBy?: string
  mediatorId?: string
  parties: PartyDraft[]
}

interface OpenDisputeProps {
  /** The case it grew out of. */
  grewFrom?: Pick<CaseAtPage, 'id' | 'leaf' | 'title' | 'description' | 'confidential' | 'reporterPersonId'>
  onClose: () => void
}

/** The application as it is taken down, with both sides ready to be filled in. */
export function OpenDispute({ grewFrom, onClose }: OpenDisputeProps) {
  const w = useMediationWords()
  const times = useTimes()
  const navigate = useNavigate()
  const { message } = App.useApp()
  const [form] = Form.useForm<Fields>()
  const type = Form.useWatch('type', form)
  const source = Form.useWatch('source', form)
  const confidential = grewFrom?.confidential === true || (type !== undefined && isConfidentialType(type))
  const needed = [{ required: true, message: w.needed }]
  return (
    <CommandModal
      title={grewFrom ? w.fromCase : w.open}
      width={760}
      shape={openDispute}
      form={form}
      initial={initialOf(grewFrom)}
      toInput={({ parties, claim = '', handedOverBy = '', mediatorId, ...fields }: Fields) => ({
        id: newId(),
        ...fields,
        claim,
        handedOverBy,
        caseId: grewFrom?.id ?? null,
        mediatorId: mediatorId ?? null,
        parties: parties.map(partyOf),
      })}
      onDone={({ disputeNo, acceptBy }, { id }) => {
        void message.success(w.opened(disputeNo, times.day(acceptBy)), 6)
        if (!confidential) void navigate({ to: '/disputes/$disputeId', params: { disputeId: id } })
      }}
      onClose={onClose}
    >
      <div className="field-row three">
        <Form.Item name="source" label={w.source} rules={needed}>
          <Select options={useChoices(disputeSourceWords)} />
        </Form.Item>
        <Form.Item name="appliedHow" label={w.how} rules={needed}>
          <Select options={useChoices(formWords)} />
        </Form.Item>
        <Form.Item name="appliedOn" label={w.appliedOn} rules={needed}>
          <DayInput />
        </Form.Item>
      </div>
      <div className="field-row">
        <Form.Item name="type" label={w.type} rules={needed}>
          <Select options={useTypeChoices()} />
        </Form.Item>
        <MediatorField needed={confidential} />
      </div>
      {confidential && <Alert type="warning" showIcon title={w.confidentialNote} className="form-alert" />}
      {source === 'HANDED_OVER' && (
        <Form.Item name="handedOverBy" label={w.handedOverBy} rules={needed}>
          <Input maxLength={80} />
        </Form.Item>
      )}
      <Form.Item name="title" label={w.shortTitle} rules={needed}>
        <Input maxLength={80} />
      </Form.Item>
      <Form.Item name="told" label={w.told} rules={needed}>
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} maxLength={4000} />
      </Form.Item>
      <Form.Item name="claim" label={w.claim}>
        <Input.TextArea autoSize={{ minRows: 1, maxRows: 6 }} maxLength={4000} />
      </Form.Item>
      <Parties />
    </CommandModal>
  )
}

/** In the order of their numbers; `Object.keys` would put 10 before 01. */
function useTypeChoices() {
  return useChoices(disputeTypeWords).sort((a, b) => (a.value < b.value ? -1 : 1))
}

function initialOf(grewFrom: OpenDisputeProps['grewFrom']): Partial<Fields> {
  const applicant: PartyDraft = { id: newId(), side: 'APPLICANT' }
  if (grewFrom?.reporterPersonId) applicant.personId = grewFrom.reporterPersonId
  return {
    source: 'APPLICATION',
    appliedHow: 'ORAL',
    appliedOn: today(),
    parties: [applicant, { id: newId(), side: 'RESPONDENT' }],
    ...(grewFrom
      ? { type: typeOfLeaf(grewFrom.leaf), title: grewFrom.title, told: grewFrom.description }
      : { type: '02' as const }),
  }
}

function MediatorField({ needed }: { needed: boolean }) {
  const w = useMediationWords()
  const { data } = useAsk(listMediators, {})
  const options = (data?.mediators ?? []).map(({ accountId, name }) => ({ value: accountId, label: name }))
  return (
    <Form.Item name="mediatorId" label={w.mediator} rules={needed ? [{ required: true, message: w.needed }] : []}>
      <Select allowClear placeholder={needed ? '' : w.anyMediator} options={options} />
    </Form.Item>
  )
}

function Parties() {
  const w = useMediationWords()
  const drafts: PartyDraft[] | undefined = Form.useWatch('parties')
  return (
    <Form.List name="parties">
      {(fields, { add, remove }, { errors }) => (
        <>
          {fields.map(({ key, name }) => (
            <fieldset key={key} className="plain-fieldset">
              <legend>{w.parties}</legend>
              <PartyFields at={name} draft={drafts?.[name]} />
              {fields.length > 1 && (
                <Button size="small" type="text" danger className="fieldset-action" onClick={() => remove(name)}>
                  {w.remove}
                </Button>
              )}
            </fieldset>
          ))}
          <Button onClick={() => add({ id: newId(), side: 'THIRD' })}>{w.addParty}</Button>
          <Form.ErrorList errors={errors} />
        </>
      )}
    </Form.List>
  )
}
