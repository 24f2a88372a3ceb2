import { readRates, setRateFormula } from '@red-steward/domain/cases/figures'
import type { RateFormula } from '@red-steward/domain/cases/rates'
import { App, Button, Form, InputNumber, Radio } from 'antd'
import { Answered } from '../parts/answered.tsx'
import { useAsk, useSend } from '../parts/ask.ts'
import { useSettingsWords } from './settings.words.ts'

/** How the three rates are counted here. */
export function RatesTab() {
  const answer = useAsk(readRates, {})
  return (
    <Answered of={answer}>{({ formula }) => <FormulaForm key={JSON.stringify(formula)} formula={formula} />}</Answered>
  )
}

const parts = ['contactedWeight', 'resolvedWeight', 'satisfiedWeight', 'partlyValue', 'basicallyValue'] as const

function FormulaForm({ formula }: { formula: RateFormula }) {
  const w = useSettingsWords()
  const { message } = App.useApp()
  const [form] = Form.useForm<RateFormula>()
  const saving = useSend(setRateFormula, { onDone: () => void message.success(w.saved) })
  const now = Form.useWatch([], form) ?? formula
  const sum = (now.contactedWeight ?? 0) + (now.resolvedWeight ?? 0) + (now.satisfiedWeight ?? 0)
  const isOne = Math.abs(sum - 1) < 1e-9
  const needed = [{ required: true, message: w.needed }]
  return (
    <section className="card rates-form">
      <p className="quiet">{w.ratesNote}</p>
      <Form
        form={form}
        layout="vertical"
        initialValues={formula}
        onFinish={(fields) => saving.mutate({ formula: fields })}
      >
        <div className="rates-fields">
          {parts.map((name) => (
            <Form.Item key={name} name={name} label={w[name]} rules={needed}>
              <InputNumber min={0} max={1} step={0.05} />
            </Form.Item>
          ))}
          <Form.Item name="hiddenBelow" label={w.hiddenBelow} rules={needed}>
            <InputNumber min={10} max={1000} precision={0} />
          </Form.Item>
        </div>
        <Form.Item name="period" label={w.period}>
          <Radio.Group
            className="choices"
            options={(['CALENDAR', 'CUT_19'] as const).map((value) => ({ value, label: w[value] }))}
          />
        </Form.Item>
        {!isOne && (
          <p className="unsafe" role="alert">
            {w.sum(sum.toFixed(2))}
          </p>
        )}
        <Button type="primary" htmlType="submit" disabled={!isOne} loading={saving.isPending}>
          {w.save}
        </Button>
      </Form>
    </section>
  )
}
