import { newId } from '@red-steward/domain/ids'
import { agree } from '@red-steward/domain/mediation/agreeing'
import { type Form as Formed, formWords, type ItemKind, itemKindWords } from '@red-steward/domain/mediation/dispute'
import type { DisputeFile } from '@red-steward/domain/mediation/queries'
import { App, Button, Form, Input, InputNumber, Radio, Select } from 'antd'
import { today } from '../../lib/time.ts'
import { CommandModal } from '../parts/command-modal.tsx'
import { DayInput } from '../parts/day-input.tsx'
import { useChoices } from '../visits/codes.ts'
import type { DialogProps } from './dialogs.ts'
import { useAgreementWords, useMediationWords } from './mediation.words.ts'

interface ItemDraft {
  id: string
  kind: ItemKind
  obligorId: string
  obligeeId?: string
  yuan?: number
  what?: string
  dueOn: string
}

interface Fields {
  form: Formed
  agreedOn: string
  facts: string
  terms?: string
  items: Partial<ItemDraft>[]
}

/** Who owes what to whom until when; drawn again as a whole until somebody signs. */
export function AgreeDialog({ page, onClose }: DialogProps) {
  const w = useAgreementWords()
  const base = useMediationWords()
  const { message } = App.useApp()
  const [form] = Form.useForm<Fields>()
  const agreement = page.file?.agreement ?? null
  const needed = [{ required: true, message: base.needed }]
  return (
    <CommandModal
      title={agreement ? w.redraw : w.agree}
      width={760}
      shape={agree}
      form={form}
      initial={agreement ? drawn(agreement) : { form: 'WRITTEN', agreedOn: today(), items: [newItem()] }}
      toInput={({ items, terms = '', ...fields }: Fields) => ({
        disputeId: page.dispute.id,
        ...fields,
        terms,
        items: (items as ItemDraft[]).map(({ yuan, obligeeId, what = '', ...item }) => ({
          ...item,
          obligeeId: obligeeId ?? null,
          what,
          amountFen: item.kind === 'MONEY' && yuan ? Math.round(yuan * 100) : null,
        })),
      })}
      onDone={() => void message.success(base.done)}
      onClose={onClose}
    >
      <div className="field-row">
        <Form.Item name="form" label={w.form} rules={needed}>
          <Radio.Group options={useChoices(formWords)} disabled={agreement !== null} />
        </Form.Item>
        <Form.Item name="agreedOn" label={w.agreedOn} rules={needed}>
          <DayInput />
        </Form.Item>
      </div>
      <Form.Item name="facts" label={w.facts} rules={[{ required: true, whitespace: true, message: base.needed }]}>
        <Input.TextArea autoSize={{ minRows: 3, maxRows: 10 }} maxLength={4000} />
      </Form.Item>
      <Items page={page} />
      <Form.Item name="terms" label={w.terms}>
        <Input.TextArea autoSize={{ minRows: 1, maxRows: 6 }} maxLength={4000} />
      </Form.Item>
    </CommandModal>
  )
}

const newItem = (): Partial<ItemDraft> => ({ id: newId(), kind: 'MONEY' })

function drawn({ form, agreedOn, facts, terms, items }: NonNullable<DisputeFile['agreement']>): Partial<Fields> {
  return {
    form,
    agreedOn,
    facts,
    terms,
    // A draft is written anew as a whole, so each item is a new one.
    items: items.map(({ kind, obligorId, obligeeId, amountFen, what, dueOn }) => ({
      id: newId(),
      kind,
      obligorId,
      what,
      dueOn,
      ...(obligeeId ? { obligeeId } : {}),
      ...(amountFen === null ? {} : { yuan: amountFen / 100 }),
    })),
  }
}

function Items({ page }: Pick<DialogProps, 'page'>) {
  const w = useAgreementWords()
  const base = useMediationWords()
  return (
    <Form.List name="items">
      {(fields, { add, remove }, { errors }) => (
        <>
          {fields.map(({ key, name }, at) => (
            <fieldset key={key} className="plain-fieldset">
              <legend>{w.item(at + 1)}</legend>
              <ItemFields page={page} at={name} />
              {fields.length > 1 && (
                <Button size="small" type="text" danger className="fieldset-action" onClick={() => remove(name)}>
                  {base.remove}
                </Button>
              )}
            </fieldset>
          ))}
          <Form.ErrorList errors={errors} />
          <Form.Item>
            <Button onClick={() => add(newItem())}>{w.addItem}</Button>
          </Form.Item>
        </>
      )}
    </Form.List>
  )
}

const MOST_YUAN = 10_000_000

function ItemFields({ page, at }: Pick<DialogProps, 'page'> & { at: number }) {
  const w = useAgreementWords()
  const base = useMediationWords()
  const isMoney = Form.useWatch(['items', at, 'kind']) !== 'ACT'
  const people = page.parties.map(({ id, name }) => ({ value: id, label: name }))
  const needed = [{ required: true, message: base.needed }]
  return (
    <>
      <Form.Item name={[at, 'id']} hidden>
        <Input />
      </Form.Item>
      <div className="field-row three">
        <Form.Item name={[at, 'kind']} label={w.itemKind} rules={needed}>
          <Select options={useChoices(itemKindWords)} />
        </Form.Item>
        <Form.Item name={[at, 'obligorId']} label={w.obligor} rules={needed}>
          <Select options={people} />
        </Form.Item>
        <Form.Item name={[at, 'obligeeId']} label={w.obligee}>
          <Select allowClear options={people} />
        </Form.Item>
      </div>
      <div className="field-row">
        {isMoney ? (
          <Form.Item name={[at, 'yuan']} label={w.amount} rules={needed}>
            <InputNumber min={0.01} max={MOST_YUAN} precision={2} style={{ width: '100%' }} />
          </Form.Item>
        ) : (
          <span />
        )}
        <Form.Item name={[at, 'dueOn']} label={w.dueOn} rules={needed}>
          <DayInput future />
        </Form.Item>
      </div>
      <Form.Item name={[at, 'what']} label={w.what} rules={isMoney ? [] : needed}>
        <Input maxLength={500} />
      </Form.Item>
    </>
  )
}
