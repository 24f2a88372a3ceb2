import { newId } from '@red-steward/domain/ids'
import { dwelling } from '@red-steward/domain/registry/pages'
import type { ChangeChip, NeedKind, SafetyItem, VisitMeans, VisitResult } from '@red-steward/domain/visits/codes'
import { mayConfirm } from '@red-steward/domain/visits/rules'
import { recordVisit } from '@red-steward/domain/visits/visit'
import { Button, Checkbox, DatePicker, Form, Radio } from 'antd'
import dayjs, { type Dayjs } from 'dayjs'
import { useState } from 'react'
import { useTimes } from '../../lib/time.ts'
import { ReportForm } from '../care/confidential-dialogs.tsx'
import { useAsk } from '../parts/ask.ts'
import { CommandModal } from '../parts/command-modal.tsx'
import { useMay } from '../parts/session-context.tsx'
import { NeedFields } from './need-fields.tsx'
import { NoteField } from './note-field.tsx'
import { SafetyFields } from './safety-fields.tsx'
import { useDone } from './use-done.ts'
import { HowAndWhat } from './visit-fields.tsx'
import { useVisitWords } from './visits.words.ts'

export interface VisitFields {
  householdId?: string | null
  personIds?: string[]
  means: VisitMeans
  result: VisitResult
  changes?: ChangeChip[]
  needs?: { kind: NeedKind; text: string; dueOn?: string | null }[]
  safety?: Partial<Record<SafetyItem, 'ok' | 'not'>>
  note?: string
  noteReviewed?: boolean
  visitedAt: Dayjs
  confirmHousehold?: boolean
}

interface RecordVisitProps {
  dwellingId: string
  householdId?: string
  /** Whom it is about, when the Today list says so. */
  personId?: string | null
  means?: VisitMeans
  onClose: () => void
}

/** A visit in thirty seconds: who is filled in, two taps for how and with what result; the rest is optional. */
export function RecordVisit({ dwellingId, householdId, personId, means = 'DOOR', onClose }: RecordVisitProps) {
  const w = useVisitWords()
  const times = useTimes()
  const done = useDone()
  const home = useAsk(dwelling, { dwellingId })
  const [form] = Form.useForm<VisitFields>()
  const open = home.data?.households.filter(({ closedOn }) => !closedOn) ?? []
  const first = open.find(({ id }) => id === householdId) ?? (open.length === 1 ? open[0] : undefined)
  const chosen: string | null = Form.useWatch('householdId', form) ?? first?.id ?? null
  if (!home.data) return null
  const members = open.find(({ id }) => id === chosen)?.members ?? []
  const initial: Partial<VisitFields> = {
    ...(first ? { householdId: first.id } : {}),
    personIds: personId ? [personId] : first?.members.length === 1 ? [first.members[0]!.personId] : [],
    means,
    result: means === 'PHONE' ? 'ANSWERED' : 'MET',
    visitedAt: dayjs(),
  }
  return (
    <CommandModal
      title={home.data.dwelling.address}
      okText={w.record}
      width={620}
      shape={recordVisit}
      form={form}
      initial={initial}
      toInput={(fields: VisitFields) => inputOf(dwellingId, { ...fields, householdId: chosen })}
      onDone={({ nextOn, openRunIds }) =>
        done([w.recorded, nextOn && w.nextOn(times.day(nextOn)), openRunIds.length > 0 && w.flowOpen])
      }
      onClose={onClose}
    >
      {open.length > 1 && (
        <Form.Item name="householdId" label={w.household} rules={[{ required: true, message: w.needed }]}>
          <Radio.Group
            options={open.map(({ id, members }) => ({
              value: id,
              label: members.find(({ isHead }) => isHead)?.name ?? members[0]?.name ?? '—',
            }))}
          />
        </Form.Item>
      )}
      {members.length > 0 && (
        <Form.Item name="personIds" label={w.ofWhom}>
          <Checkbox.Group options={members.map(({ personId: id, name }) => ({ value: id, label: name }))} />
        </Form.Item>
      )}
      <HowAndWhat />
      <NeedFields />
      <SafetyFields />
      <NoteField />
      <WhenAndStill householdId={chosen} />
      <Confidentially />
    </CommandModal>
  )
}

/** A child harmed or violence at home has its own way, seen by the secretary alone; the visit stays as it was typed. */
function Confidentially() {
  const w = useVisitWords()
  const may = useMay('care.report-confidential').allowed
  const [reporting, setReporting] = useState(false)
  if (!may) return null
  return (
    <>
      <Button type="text" size="small" style={{ paddingInline: 0 }} onClick={() => setReporting(true)}>
        {w.urgent}
      </Button>
      {reporting && <ReportForm onClose={() => setReporting(false)} />}
    </>
  )
}

function WhenAndStill({ householdId }: { householdId: string | null }) {
  const w = useVisitWords()
  const [means, result] = [Form.useWatch('means'), Form.useWatch('result')]
  const may = mayConfirm({ means, result, householdId })
  return (
    <>
      <Form.Item name="visitedAt" label={w.visitedAt}>
        <DatePicker showTime={{ format: 'HH:mm' }} format="YYYY-MM-DD HH:mm" maxDate={dayjs()} allowClear={false} />
      </Form.Item>
      {may.allowed && (
        <Form.Item name="confirmHousehold" valuePropName="checked">
          <Checkbox>{w.confirm}</Checkbox>
        </Form.Item>
      )}
    </>
  )
}

export function inputOf(dwellingId: string, fields: VisitFields) {
  const { householdId, personIds, means, result, changes, needs, safety, note, noteReviewed, visitedAt } = fields
  return {
    visitId: newId(),
    dwellingId,
    householdId: householdId ?? null,
    personIds: personIds ?? [],
    means,
    result,
    changes: changes ?? [],
    note: note ?? '',
    noteReviewed: noteReviewed ?? false,
    visitedAt: visitedAt.toISOString(),
    needs: (needs ?? []).map(({ kind, text, dueOn }) => ({
      id: newId(),
      kind,
      text,
      personId: personIds?.length === 1 ? personIds[0]! : null,
      dueOn: dueOn ?? null,
    })),
    safety: (Object.entries(safety ?? {}) as [SafetyItem, 'ok' | 'not' | undefined][]).flatMap(([item, seen]) =>
      seen ? [{ id: newId(), item, ok: seen === 'ok', followUpOn: null }] : [],
    ),
    confirmHousehold: fields.confirmHousehold ?? false,
  }
}
