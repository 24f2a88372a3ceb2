// Somebody the register does not know yet: name and how they belong here are enough; a child under 14 brings a guardian.
import { type Id, newId } from '@red-steward/domain/ids'
import { languageNeedWords, residenceKindWords, sexWords } from '@red-steward/domain/registry/codes'
import { needsGuardian } from '@red-steward/domain/registry/guardians'
import { mayRegisterPerson } from '@red-steward/domain/registry/household-rules'
import { type Guardian, NewMember } from '@red-steward/domain/registry/person'
import { commonRelations, HEAD, relationCodes, relationWords } from '@red-steward/domain/registry/relations'
import { Day } from '@red-steward/domain/time'
import { useFieldText } from '../../lib/refusal-text.ts'
import { Button } from '../../ui/button.tsx'
import { OneOf, Switch } from '../../ui/chips.tsx'
import { Select, TextField } from '../../ui/field.tsx'
import { Note } from '../../ui/parts.tsx'
import { useSay } from '../parts/say.ts'
import { usePeopleWords } from './people.words.ts'

export interface MemberDraft {
  id: Id
  name: string
  sex: '1' | '2' | '9'
  birthDate: string
  phone: string
  relation: string
  kind: keyof typeof residenceKindWords
  /** A member's id, `other`, or none chosen. */
  guardian: string
  guardianName: string
  guardianPhone: string
  agreed: boolean
}

export function emptyMember(relation: string): MemberDraft {
  return {
    id: newId(),
    name: '',
    sex: '9',
    birthDate: '',
    phone: '',
    relation,
    kind: relation === HEAD ? 'AT_HOME' : 'TENANT',
    guardian: '',
    guardianName: '',
    guardianPhone: '',
    agreed: false,
  }
}

/** What is to be registered, or which fields are wrong, by the same rule the server asks. */
export function readMember(draft: MemberDraft, today: Day): { member: NewMember } | { faults: Record<string, string> } {
  if (draft.birthDate && !Day.safeParse(draft.birthDate).success) return { faults: { birthDate: 'invalid_format' } }
  const parsed = NewMember.safeParse({
    id: draft.id,
    name: draft.name,
    sex: draft.sex,
    birthDate: draft.birthDate || null,
    phone: draft.phone || null,
    relation: draft.relation,
    kind: draft.kind,
    guardians: guardianOf(draft, today),
  })
  if (!parsed.success) {
    return { faults: Object.fromEntries(parsed.error.issues.map(({ path, code }) => [String(path[0]), code])) }
  }
  const may = mayRegisterPerson(parsed.data, today)
  if (!may.allowed) return { faults: { [String(may.detail?.field ?? 'name')]: may.why } }
  return { member: parsed.data }
}

function guardianOf(draft: MemberDraft, today: Day): unknown[] {
  if (!needsGuardian((draft.birthDate || null) as Day | null, today)) return []
  const consentedOn = draft.agreed ? today : null
  if (draft.guardian === 'other') {
    if (!draft.guardianName.trim()) return []
    const outside = { name: draft.guardianName, phone: draft.guardianPhone || null, relation: '50', consentedOn }
    return [outside satisfies Guardian]
  }
  return draft.guardian ? [{ personId: draft.guardian, relation: '50', consentedOn } satisfies Guardian] : []
}

interface Props {
  draft: MemberDraft
  faults: Record<string, string>
  /** Grown-ups of this door who may be guardian, new ones included. */
  adults: readonly { id: Id; name: string }[]
  today: Day
  onChange(draft: MemberDraft): void
  onRemove(): void
}

export function NewMemberCard({ draft, faults, adults, today, onChange, onRemove }: Props) {
  const w = usePeopleWords()
  const say = useSay()
  const fieldText = useFieldText()
  const set = (change: Partial<MemberDraft>) => onChange({ ...draft, ...change })
  const error = (field: string) => (faults[field] ? fieldText({ path: field, code: faults[field] }) : undefined)
  const isChild = needsGuardian((draft.birthDate || null) as Day | null, today)
  return (
    <div className="ui-card ui-stack new-member">
      <div className="ui-row">
        <h3 className="ui-heading grow">{w.newPerson}</h3>
        <Button look="quiet" onClick={onRemove}>
          {w.remove}
        </Button>
      </div>
      <TextField
        label={w.name}
        value={draft.name}
        onChange={(name) => set({ name })}
        error={error('name')}
        autoFocus
        maxLength={60}
        autoComplete="off"
      />
      <OneOf
        label={w.kind}
        choices={(['TENANT', 'AT_HOME', 'REGISTERED_ELSEWHERE', 'LODGER'] as const).map((value) => ({
          value,
          text: say(residenceKindWords[value]),
        }))}
        value={draft.kind as 'TENANT'}
        onChange={(kind) => set({ kind })}
      />
      <Select
        label={w.relation}
        value={draft.relation}
        options={[...relationCodes].sort(commonFirst).map((code) => [code, say(relationWords[code]!)] as const)}
        onChange={(relation) => set({ relation })}
        error={error('relation')}
      />
      <OneOf
        label={w.sex}
        choices={(['1', '2', '9'] as const).map((value) => ({ value, text: say(sexWords[value]) }))}
        value={draft.sex}
        onChange={(sex) => set({ sex })}
      />
      <TextField
        label={w.birthDate}
        type="date"
        value={draft.birthDate}
        max={today}
        onChange={(birthDate) => set({ birthDate })}
        error={error('birthDate')}
      />
      <TextField
        label={w.phone}
        type="tel"
        inputMode="tel"
        value={draft.phone}
        onChange={(phone) => set({ phone })}
        error={error('phone')}
        autoComplete="off"
      />
      {isChild && (
        <>
          <Note tone={error('guardians') ? 'bad' : 'warn'}>{w.childNeedsGuardian}</Note>
          <OneOf
            label={w.guardian}
            choices={[
              ...adults
                .filter(({ id }) => id !== draft.id)
                .map(({ id, name }) => ({ value: id, text: name || w.newPerson })),
              { value: 'other', text: w.guardianElsewhere },
            ]}
            value={draft.guardian}
            onChange={(guardian) => set({ guardian })}
          />
          {draft.guardian === 'other' && (
            <>
              <TextField
                label={w.guardianName}
                value={draft.guardianName}
                onChange={(guardianName) => set({ guardianName })}
              />
              <TextField
                label={w.guardianPhone}
                type="tel"
                value={draft.guardianPhone}
                onChange={(guardianPhone) => set({ guardianPhone })}
              />
            </>
          )}
          <Switch label={w.agreed} checked={draft.agreed} onChange={(agreed) => set({ agreed })} />
        </>
      )}
    </div>
  )
}

const rank = (code: string) => (commonRelations.includes(code) ? commonRelations.indexOf(code) : 100)
const commonFirst = (one: string, other: string) => rank(one) - rank(other)

export const languageChoices = Object.keys(languageNeedWords) as (keyof typeof languageNeedWords)[]
