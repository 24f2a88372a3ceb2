import type { DwellingUse } from '@red-steward/domain/places/place'
import type { ResidenceKind } from '@red-steward/domain/registry/codes'
import { correctHousehold } from '@red-steward/domain/registry/correcting'
import { HEAD, relationCodes } from '@red-steward/domain/registry/relations'
import { Form, Input } from 'antd'
import { useState } from 'react'
import { CommandModal } from '../parts/command-modal.tsx'
import { DayInput } from '../parts/day-input.tsx'
import { basesSeen, ChangedMeanwhile } from './changed-meanwhile.tsx'
import { CodeSelect } from './codes.tsx'
import type { HouseholdDialogProps } from './dialog.ts'
import { useHouseholdWords } from './household.words.ts'
import { useRegistryWords } from './registry.words.ts'
import { useUndoable } from './use-undoable.tsx'

interface Stated {
  relation: string | null
  kind: ResidenceKind | null
  fromDay: string | null
}
interface Fields {
  use: DwellingUse
  openedOn: string | null
  note: string
  members: Record<string, Stated>
}

const codes = relationCodes.filter((code) => code !== HEAD)

/** Puts facts of a household right; only what was changed is sent, with the version the writer saw. */
export function CorrectHousehold({ household: now, onClose }: HouseholdDialogProps) {
  // As the writer saw it on opening; see correct-person.tsx.
  const [household] = useState(now)
  const [bases, setBases] = useState<Record<string, number>>(() => ({
    [now.id]: now.version,
    [now.dwelling.id]: now.dwelling.version,
    ...Object.fromEntries(now.members.map(({ residenceId, residenceVersion }) => [residenceId, residenceVersion])),
  }))
  const nameOf = (id: string) => now.members.find(({ residenceId }) => residenceId === id)?.name ?? ''
  const w = useHouseholdWords()
  const r = useRegistryWords()
  const undoable = useUndoable()
  const before: Fields = {
    use: household.dwelling.use,
    openedOn: household.openedOn,
    note: household.note ?? '',
    members: Object.fromEntries(
      household.members.map(({ personId, relation, kind, fromDay }) => [personId, { relation, kind, fromDay }]),
    ),
  }
  return (
    <CommandModal
      title={w.correct}
      width={640}
      shape={correctHousehold}
      initial={before}
      toInput={(fields: Fields) => ({
        householdId: household.id,
        base: bases[household.id]!,
        bases,
        changes: changed(before, fields, ['use', 'openedOn', 'note']),
        members: household.members.flatMap(({ personId }) => {
          const was = before.members[personId]!
          const changes = changed(was, { ...was, ...fields.members[personId] }, ['relation', 'kind', 'fromDay'])
          return Object.keys(changes).length > 0
            ? [{ personId, ...(changes as { relation?: string; kind?: ResidenceKind; fromDay?: string | null }) }]
            : []
        }),
      })}
      onRefused={(refusal) => setBases({ ...bases, ...basesSeen(refusal) })}
      explain={(refusal) =>
        refusal.why === 'changed-meanwhile' ? <ChangedMeanwhile refusal={refusal} nameOf={nameOf} /> : null
      }
      onDone={(_answer, _input, commandId) => undoable(w.corrected, commandId)}
      onClose={onClose}
    >
      <div className="field-row">
        <Form.Item name="use" label={r.use}>
          <CodeSelect table="dwellingUse" />
        </Form.Item>
        <Form.Item name="openedOn" label={w.openedOn}>
          <DayInput />
        </Form.Item>
      </div>
      {household.members.map(({ personId, name, isHead }) => (
        <fieldset key={personId} className="plain-fieldset member-row">
          <legend>{name}</legend>
          {isHead ? (
            <span className="quiet">{r.head}</span>
          ) : (
            <Form.Item name={['members', personId, 'relation']} label={r.relation}>
              <CodeSelect table="relation" codes={codes} />
            </Form.Item>
          )}
          <Form.Item name={['members', personId, 'kind']} label={r.kind}>
            <CodeSelect table="residenceKind" />
          </Form.Item>
          <Form.Item name={['members', personId, 'fromDay']} label={r.fromDay}>
            <DayInput />
          </Form.Item>
        </fieldset>
      ))}
      <Form.Item name="note" label={r.note} extra={r.noteNote}>
        <Input.TextArea maxLength={500} autoSize={{ minRows: 2 }} />
      </Form.Item>
    </CommandModal>
  )
}

/** Only the keys whose value differs. */
function changed<T extends object, K extends keyof T>(before: T, after: T, keys: readonly K[]): Partial<Pick<T, K>> {
  return Object.fromEntries(
    keys.filter((key) => (before[key] ?? null) !== (after[key] ?? null)).map((key) => [key, after[key] ?? null]),
  ) as Partial<Pick<T, K>>
}
