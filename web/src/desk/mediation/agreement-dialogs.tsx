import { newId } from '@red-steward/domain/ids'
import { answerConfirmation, applyConfirmation, followUp, signAgreement } from '@red-steward/domain/mediation/agreeing'
import {
  type ConfirmationResult,
  confirmationWords,
  type Means,
  meansWords,
  type SignedHow,
  signedHowWords,
} from '@red-steward/domain/mediation/dispute'
import { CourtPaper, courtMusts, courtPaperWords } from '@red-steward/domain/mediation/endings'
import { App, Checkbox, Form, Input, Radio, Select } from 'antd'
import { today, useTimes } from '../../lib/time.ts'
import { CommandModal } from '../parts/command-modal.tsx'
import { DayInput } from '../parts/day-input.tsx'
import { useChoices, useSay } from '../visits/codes.ts'
import { useSigners } from './agreement-card.tsx'
import type { DialogProps } from './dialogs.ts'
import { useAgreementWords, useMediationWords } from './mediation.words.ts'

interface Signing {
  on: string
  how: SignedHow
  who: number[]
}

/** Several may sign on one day in one form; the seal is always a seal. */
export function SignDialog({ page, onClose }: DialogProps) {
  const w = useAgreementWords()
  const base = useMediationWords()
  const times = useTimes()
  const { message } = App.useApp()
  const given = page.file?.agreement?.signatures ?? []
  const missing = useSigners(page).filter(
    (signer) => !given.some((one) => one.partyId === signer.partyId && one.accountId === signer.accountId),
  )
  const needed = [{ required: true, message: base.needed }]
  const toSignature = (at: number, { on, how }: Signing) => {
    const { partyId, accountId } = missing[at]!
    const isSeal = partyId === null && accountId === null
    return { id: newId(), partyId, accountId, how: isSeal ? ('SEAL' as const) : how, on }
  }
  return (
    <CommandModal
      title={w.sign}
      note={w.signNote}
      shape={signAgreement}
      initial={{ on: today(), how: 'SIGNATURE', who: missing.map((_, at) => at) }}
      toInput={(fields: Signing) => ({
        disputeId: page.dispute.id,
        signatures: fields.who.map((at) => toSignature(at, fields)),
      })}
      onDone={({ effectOn }) => void message.success(effectOn ? w.inEffect(times.day(effectOn)) : w.notYet)}
      onClose={onClose}
    >
      <Form.Item name="who" label={w.signers} rules={needed}>
        <Checkbox.Group className="choices" options={missing.map(({ name }, at) => ({ value: at, label: name }))} />
      </Form.Item>
      <div className="field-row">
        <Form.Item name="how" label={base.means} rules={needed}>
          <Select options={useChoices(signedHowWords)} />
        </Form.Item>
        <Form.Item name="on" label={w.signedOn} rules={needed}>
          <DayInput />
        </Form.Item>
      </div>
    </CommandModal>
  )
}

interface Followed {
  followUpId: string
  on: string
  means: Means
  note?: string
  performed: string[]
}

