import { newId } from '@red-steward/domain/ids'
import { type ConsentAnswer, consentAnswerWords, type Means, meansWords } from '@red-steward/domain/mediation/dispute'
import { recordConsent, signNotice } from '@red-steward/domain/mediation/mediating'
import { saveParty } from '@red-steward/domain/mediation/opening'
import type { PartyAtPage } from '@red-steward/domain/mediation/queries'
import { App, Form, Radio } from 'antd'
import { today } from '../../lib/time.ts'
import { CommandModal } from '../parts/command-modal.tsx'
import { DayInput } from '../parts/day-input.tsx'
import { useChoices } from '../visits/codes.ts'
import type { DialogProps } from './dialogs.ts'
import { useMediationWords } from './mediation.words.ts'
import { type PartyDraft, PartyFields, partyOf } from './party-fields.tsx'

const find = ({ page, about }: DialogProps) => page.parties.find(({ id }) => id === about)

export function PartyDialog(props: DialogProps) {
  const w = useMediationWords()
  const { message } = App.useApp()
  const [form] = Form.useForm<PartyDraft>()
  const draft = Form.useWatch([], form) as PartyDraft | undefined
  const party = find(props)
  return (
    <CommandModal
      title={party ? w.saveParty : w.addParty}
      width={680}
      shape={saveParty}
      form={form}
      initial={party ? draftOf(party) : { id: newId(), side: 'THIRD' }}
      toInput={(fields: PartyDraft) => ({ disputeId: props.page.dispute.id, party: partyOf(fields) })}
      onDone={() => void message.success(w.done)}
      onClose={props.onClose}
    >
      <PartyFields draft={draft} />
    </CommandModal>
  )
}

function draftOf({
  id,
  side,
  personId,
  name,
  phone,
  address,
  birthDate,
  guardian,
  representative,
}: PartyAtPage): PartyDraft {
  return {
    ...{ id, side, personId, name, address, birthDate },
    phone: phone ?? '',
    ...(guardian ? { guardian } : {}),
    ...(representative ? { representative } : {}),
  }
}

interface ConsentFields {
  answer: ConsentAnswer
  means: Means
  on: string
}

export function ConsentDialog(props: DialogProps) {
  const w = useMediationWords()
  const { message } = App.useApp()
  const party = find(props)
  const needed = [{ required: true, message: w.needed }]
  return (
    <CommandModal
      title={`${w.recordConsent}：${party?.name ?? ''}`}
      shape={recordConsent}
      initial={{ answer: 'AGREED', means: 'IN_PERSON', on: today() }}
      toInput={({ answer, means, on }: ConsentFields) => ({
        id: newId(),
        disputeId: props.page.dispute.id,
        partyId: props.about ?? '',
        answer,
        means,
        on,
      })}
      onDone={() => void message.success(w.done)}
      onClose={props.onClose}
    >
      <Form.Item name="answer" label={w.consent} rules={needed}>
        <Radio.Group options={useChoices(consentAnswerWords)} />
      </Form.Item>
      <Form.Item name="means" label={w.means} rules={needed}>
        <Radio.Group options={useChoices(meansWords)} />
      </Form.Item>
      <Form.Item name="on" label={w.on} rules={needed}>
        <DayInput />
      </Form.Item>
    </CommandModal>
  )
}

export function NoticeDialog(props: DialogProps) {
  const w = useMediationWords()
  const { message } = App.useApp()
  const party = find(props)
  return (
    <CommandModal
      title={`${w.signNotice}：${party?.name ?? ''}`}
      shape={signNotice}
      initial={{ on: today() }}
      toInput={({ on }: { on: string }) => ({ disputeId: props.page.dispute.id, partyId: props.about ?? '', on })}
      onDone={() => void message.success(w.done)}
      onClose={props.onClose}
    >
      <Form.Item name="on" label={w.on} rules={[{ required: true, message: w.needed }]}>
        <DayInput />
      </Form.Item>
    </CommandModal>
  )
}
