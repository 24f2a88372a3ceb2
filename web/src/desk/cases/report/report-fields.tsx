import { CaseSource, caseSourceWords } from '@red-steward/domain/cases/case'
import { branches, CaseClass, type LeafCode, leafCodes } from '@red-steward/domain/cases/catalogue'
import type { Id } from '@red-steward/domain/ids'
import { Checkbox, Form, Input, Radio, Select } from 'antd'
import { useMay } from '../../parts/session-context.tsx'
import { DoorPicker } from '../../registry/door-picker.tsx'
import { PersonPicker } from '../../registry/person-picker.tsx'
import { useSaid } from '../codes.ts'
import { useReportWords } from './report.words.ts'
import type { Line } from './use-line.ts'
import type { Chosen, Draft } from './use-report.ts'

interface ReportFieldsProps {
  draft: Draft
  change: (part: Partial<Draft>) => void
  line: Line
  chosen: Chosen
}

/** What was understood of the line, each piece to be set right by hand. */
export function ReportFields({ draft, change, line, chosen }: ReportFieldsProps) {
  const w = useReportWords()
  const said = useSaid()
  const maySearch = useMay('registry.search').allowed
  return (
    <>
      <Door draft={draft} change={change} line={line} chosen={chosen} />
      <div className="field-row">
        <Form.Item label={w.leaf} htmlFor="report-leaf" required {...(chosen.leaf ? {} : { extra: w.leafNeeded })}>
          <LeafSelect
            value={chosen.leaf}
            likely={line.reading.leaves.map(({ leaf }) => leaf)}
            onChange={(leaf) => change({ leaf, class: undefined })}
          />
        </Form.Item>
        <Form.Item label={w.class}>
          <Radio.Group
            optionType="button"
            size="small"
            value={chosen.class ?? null}
            options={CaseClass.options.map((value) => ({ value, label: said.class(value) }))}
            onChange={({ target }) => change({ class: target.value as CaseClass })}
          />
        </Form.Item>
      </div>
      <div className="field-row">
        <Form.Item label={w.source} htmlFor="report-source">
          <Select
            id="report-source"
            value={draft.source}
            options={CaseSource.options.map((value) => ({ value, label: said.say(caseSourceWords, value) }))}
            onChange={(source) => change({ source })}
          />
        </Form.Item>
        {maySearch && !draft.anonymous && (
          <Form.Item label={w.reporter} htmlFor="report-reporter">
            <PersonPicker
              id="report-reporter"
              {...(draft.reporterPersonId ? { value: draft.reporterPersonId } : {})}
              onChange={(reporterPersonId) => change({ reporterPersonId })}
            />
          </Form.Item>
        )}
      </div>
      <div className="row-line report-flags">
        <Checkbox
          checked={draft.contactOk && !draft.anonymous}
          disabled={draft.anonymous}
          onChange={({ target }) => change({ contactOk: target.checked })}
        >
          {w.contactOk}
        </Checkbox>
        <Checkbox checked={draft.anonymous} onChange={({ target }) => change({ anonymous: target.checked })}>
          {w.anonymous}
        </Checkbox>
      </div>
      <Form.Item label={w.description} htmlFor="report-more">
        <Input.TextArea
          id="report-more"
          value={draft.description}
          maxLength={1500}
          autoSize={{ minRows: 1, maxRows: 5 }}
          onChange={({ target }) => change({ description: target.value })}
        />
      </Form.Item>
    </>
  )
}

function Door({ draft, change, line, chosen }: ReportFieldsProps) {
  const w = useReportWords()
  const places = line.doors.slice(0, 6)
  const at = draft.door?.id ?? chosen.dwellingId ?? chosen.buildingId
  const choose = (id: Id) => {
    const candidate = places.find((place) => place.id === id)
    if (!candidate || candidate.kind === 'dwelling') change({ door: { id, kind: 'dwelling' } })
    else if (candidate.buildingId) change({ door: { id: candidate.buildingId, kind: 'building' } })
  }
  return (
    <Form.Item label={w.where} {...(places.length > 1 && !draft.door ? { extra: w.whichDoor } : {})}>
      {places.length > 0 && (
        <Radio.Group
          className="choices report-doors"
          value={at ?? null}
          options={places.map(({ id, kind, buildingId, address }) => ({
            value: kind === 'dwelling' ? id : (buildingId ?? id),
            label: address,
          }))}
          onChange={({ target }) => {
            const value = target.value as Id
            choose(places.find(({ id, buildingId }) => id === value || buildingId === value)?.id ?? value)
          }}
        />
      )}
      <div className="field-row">
        <DoorPicker
          {...(draft.door?.kind === 'dwelling' && !places.some(({ id }) => id === draft.door?.id)
            ? { value: draft.door.id }
            : {})}
          onChange={(id) => change({ door: { id, kind: 'dwelling' } })}
        />
        <Input
          aria-label={w.placeWords}
          placeholder={w.placeWords}
          value={draft.place}
          maxLength={120}
          onChange={({ target }) => change({ place: target.value })}
        />
      </div>
    </Form.Item>
  )
}

interface LeafSelectProps {
  value: LeafCode | undefined
  likely: readonly LeafCode[]
  onChange: (leaf: LeafCode) => void
}

/** The leaves the line may mean first, then all of them by branch; found by typing. */
function LeafSelect({ value, likely, onChange }: LeafSelectProps) {
  const said = useSaid()
  const option = (leaf: LeafCode) => ({ value: leaf, label: `${leaf} ${said.leaf(leaf)}` })
  const first = likely.filter((leaf, at) => likely.indexOf(leaf) === at)
  return (
    <Select<LeafCode>
      id="report-leaf"
      showSearch={{ optionFilterProp: 'label' }}
      value={value ?? null}
      onChange={onChange}
      options={[
        ...first.map(option),
        ...Object.keys(branches)
          .sort()
          .map((branch) => ({
            label: said.branch(branch),
            options: leafCodes.filter((leaf) => leaf.startsWith(branch) && !first.includes(leaf)).map(option),
          })),
      ]}
    />
  )
}
