// Puts facts of a person right. Only what was changed is sent, with the version it was seen in: another's change of
// another fact stays, of the same fact both values are kept.
import type { Id } from '@red-steward/domain/ids'
import { languageNeedWords, sexWords } from '@red-steward/domain/registry/codes'
import { correctPerson } from '@red-steward/domain/registry/correcting'
import type { PersonDocument } from '@red-steward/domain/registry/documents'
import type { PersonChanges } from '@red-steward/domain/registry/person'
import { checkPerson } from '@red-steward/domain/registry/person-check'
import { useState } from 'react'
import { useFieldText } from '../../lib/refusal-text.ts'
import { Button } from '../../ui/button.tsx'
import { OneOf } from '../../ui/chips.tsx'
import { Select, TextArea, TextField } from '../../ui/field.tsx'
import { useDraft } from '../parts/draft.ts'
import { getPerson, homeOf } from '../parts/reading.ts'
import { useSave, useSavedToast } from '../parts/save.ts'
import { useSay } from '../parts/say.ts'
import { useDocuments } from '../shell/device-context.ts'
import { useToday } from '../shell/now.ts'
import { NotHere, Page } from '../shell/page.tsx'
import { back } from '../shell/route.ts'
import { useShellWords } from '../shell/shell.words.ts'
import { languageChoices } from './new-member.tsx'
import { usePeopleWords } from './people.words.ts'

export default function CorrectPerson({ personId }: { personId: Id }) {
  const person = useDocuments((replica) => getPerson(replica, personId), [personId])
  return person ? <Correct seen={person} /> : <NotHere under={['doors']} />
}

function Correct({ seen }: { seen: PersonDocument }) {
  const w = usePeopleWords()
  const shell = useShellWords()
  const say = useSay()
  const today = useToday()
  const fieldText = useFieldText()
  const save = useSave()
  const savedToast = useSavedToast()
  const home = useDocuments((replica) => homeOf(replica, seen.id), [seen.id])
  const form = `correct/${seen.id}`
  // What the writer looks at stays what it was when they began, whatever arrives meanwhile.
  const [{ first, draft }, setDraft] = useDraft(form, 'draft', () => ({ first: seen, draft: factsOf(seen) }))
  const [faults, setFaults] = useState<Record<string, string>>({})
  const set = (part: Partial<Facts>) =>
    setDraft((before) => ({ first: before.first, draft: { ...before.draft, ...part } }))
  const error = (field: string) => (faults[field] ? fieldText({ path: field, code: faults[field] }) : undefined)

  async function submit() {
    const changes = changesOf(factsOf(first), draft)
    const found = faultsOf(draft, changes, today)
    setFaults(found)
    if (Object.keys(found).length > 0) return
    if (Object.keys(changes).length === 0) return back('person', seen.id)
    const id = await save(
      correctPerson,
      { personId: seen.id, base: first.version, changes },
      {
        typed: { form },
        base: { [seen.id]: first.version },
        about: [seen.id, ...(home ? [home.dwellingId] : [])],
        shows: [{ put: { ...seen, ...changes } as PersonDocument }],
      },
    )
    if (!id) return
    savedToast(w.savedToast, [id])
    back('person', seen.id)
  }

  return (
    <Page
      title={w.correctTitle(first.name)}
      under={['person', seen.id]}
      footer={
        <Button look="main" onClick={submit}>
          {shell.save}
        </Button>
      }
    >
      <TextField
        label={w.name}
        value={draft.name}
        maxLength={60}
        onChange={(name) => set({ name })}
        error={error('name')}
      />
      <TextField
        label={w.phone}
        type="tel"
        inputMode="tel"
        value={draft.phone ?? ''}
        onChange={(phone) => set({ phone: phone || null })}
        error={error('phone')}
      />
      <OneOf
        label={w.sex}
        choices={(['1', '2', '9'] as const).map((value) => ({ value, text: say(sexWords[value]) }))}
        value={draft.sex as '1'}
        onChange={(sex) => set({ sex })}
      />
      <TextField
        label={w.birthDate}
        type="date"
        max={today}
        value={draft.birthDate ?? ''}
        onChange={(birthDate) => set({ birthDate: birthDate || null })}
        error={error('birthDate')}
      />
      <Select
        label={w.languageNeed}
        value={draft.languageNeed ?? ''}
        options={[
          ['', w.languageNone],
          ...languageChoices.map((code) => [code, say(languageNeedWords[code])] as const),
        ]}
        onChange={(code) => set({ languageNeed: (code || null) as Facts['languageNeed'] })}
      />
      <TextArea
        label={w.note}
        value={draft.note}
        maxLength={500}
        onChange={(note) => set({ note })}
        error={error('note')}
      />
    </Page>
  )
}

type Facts = Pick<PersonDocument, 'name' | 'phone' | 'sex' | 'birthDate' | 'languageNeed' | 'note'>

function factsOf({ name, phone, sex, birthDate, languageNeed, note }: PersonDocument): Facts {
  return { name, phone, sex, birthDate, languageNeed, note }
}

function changesOf(before: Facts, after: Facts): PersonChanges {
  const changed = Object.entries(after).filter(([field, value]) => before[field as keyof Facts] !== value)
  return Object.fromEntries(changed)
}

function faultsOf(draft: Facts, changes: PersonChanges, today: string): Record<string, string> {
  if (draft.name.trim() === '') return { name: 'invalid_type' }
  const { problems } = checkPerson({ ...draft, readingOverride: null, documentKind: 'NONE', idNumber: null }, today)
  return Object.fromEntries(problems.filter(({ field }) => field in changes).map(({ field, code }) => [field, code]))
}
