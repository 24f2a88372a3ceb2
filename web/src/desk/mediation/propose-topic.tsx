import type { LeafCode } from '@red-steward/domain/cases/catalogue'
import type { CaseAtPage } from '@red-steward/domain/cases/queries'
import { newId } from '@red-steward/domain/ids'
import { type Matter, type ProposedFor, proposedForWords } from '@red-steward/domain/mediation/deliberation'
import { matterWords } from '@red-steward/domain/mediation/notice-words'
import { proposeTopic } from '@red-steward/domain/mediation/topics'
import { placesDirectory } from '@red-steward/domain/places/queries'
import { useNavigate } from '@tanstack/react-router'
import { App, Form, Input, Select } from 'antd'
import { useSaid } from '../cases/codes.ts'
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

interface ProposeTopicProps {
  /** The case it grows from gives the kind of matter; its words are not taken along, for everybody reads a topic. */
  grewFrom?: Pick<CaseAtPage, 'id' | 'caseNo' | 'leaf'>
  onClose: () => void
}

export function ProposeTopic({ grewFrom, onClose }: ProposeTopicProps) {
  const w = useTopicWords()
  const said = useSaid()
  const navigate = useNavigate()
  const { message } = App.useApp()
  const needed = [{ required: true, whitespace: true, message: w.needed }]
  return (
    <CommandModal
      title={w.propose}
      width={620}
      shape={proposeTopic}
      initial={{
        proposedFor: 'RESIDENTS',
        ...(grewFrom ? { title: said.leaf(grewFrom.leaf), matter: matterOf(grewFrom.leaf) } : {}),
      }}
      {...(grewFrom ? { note: w.fromCaseNote(grewFrom.caseNo) } : {})}
      toInput={({ compoundId, ...fields }: Fields) => ({
        id: newId(),
        ...fields,
        compoundId: compoundId ?? null,
        caseId: grewFrom?.id ?? null,
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

function matterOf(leaf: LeafCode): Matter {
  if (leaf === '0601' || leaf === '0602') return 'PARKING'
  if (leaf === '0210' || leaf === '0211' || leaf === '0212' || leaf === '0213') return 'PROPERTY'
  if (leaf.startsWith('02') || leaf.startsWith('05')) return 'REPAIR'
  if (leaf.startsWith('04')) return 'ENVIRONMENT'
  return leaf.startsWith('03') || leaf.startsWith('06') ? 'ORDER' : 'OTHER'
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
