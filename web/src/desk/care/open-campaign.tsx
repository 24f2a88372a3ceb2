import { campaignKindWords, mayOpenCampaign } from '@red-steward/domain/care/campaign-rules'
import {
  type CampaignKind,
  type CampaignRule,
  eldersAlone,
  openCampaign,
  previewCampaign,
} from '@red-steward/domain/care/campaigns'
import { newId } from '@red-steward/domain/ids'
import { placesDirectory } from '@red-steward/domain/places/queries'
import { useNavigate } from '@tanstack/react-router'
import { Checkbox, Form, Input, InputNumber, Select } from 'antd'
import dayjs from 'dayjs'
import { today, useTimes } from '../../lib/time.ts'
import { useAsk } from '../parts/ask.ts'
import { CommandModal } from '../parts/command-modal.tsx'
import { DayInput } from '../parts/day-input.tsx'
import { CodeSelect } from '../registry/codes.tsx'
import { useChoices } from '../visits/codes.ts'
import { useDone } from '../visits/use-done.ts'
import { useCampaignWords } from './campaign.words.ts'

interface Fields {
  kind: CampaignKind
  title: string
  script?: string
  until: string
  rule: Partial<CampaignRule>
}

/** A campaign with its list counted before it is made; `ready`: the elders living alone, one tap. */
export function OpenCampaign({ ready, onClose }: { ready: boolean; onClose: () => void }) {
  const w = useCampaignWords()
  const done = useDone()
  const navigate = useNavigate()
  const [form] = Form.useForm<Fields>()
  const initial: Partial<Fields> = {
    kind: 'COLD_WAVE',
    until: dayjs(today()).add(3, 'day').format('YYYY-MM-DD'),
    rule: ready ? eldersAlone : {},
    ...(ready ? { title: w.coldTitle, script: w.coldScript } : {}),
  }
  const needed = [{ required: true, message: w.required }]
  return (
    <CommandModal
      title={w.open}
      okText={w.open}
      width={620}
      shape={openCampaign}
      form={form}
      initial={initial}
      toInput={({ kind, title, script, until, rule }: Fields) => ({
        id: newId(),
        kind,
        title,
        script: script ?? '',
        until,
        rule: ruleOf(rule),
      })}
      onDone={({ calls }, { id: campaignId }) => {
        done([w.opened(calls)])
        void navigate({ to: '/campaigns/$campaignId', params: { campaignId } })
      }}
      onClose={onClose}
    >
      <div className="field-row">
        <Form.Item name="kind" label={w.kind} rules={needed}>
          <Select options={useChoices(campaignKindWords)} />
        </Form.Item>
        <Form.Item name="until" label={w.until} rules={needed}>
          <DayInput future />
        </Form.Item>
      </div>
      <Form.Item name="title" label={w.name} rules={needed}>
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item name="script" label={w.script}>
        <Input.TextArea rows={3} maxLength={1000} />
      </Form.Item>
      <RuleFields />
      <Preview />
    </CommandModal>
  )
}

function RuleFields() {
  const w = useCampaignWords()
  const grids = useAsk(placesDirectory, {}).data?.grids ?? []
  return (
    <fieldset className="plain-fieldset">
      <legend>{w.whom}</legend>
      <Form.Item name={['rule', 'livingAlone']} valuePropName="checked">
        <Checkbox>{w.livingAlone}</Checkbox>
      </Form.Item>
      <div className="rule-row">
        <Form.Item name={['rule', 'ageFrom']} label={w.ageFrom}>
          <InputNumber min={0} max={120} precision={0} />
        </Form.Item>
        <Form.Item name={['rule', 'ageTo']} label={w.ageTo}>
          <InputNumber min={0} max={120} precision={0} />
        </Form.Item>
        <Form.Item name={['rule', 'floorFrom']} label={w.floorFrom}>
          <InputNumber min={-9} max={200} precision={0} />
        </Form.Item>
        <Form.Item name={['rule', 'floorTo']} label={w.floorTo}>
          <InputNumber min={-9} max={200} precision={0} />
        </Form.Item>
      </div>
      <Form.Item name={['rule', 'groups']} label={w.groups}>
        <CodeSelect table="group" mode="multiple" allowClear />
      </Form.Item>
      <Form.Item name={['rule', 'gridIds']} label={w.grids}>
        <Select
          mode="multiple"
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          options={grids.map(({ id, name }) => ({ value: id, label: name }))}
        />
      </Form.Item>
    </fieldset>
  )
}

/** The same rule as on the server says whether there is anything to count. */
function Preview() {
  const w = useCampaignWords()
  const times = useTimes()
  const form = Form.useFormInstance<Fields>()
  const rule = ruleOf(Form.useWatch('rule', form) ?? {})
  const asksSomebody = mayOpenCampaign({ rule, until: today() }, today()).allowed
  const answer = useAsk(previewCampaign, { rule }, { enabled: asksSomebody, keep: true })
  if (!asksSomebody) return <p className="quiet">{w.chooseFirst}</p>
  if (!answer.data) return <p className="quiet">…</p>
  const { persons, withoutPhone, byGrid } = answer.data
  return (
    <div role="status" className="num">
      <strong>{w.preview(times.number(persons))}</strong>
      {withoutPhone > 0 && <span className="quiet"> · {w.withoutPhone(times.number(withoutPhone))}</span>}
      {byGrid.length > 1 && (
        <div className="quiet preview-grids">
          {byGrid.map(({ gridId, name, persons }) => (
            <span key={gridId ?? ''}>
              {name} {times.number(persons)}
            </span>
          ))}
        </div>
      )}
    </div>
  )
}

function ruleOf(rule: Partial<CampaignRule>): CampaignRule {
  return {
    groups: rule.groups ?? [],
    ageFrom: rule.ageFrom ?? null,
    ageTo: rule.ageTo ?? null,
    livingAlone: rule.livingAlone ?? false,
    floorFrom: rule.floorFrom ?? null,
    floorTo: rule.floorTo ?? null,
    buildingIds: rule.buildingIds ?? [],
    gridIds: rule.gridIds ?? [],
  }
}
