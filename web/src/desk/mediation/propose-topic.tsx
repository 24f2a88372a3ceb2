import { newId } from '@red-steward/domain/ids'
import {
  type Matter,
  matterWords,
  type ProposedFor,
  proposedForWords,
} from '@red-steward/domain/mediation/deliberation'
import { proposeTopic } from '@red-steward/domain/mediation/topics'
import { placesDirectory } from '@red-steward/domain/places/queries'
import { useNavigate } from '@tanstack/react-router'
import { App, Form, Input, Select } from 'antd'
import { useAsk } from '../parts/ask.ts'
import { CommandModal } from '../parts/command-modal.tsx'
import { useMay } from '../parts/session-context.tsx'
import { useChoices } from '../visits/codes.ts'
import { useTopicWords } from './topics.words.ts'
import '../registry/registry.css'

interface Fields {
  title: string
  matter: Matter
  text: string
  compoundId?: string
  proposedFor: ProposedFor
}

export function ProposeTopic({ onClose }: { onClose: () => void }) {
  const w = useTopicWords()
  const navigate = useNavigate()
  const { message } = App.useApp()
  const needed = [{ required: true, whitespace: true, message: w.needed }]
  return (
    <CommandModal
      title={w.propose}
      width={620}
      shape={proposeTopic}
      initial={{ proposedFor: 'RESIDENTS' }}
      toInput={({ compoundId, ...fields }: Fields) => ({
        id: newId(),
        ...fields,
        compoundId: compoundId ?? null,
        caseId: null,
      })}
      onDone={(_, { id }) => {
        void message.success(w.proposed)
        void navigate({ to: '/deliberations/$topicId', params: { topicId: id } })
      }}
      onClose={onClose}
    >
      <Form.Item name="title" label={w.topic} rules={needed}>
        <Input maxLength={60} />
      </Form.Item>
      <div className="field-row">
        <Form.Item name="matter" label={w.matter} rules={needed}>
          <Select options={useChoices(matterWords)} />
        </Form.Item>
        <Form.Item name="proposedFor" label={w.proposedFor} rules={needed}>
          <Select options={useChoices(proposedForWords)} />
        </Form.Item>
      </div>
      <CompoundField />
      <Form.Item name="text" label={w.text} rules={needed}>
        <Input.TextArea autoSize={{ minRows: 3, maxRows: 10 }} maxLength={2000} />
      </Form.Item>
    </CommandModal>
  )
}

/** Only for those who may see the places; everybody else proposes for the whole community. */
function CompoundField() {
  const w = useTopicWords()
  const may = useMay('places.read')
  const { data } = useAsk(placesDirectory, {}, { enabled: may.allowed })
  if (!may.allowed) return null
  const options = (data?.compounds ?? []).map(({ id, name }) => ({ value: id, label: name }))
  return (
    <Form.Item name="compoundId" label={w.compound}>
      <Select allowClear placeholder={w.wholeCommunity} options={options} />
    </Form.Item>
  )
}
