// Cases that belong together, and opening one again.
import { reopenCase } from '@red-steward/domain/cases/after-closing'
import { LinkKind, linkKindWords } from '@red-steward/domain/cases/case'
import { linkCases } from '@red-steward/domain/cases/commands'
import { listCases } from '@red-steward/domain/cases/queries'
import { mergeCases, unmergeCase } from '@red-steward/domain/cases/together'
import type { Id } from '@red-steward/domain/ids'
import { Form, Radio, Select } from 'antd'
import { useState } from 'react'
import { useAsk } from '../../parts/ask.ts'
import { CommandModal } from '../../parts/command-modal.tsx'
import { useSaid } from '../codes.ts'
import { useActionWords, useDialogWords } from './actions.words.ts'
import { type DialogProps, useDone } from './dialog.ts'
import { TextField } from './fields.tsx'

/** Finds an open case by number or words; at first those in the same building. */
function OtherCase({ told }: Pick<DialogProps, 'told'>) {
  const [w, said] = [useDialogWords(), useSaid()]
  const [text, setText] = useState('')
  const { id, buildingId } = told.case
  const near = text === '' && buildingId ? { buildingId } : {}
  const answer = useAsk(listCases, { state: 'open', mine: false, text, limit: 20, ...near }, { keep: true })
  const others = (answer.data?.rows ?? []).filter((one) => one.id !== id)
  return (
    <Form.Item name="otherId" label={w.otherCase} rules={[{ required: true, message: w.needed }]}>
      <Select
        autoFocus
        showSearch={{ filterOption: false, onSearch: (typed: string) => setText(typed.trim().slice(0, 60)) }}
        placeholder={w.otherFind}
        loading={answer.isFetching}
        options={others.map((one) => ({
          value: one.id,
          label: `${one.title || said.leaf(one.leaf)} · ${one.where} · ${one.caseNo}`,
        }))}
      />
    </Form.Item>
  )
}

export function LinkCase({ told, onClose }: DialogProps) {
  const [a, w, said] = [useActionWords(), useDialogWords(), useSaid()]
  const done = useDone('link')
  return (
    <CommandModal
      title={a.link}
      shape={linkCases}
      initial={{ kind: 'RELATED' }}
      toInput={({ otherId, kind }: { otherId: Id; kind: LinkKind }) => ({ caseId: told.case.id, otherId, kind })}
      onDone={done}
      onClose={onClose}
    >
      <OtherCase told={told} />
      <Form.Item name="kind" label={w.kind}>
        <Radio.Group options={LinkKind.options.map((value) => ({ value, label: said.say(linkKindWords, value) }))} />
      </Form.Item>
    </CommandModal>
  )
}

export function Merge({ told, onClose }: DialogProps) {
  const [a, w] = [useActionWords(), useDialogWords()]
  const done = useDone('merge')
  return (
    <CommandModal
      title={a.merge}
      note={w.mergeNote}
      okText={a.merge}
      shape={mergeCases}
      toInput={({ otherId: intoId, text = '' }: { otherId: Id; text?: string }) => ({
        caseId: told.case.id,
        intoId,
        text,
      })}
      onDone={done}
      onClose={onClose}
    >
      <OtherCase told={told} />
      <TextField autoFocus={false} />
    </CommandModal>
  )
}

export function Unmerge({ told, onClose }: DialogProps) {
  const a = useActionWords()
  const done = useDone('unmerge')
  return (
    <CommandModal
      title={a.unmerge}
      okText={a.unmerge}
      shape={unmergeCase}
      toInput={({ text = '' }: { text?: string }) => ({ caseId: told.case.id, text })}
      onDone={done}
      onClose={onClose}
    >
      <TextField />
    </CommandModal>
  )
}

export function Reopen({ told, onClose }: DialogProps) {
  const [a, w] = [useActionWords(), useDialogWords()]
  const done = useDone('reopen')
  return (
    <CommandModal
      title={a.reopen}
      note={w.reopenNote}
      okText={a.reopen}
      shape={reopenCase}
      toInput={({ text = '' }: { text?: string }) => ({ caseId: told.case.id, text })}
      onDone={done}
      onClose={onClose}
    >
      <TextField label={w.textWhy} required />
    </CommandModal>
  )
}