export function FollowUpDialog({ page, about, onClose }: DialogProps) {
  const w = useAgreementWords()
  const base = useMediationWords()
  const times = useTimes()
  const { message } = App.useApp()
  const pending = (page.file?.followUps ?? []).filter(({ doneOn }) => doneOn === null)
  const items = (page.file?.agreement?.items ?? []).filter(({ performedOn }) => performedOn === null)
  const needed = [{ required: true, message: base.needed }]
  const name = (id: string) => page.parties.find((party) => party.id === id)?.name
  return (
    <CommandModal
      title={w.followUp}
      shape={followUp}
      initial={{ followUpId: about ?? pending[0]?.id ?? '', on: today(), means: 'PHONE', performed: [] }}
      toInput={({ note = '', performed = [], ...fields }: Followed) => ({
        disputeId: page.dispute.id,
        ...fields,
        note,
        performed,
      })}
      onDone={() => void message.success(base.done)}
      onClose={onClose}
    >
      <Form.Item name="followUpId" label={w.followUps} rules={needed}>
        <Select options={pending.map(({ id, dueOn }) => ({ value: id, label: times.day(dueOn) }))} />
      </Form.Item>
      <div className="field-row">
        <Form.Item name="on" label={base.on} rules={needed}>
          <DayInput />
        </Form.Item>
        <Form.Item name="means" label={base.means} rules={needed}>
          <Select options={useChoices(meansWords)} />
        </Form.Item>
      </div>
      {items.length > 0 ? (
        <Form.Item name="performed" label={w.performed}>
          <Checkbox.Group
            className="choices"
            options={items.map(({ id, obligorId, amountInWords, what }) => ({
              value: id,
              label: [name(obligorId), amountInWords, what].filter(Boolean).join(' '),
            }))}
          />
        </Form.Item>
      ) : (
        <p className="quiet">{w.nothingOpen}</p>
      )}
      <Form.Item name="note" label={w.note}>
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} maxLength={1000} />
      </Form.Item>
    </CommandModal>
  )
}

interface Applied {
  on: string
  court: string
  papers: CourtPaper[]
  partyIds: string[]
}

export function ApplyDialog({ page, onClose }: DialogProps) {
  const w = useAgreementWords()
  const base = useMediationWords()
  const say = useSay()
  const times = useTimes()
  const { message } = App.useApp()
  const needed = [{ required: true, message: base.needed }]
  return (
    <CommandModal
      title={w.apply}
      note={`${w.courtNote} ${w.courtLast(times.day(page.dispute.confirmBy ?? today()))}`}
      shape={applyConfirmation}
      initial={{ on: today(), papers: [...courtMusts], partyIds: [] }}
      toInput={(fields: Applied) => ({ disputeId: page.dispute.id, ...fields })}
      onDone={() => void message.success(base.done)}
      onClose={onClose}
    >
      <div className="field-row">
        <Form.Item name="court" label={w.courtName} rules={needed}>
          <Input maxLength={60} />
        </Form.Item>
        <Form.Item name="on" label={base.on} rules={needed}>
          <DayInput />
        </Form.Item>
      </div>
      <Form.Item name="partyIds" label={w.applicants} rules={needed}>
        <Checkbox.Group
          className="choices"
          options={page.parties.map(({ id, name }) => ({ value: id, label: name }))}
        />
      </Form.Item>
      <Form.Item name="papers" label={w.papers}>
        <Checkbox.Group
          className="choices"
          options={CourtPaper.options.map((value) => ({ value, label: say(courtPaperWords, value) }))}
        />
      </Form.Item>
    </CommandModal>
  )
}

interface Answered {
  result: ConfirmationResult
  on: string
  rulingNo?: string
}

export function AnswerDialog({ page, onClose }: DialogProps) {
  const w = useAgreementWords()
  const base = useMediationWords()
  const say = useSay()
  const { message } = App.useApp()
  const needed = [{ required: true, message: base.needed }]
  const results = (['CONFIRMED', 'REJECTED'] as const).map((value) => ({ value, label: say(confirmationWords, value) }))
  return (
    <CommandModal
      title={w.answer}
      shape={answerConfirmation}
      initial={{ result: 'CONFIRMED', on: today() }}
      toInput={({ rulingNo = '', ...fields }: Answered) => ({ disputeId: page.dispute.id, ...fields, rulingNo })}
      onDone={() => void message.success(base.done)}
      onClose={onClose}
    >
      <Form.Item name="result" label={w.result} rules={needed}>
        <Radio.Group options={results} />
      </Form.Item>
      <div className="field-row">
        <Form.Item name="on" label={base.on} rules={needed}>
          <DayInput />
        </Form.Item>
        <Form.Item name="rulingNo" label={w.rulingNo}>
          <Input maxLength={60} />
        </Form.Item>
      </div>
    </CommandModal>
  )
}
