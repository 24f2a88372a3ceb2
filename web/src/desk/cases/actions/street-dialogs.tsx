// Up to the street and back, and several units called together.
import { WhistleMark, whistleMarkWords } from '@red-steward/domain/cases/reasons'
import { listHandlers } from '@red-steward/domain/cases/settings'
import {
  arriveAtWhistle,
  blowWhistle,
  concludeWhistle,
  escalateCase,
  evaluateWhistle,
  handBackCase,
} from '@red-steward/domain/cases/street-commands'
import { type Id, newId } from '@red-steward/domain/ids'
import { Form, Input, Radio, Select } from 'antd'
import { useState } from 'react'
import { useAsk } from '../../parts/ask.ts'
import { CommandModal } from '../../parts/command-modal.tsx'
import { useSaid } from '../codes.ts'
import { useActionWords, useDialogWords } from './actions.words.ts'
import { type DialogProps, useDone } from './dialog.ts'
import { ResidentField, TextField } from './fields.tsx'

interface Said {
  text?: string
  residentText?: string
}

export function Escalate({ told, onClose }: DialogProps) {
  const [a, w] = [useActionWords(), useDialogWords()]
  const done = useDone('escalate')
  return (
    <CommandModal
      title={a.escalate}
      note={w.escalateNote}
      okText={a.escalate}
      shape={escalateCase}
      toInput={({ text = '', residentText = '' }: Said) => ({ caseId: told.case.id, text, residentText })}
      onDone={done}
      onClose={onClose}
    >
      <TextField label={w.textStreet} required />
      <ResidentField action="ESCALATED" />
    </CommandModal>
  )
}

export function HandBack({ told, onClose }: DialogProps) {
  const [a, w] = [useActionWords(), useDialogWords()]
  const done = useDone('hand-back')
  return (
    <CommandModal
      title={a['hand-back']}
      okText={a['hand-back']}
      shape={handBackCase}
      toInput={({ text = '', residentText = '' }: Said) => ({ caseId: told.case.id, text, residentText })}
      onDone={done}
      onClose={onClose}
    >
      <TextField label={w.textBack} required />
      <ResidentField action="HANDED_BACK" />
    </CommandModal>
  )
}

export function Whistle({ told, onClose }: DialogProps) {
  const [a, w] = [useActionWords(), useDialogWords()]
  const done = useDone('whistle')
  const [id] = useState(() => newId())
  const answer = useAsk(listHandlers, {}, { staleMs: 60_000 })
  const units = answer.data?.units ?? []
  return (
    <CommandModal
      title={a.whistle}
      note={w.whistleNote}
      okText={a.whistle}
      shape={blowWhistle}
      toInput={({ topic, unitIds, residentText = '' }: Said & { topic: string; unitIds: Id[] }) => ({
        id,
        caseId: told.case.id,
        topic,
        unitIds,
        residentText,
      })}
      onDone={done}
      onClose={onClose}
    >
      <Form.Item name="topic" label={w.topic} rules={[{ required: true, whitespace: true, message: w.needed }]}>
        <Input autoFocus maxLength={200} />
      </Form.Item>
      <Form.Item
        name="unitIds"
        label={w.units}
        rules={[{ required: true, type: 'array', min: 2, message: w.twoUnits }]}
      >
        <Select
          mode="multiple"
          showSearch={{ optionFilterProp: 'label' }}
          loading={answer.isPending}
          options={units.map(({ id: value, name: label }) => ({ value, label }))}
        />
      </Form.Item>
      <ResidentField action="WHISTLED" />
    </CommandModal>
  )
}

/** The whistle that is not concluded yet. */
const openWhistle = ({ told }: Pick<DialogProps, 'told'>) =>
  told.whistles.find(({ concludedAt }) => concludedAt === null)

export function Arrive({ told, onClose }: DialogProps) {
  const [a, w] = [useActionWords(), useDialogWords()]
  const done = useDone('arrive')
  const missing = openWhistle({ told })?.units.filter(({ arrivedAt }) => arrivedAt === null) ?? []
  return (
    <CommandModal
      title={a.arrive}
      okText={a.arrive}
      shape={arriveAtWhistle}
      initial={{ unitId: missing[0]?.id ?? '' }}
      toInput={({ unitId, text = '' }: Said & { unitId: Id }) => ({ caseId: told.case.id, unitId, text })}
      onDone={done}
      onClose={onClose}
    >
      <Form.Item name="unitId" label={w.arrived} rules={[{ required: true, message: w.needed }]}>
        <Radio.Group className="choices" options={missing.map(({ id: value, name: label }) => ({ value, label }))} />
      </Form.Item>
      <TextField />
    </CommandModal>
  )
}

export function ConcludeWhistle({ told, onClose }: DialogProps) {
  const [a, w, said] = [useActionWords(), useDialogWords(), useSaid()]
  const done = useDone('conclude-whistle')
  const units = openWhistle({ told })?.units ?? []
  return (
    <CommandModal
      title={a['conclude-whistle']}
      shape={concludeWhistle}
      toInput={({ text = '', residentText = '', marks = {} }: Said & { marks?: Record<Id, WhistleMark | ''> }) => ({
        caseId: told.case.id,
        conclusion: text,
        marks: Object.entries(marks).flatMap(([unitId, mark]) => (mark ? [{ unitId, mark, text: '' }] : [])),
        residentText,
      })}
      onDone={done}
      onClose={onClose}
    >
      <TextField label={w.conclusion} required />
      <fieldset className="whistle-marks">
        <legend>{w.marks}</legend>
        {units.map(({ id, name }) => (
          <Form.Item key={id} name={['marks', id]} label={name} initialValue="">
            <Radio.Group
              optionType="button"
              size="small"
              options={[
                { value: '', label: w.markNone },
                ...WhistleMark.options.map((value) => ({ value, label: said.say(whistleMarkWords, value) })),
              ]}
            />
          </Form.Item>
        ))}
      </fieldset>
      <ResidentField action="CONCLUDED" />
    </CommandModal>
  )
}

export function EvaluateWhistle({ told, onClose }: DialogProps) {
  const [a, w, said] = [useActionWords(), useDialogWords(), useSaid()]
  const done = useDone('evaluate-whistle')
  const units = told.whistles
    .filter(({ concludedAt }) => concludedAt !== null)
    .flatMap((whistle) => whistle.units.filter(({ saidMark }) => saidMark === null))
  return (
    <CommandModal
      title={a['evaluate-whistle']}
      shape={evaluateWhistle}
      initial={{ unitId: units[0]?.id ?? '' }}
      toInput={({ unitId, mark, text = '' }: Said & { unitId: Id; mark: WhistleMark }) => ({
        caseId: told.case.id,
        unitId,
        mark,
        text,
      })}
      onDone={done}
      onClose={onClose}
    >
      <Form.Item name="unitId" label={w.units}>
        <Radio.Group className="choices" options={units.map(({ id: value, name: label }) => ({ value, label }))} />
      </Form.Item>
      <Form.Item name="mark" label={w.mark} rules={[{ required: true, message: w.needed }]}>
        <Radio.Group
          options={WhistleMark.options.map((value) => ({ value, label: said.say(whistleMarkWords, value) }))}
        />
      </Form.Item>
      <TextField />
    </CommandModal>
  )
}
