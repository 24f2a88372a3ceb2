// The fields that many dialogs share.
import type { HopAction } from '@red-steward/domain/cases/case'
import { FirstHandler } from '@red-steward/domain/cases/catalogue'
import type { HandlerChoice } from '@red-steward/domain/cases/handling-commands'
import { residentHopWords } from '@red-steward/domain/cases/resident-view'
import { listHandlers } from '@red-steward/domain/cases/settings'
import { Form, Radio, Select } from 'antd'
import { language } from '../../../lib/language.ts'
import { useAsk } from '../../parts/ask.ts'
import { useRoleWords } from '../../shell/shell.words.ts'
import { useHandlerWords } from '../cases.words.ts'
import { useSaid } from '../codes.ts'
import { useDialogWords } from './actions.words.ts'
import { PhraseText } from './phrase-text.tsx'

export function TextField({
  label,
  name = 'text',
  required = false,
  autoFocus = true,
}: {
  label?: string
  name?: string
  required?: boolean
  autoFocus?: boolean
}) {
  const w = useDialogWords()
  return (
    <Form.Item
      name={name}
      label={label ?? w.text}
      rules={required ? [{ required: true, whitespace: true, message: w.needed }] : []}
    >
      <PhraseText autoFocus={autoFocus} />
    </Form.Item>
  )
}

/** What the resident reads; left empty the usual words, which stand there to be seen. */
export function ResidentField({
  action,
  usual,
  required = false,
}: {
  action: HopAction
  usual?: string
  required?: boolean
}) {
  const w = useDialogWords()
  const spoken = language.use()
  const words = usual ?? residentHopWords[action]?.[spoken]
  if (!words && !required) return <p className="quiet">{w.residentNone}</p>
  return (
    <Form.Item
      name="residentText"
      label={required ? w.residentMust : w.residentText}
      {...(required ? {} : { extra: w.usual(words ?? '') })}
      rules={required ? [{ required: true, whitespace: true, message: w.needed }] : []}
    >
      <PhraseText maxLength={500} placeholder={words ?? ''} />
    </Form.Item>
  )
}

interface ReasonFieldProps<Code extends string> {
  options: readonly Code[]
  table: Record<Code, { zh: string; en: string }>
}

export function ReasonField<Code extends string>({ options, table }: ReasonFieldProps<Code>) {
  const w = useDialogWords()
  const said = useSaid()
  return (
    <Form.Item name="reason" label={w.reason} rules={[{ required: true, message: w.needed }]}>
      <Radio.Group className="choices" options={options.map((value) => ({ value, label: said.say(table, value) }))} />
    </Form.Item>
  )
}

/** Whom a case can be given to: whoever holds a post here, a unit, a person; found by typing. */
export function HandlerSelect({
  value,
  onChange,
  id,
  autoFocus = false,
}: {
  value?: string
  onChange?: (value: string) => void
  id?: string
  autoFocus?: boolean
}) {
  const w = useDialogWords()
  const handlers = useHandlerWords()
  const roles = useRoleWords()
  const answer = useAsk(listHandlers, {}, { staleMs: 60_000 })
  const { units = [], people = [] } = answer.data ?? {}
  const posts = FirstHandler.options.filter((one) => one !== 'MEDIATOR')
  return (
    <Select<string>
      {...(id ? { id } : {})}
      autoFocus={autoFocus}
      showSearch={{ optionFilterProp: 'label' }}
      loading={answer.isPending}
      {...(value === undefined ? {} : { value })}
      {...(onChange ? { onChange } : {})}
      options={[
        { label: w.toRole, options: posts.map((one) => ({ value: `ROLE ${one}`, label: handlers[one] })) },
        {
          label: w.toUnit,
          options: units.map((unit) => ({
            value: `UNIT ${unit.id}`,
            label: unit.members.length > 0 ? unit.name : `${unit.name}（${unit.phone || w.silent}）`,
          })),
        },
        {
          label: w.toPerson,
          options: people.map((one) => ({
            value: `PERSON ${one.id}`,
            label: `${one.name} · ${roles[one.role as keyof typeof roles] ?? one.role}`,
          })),
        },
      ]}
    />
  )
}

export function HandlerField() {
  const w = useDialogWords()
  return (
    <Form.Item name="to" label={w.to} rules={[{ required: true, message: w.needed }]}>
      <HandlerSelect autoFocus />
    </Form.Item>
  )
}

/** `UNIT 0190…` as the command wants it. */
export function handlerChoice(chosen: string): HandlerChoice {
  const [kind, what] = chosen.split(' ') as [HandlerChoice['kind'], string]
  if (kind === 'ROLE') return { kind, role: what as Exclude<FirstHandler, 'MEDIATOR'> }
  return kind === 'UNIT' ? { kind, unitId: what } : { kind, personId: what }
}

export function PersonField({ name, label }: { name: string; label: string }) {
  const w = useDialogWords()
  const roles = useRoleWords()
  const answer = useAsk(listHandlers, {}, { staleMs: 60_000 })
  return (
    <Form.Item name={name} label={label} rules={[{ required: true, message: w.needed }]}>
      <Select
        autoFocus
        showSearch={{ optionFilterProp: 'label' }}
        loading={answer.isPending}
        options={(answer.data?.people ?? []).map((one) => ({
          value: one.id,
          label: `${one.name} · ${roles[one.role as keyof typeof roles] ?? one.role}`,
        }))}
      />
    </Form.Item>
  )
}
